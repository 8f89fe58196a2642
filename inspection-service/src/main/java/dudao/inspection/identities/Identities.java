package dudao.inspection.identities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.FieldCipher;
import dudao.commons.secrecy.Masks;
import dudao.commons.secrecy.Sealed;
import dudao.inspection.identities.Personal.Role;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Table {@code clue_identity}: personal data apart from the clue, encrypted; beside it what everybody may be shown. */
@Singleton
public class Identities {

    private static final String TABLE = "clue_identity";
    private static final int BATCH = 200;

    /** As those see it who may see the clue. */
    public record Shown(Role role, boolean minor, String name, String phone, String email) {}

    public record Row(UUID id, String keyId, String algorithm, byte[] sealed) {}

    private static final RowMapper<Shown> SHOWN = ConstructorMapper.of(Shown.class);
    private static final RowMapper<Row> ROW = ConstructorMapper.of(Row.class);

    private final Jdbi jdbi;
    private final FieldCipher cipher;
    private final ObjectMapper json;

    Identities(Jdbi jdbi, FieldCipher cipher, ObjectMapper json) {
        this.jdbi = jdbi;
        this.cipher = cipher;
        this.json = json;
    }

    /** Nothing that could be read again stands in the statement, so nothing can stand in its failure either. */
    public void keep(UUID clueId, List<Personal> all) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    """
                    insert into clue_identity (id, clue_id, position, role, minor, shown_name, shown_phone, shown_email,
                                               key_id, algorithm, sealed)
                    values (:id, :clue, :position, :role, :minor, :name, :phone, :email, :keyId, :algorithm, :sealed)""");
            int position = 0;
            for (Personal each : all) {
                UUID id = Ids.next();
                Sealed sealed = cipher.seal(write(each), TABLE, id);
                batch.bind("id", id)
                        .bind("clue", clueId)
                        .bind("position", position++)
                        .bind("role", each.role())
                        .bind("minor", each.minor())
                        .bind("name", shownName(each))
                        .bind("phone", Masks.phone(each.phone()))
                        .bind("email", Masks.email(each.email()))
                        .bind("keyId", sealed.keyId())
                        .bind("algorithm", sealed.algorithm())
                        .bind("sealed", sealed.bytes())
                        .add();
            }
            batch.execute();
        });
    }

    private static String shownName(Personal personal) {
        return switch (personal.role()) {
            case REPORTER -> Masks.name(personal.name());
            case CONCERNED -> personal.minor() ? Masks.name(personal.name()) : personal.name();
            case TEXT -> null;
        };
    }

    public List<Shown> shown(UUID clueId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select role, minor, shown_name as name, shown_phone as phone, shown_email as email
                        from clue_identity where clue_id = :clue and role <> 'TEXT' order by position""")
                .bind("clue", clueId)
                .map(SHOWN)
                .list());
    }

    /** In plain. Whoever calls this has seen to it that it may be read, and that the reading is recorded. */
    public List<Personal> open(UUID clueId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, key_id, algorithm, sealed from clue_identity
                        where clue_id = :clue order by position""")
                .bind("clue", clueId)
                .map(ROW)
                .map(this::open)
                .list());
    }

    private Personal open(Row row) {
        return read(cipher.open(new Sealed(row.keyId(), row.algorithm(), row.sealed()), TABLE, row.id()));
    }

    /** @return how many rows were sealed anew because they were not under the key and the algorithm of today */
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
                        select id, key_id, algorithm, sealed from clue_identity
                        where key_id <> :key or algorithm <> :algorithm order by id limit :limit for update""")
                .bind("key", cipher.currentKey())
                .bind("algorithm", cipher.currentAlgorithm())
                .bind("limit", BATCH)
                .map(ROW)
                .list();
        PreparedBatch batch = handle.prepareBatch(
                "update clue_identity set key_id = :keyId, algorithm = :algorithm, sealed = :sealed where id = :id");
        for (Row row : rows) {
            Sealed sealed = cipher.seal(write(open(row)), TABLE, row.id());
            batch.bind("id", row.id())
                    .bind("keyId", sealed.keyId())
                    .bind("algorithm", sealed.algorithm())
                    .bind("sealed", sealed.bytes())
                    .add();
        }
        if (!rows.isEmpty()) {
            batch.execute();
        }
        return rows.size();
    }

    private String write(Personal personal) {
        try {
            return json.writeValueAsString(personal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Personal data cannot be written"); // without what it is
        }
    }

    private Personal read(String text) {
        try {
            return json.readValue(text, Personal.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Personal data cannot be read"); // without what it is
        }
    }
}
