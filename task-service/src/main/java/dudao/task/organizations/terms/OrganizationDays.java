package dudao.task.organizations.terms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code organization_calendar}: the layer of organisations over the public calendar. */
@Singleton
public class OrganizationDays {

    private static final TypeReference<List<NamedDays>> DAYS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Clock clock;

    OrganizationDays(Jdbi jdbi, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** Whether the organisation or one above it is closed on that day. */
    public boolean isClosed(UUID organization, LocalDate day) {
        return closingDays(organization).stream().anyMatch(each -> each.contains(day));
    }

    /** Its own and those of all above it. */
    public List<NamedDays> closingDays(UUID organization) {
        return above(organization).stream()
                .flatMap(each -> each.closingDays().stream())
                .toList();
    }

    /** Its own, else those of the nearest above it that has some. */
    public List<NamedDays> terms(UUID organization) {
        return above(organization).stream()
                .map(OwnCalendar::terms)
                .filter(terms -> !terms.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The term of a day; empty in the holidays and where no terms are known. */
    public Optional<NamedDays> termOf(UUID organization, LocalDate day) {
        return terms(organization).stream().filter(each -> each.contains(day)).findFirst();
    }

    /** Of the organisation and of those above it, the nearest first. */
    List<OwnCalendar> above(UUID organization) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select c.organization_id, c.version, c.terms, c.closing_days
                        from organization o
                        join lateral regexp_split_to_table(rtrim(o.path, '/'), '/') with ordinality up (id, depth) on true
                        join organization_calendar c on c.organization_id = cast(up.id as uuid)
                        where o.id = :id order by up.depth desc""")
                .bind("id", organization)
                .map(this::calendar)
                .list());
    }

    OwnCalendar of(UUID organization) {
        return above(organization).stream()
                .filter(each -> each.id().equals(organization))
                .findFirst()
                .orElseGet(() -> new OwnCalendar(organization, 0, List.of(), List.of()));
    }

    /** @return whether the calendar was still the one that is replaced */
    boolean replace(OwnCalendar before, List<NamedDays> terms, List<NamedDays> closingDays, String by) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                """
                                insert into organization_calendar as c (organization_id, version, terms, closing_days,
                                  updated_at, updated_by)
                                values (:id, :version + 1, cast(:terms as jsonb), cast(:closing as jsonb), :now, :by)
                                on conflict (organization_id) do update set version = excluded.version,
                                  terms = excluded.terms, closing_days = excluded.closing_days,
                                  updated_at = excluded.updated_at, updated_by = excluded.updated_by
                                where c.version = :version""")
                        .bind("id", before.id())
                        .bind("version", before.version())
                        .bind("terms", write(terms))
                        .bind("closing", write(closingDays))
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("by", by)
                        .execute()
                == 1);
    }

    private OwnCalendar calendar(ResultSet row, StatementContext ignored) throws SQLException {
        return new OwnCalendar(
                row.getObject("organization_id", UUID.class),
                row.getLong("version"),
                read(row.getString("terms")),
                read(row.getString("closing_days")));
    }

    private List<NamedDays> read(String text) {
        try {
            return json.readValue(text, DAYS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(List<NamedDays> days) {
        try {
            return json.writeValueAsString(days);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
