package dudao.task.organizations.contacts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.FieldCipher;
import dudao.commons.secrecy.Sealed;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Table {@code organization_contact}: one encrypted list for each organisation. */
@Singleton
public class Contacts {

    private static final String TABLE = "organization_contact";
    private static final int BATCH = 200;
    private static final TypeReference<List<Contact>> LIST = new TypeReference<>() {};

    /** As it is in the database. */
    public record Row(UUID organizationId, long version, String keyId, String algorithm, byte[] sealed) {}

    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private final Jdbi jdbi;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final Clock clock;

    Contacts(Jdbi jdbi, FieldCipher cipher, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.cipher = cipher;
        this.json = json;
        this.clock = clock;
    }

    /** Those who answer today, for whoever has to reach them; an organisation that named none is not in the map. */
    public Map<UUID, List<Contact>> today(Collection<UUID> organizations) {
        LocalDate today = Clocks.dateOf(clock.instant());
        Map<UUID, List<Contact>> found = new HashMap<>();
        rows(organizations).forEach(row -> {
            List<Contact> valid =
                    open(row).stream().filter(each -> each.isValidOn(today)).toList();
            if (!valid.isEmpty()) {
                found.put(row.organizationId(), valid);
            }
        });
        return found;
    }

    ContactList of(UUID organization) {
        return rows(List.of(organization)).stream()
                .map(row -> new ContactList(organization, row.version(), open(row)))
                .findFirst()
                .orElseGet(() -> new ContactList(organization, 0, List.of()));
    }

    private List<Row> rows(Collection<UUID> organizations) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select organization_id, version, key_id, algorithm, sealed from organization_contact
                        where organization_id = any(:ids)""")
                .bindArray("ids", UUID.class, organizations)
                .map(ROW)
                .list());
    }

    /**
     * Two writers at once: the second one waits and finds that nothing is as it read it.
     *
     * @return whether the list was still the one that is replaced
     */
    boolean replace(ContactList before, List<Contact> items, String by) {
        Sealed sealed = cipher.seal(write(items), TABLE, before.id());
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                insert into organization_contact as c (organization_id, version, key_id, algorithm, sealed,
                                  updated_at, updated_by)
                                values (:id, :version + 1, :keyId, :algorithm, :bytes, :now, :by)
                                on conflict (organization_id) do update set version = excluded.version,
                                  key_id = excluded.key_id, algorithm = excluded.algorithm, sealed = excluded.sealed,
                                  updated_at = excluded.updated_at, updated_by = excluded.updated_by
                                where c.version = :version""")
                        .bindMethods(sealed)
                        .bind("id", before.id())
                        .bind("version", before.version())
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("by", by)
                        .execute()
                == 1);
    }

    /** What an old key or another algorithm has encrypted. */
    int sealAnew() {
        return jdbi.withHandle(handle -> {
            Scope.everything(handle);
            int all = 0;
            int some;
            do {
                some = sealSomeAnew(handle);
                all += some;
            } while (some == BATCH);
            return all;
        });
    }

    private int sealSomeAnew(Handle handle) {
        List<Row> rows = handle.createQuery(
                        """
                        select organization_id, version, key_id, algorithm, sealed from organization_contact
                        where key_id <> :key or algorithm <> :algorithm order by organization_id limit :limit for update""")
                .bind("key", cipher.currentKey())
                .bind("algorithm", cipher.currentAlgorithm())
                .bind("limit", BATCH)
                .map(ROW)
                .list();
        for (Row row : rows) {
            handle.createUpdate(
                            """
                            update organization_contact set key_id = :keyId, algorithm = :algorithm, sealed = :bytes
                            where organization_id = :id""")
                    .bindMethods(cipher.seal(write(open(row)), TABLE, row.organizationId()))
                    .bind("id", row.organizationId())
                    .execute();
        }
        return rows.size();
    }

    private List<Contact> open(Row row) {
        String text = cipher.open(new Sealed(row.keyId(), row.algorithm(), row.sealed()), TABLE, row.organizationId());
        try {
            return json.readValue(text, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Contacts cannot be read"); // without what they are
        }
    }

    private String write(List<Contact> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Contacts cannot be written"); // without what they are
        }
    }
}
