package dudao.inspection.programmes.points;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Where;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.Jdbi;

/** What schools stand at: the opening of the scheme and every confirmed entry that counts on the day. */
@Singleton
public class Balances {

    private static final String COUNTS = "e.occurred_on <= :day and (e.expires_on is null or e.expires_on > :day)"
            + " and exists (select from points_decision d where d.entry_id = e.id and d.confirmed)";

    private final Jdbi jdbi;
    private final SchemeTable schemes;
    private final Desk desk;

    Balances(Jdbi jdbi, SchemeTable schemes, Desk desk) {
        this.jdbi = jdbi;
        this.schemes = schemes;
        this.desk = desk;
    }

    /** By id of the school: no school is ranked. */
    @Schema(name = "PointsBalance")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Balance(
            UUID organizationId,
            String organizationName,
            @Schema(description = "absent where no scheme holds on the day: then there is no balance")
                    BigDecimal opening,
            @Schema(description = "sum of what counts on the day") BigDecimal entries,
            BigDecimal balance,
            @Schema(description = "what the scheme says of such a balance; a person acts on it") String consequence) {}

    /** Null where no scheme holds. */
    public BigDecimal of(UUID unit, LocalDate day) {
        BigDecimal entries = jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(sum(points), 0) from points_entry e where e.organization_id = :unit and "
                                + COUNTS)
                .bind("unit", unit)
                .bind("day", day)
                .mapTo(BigDecimal.class)
                .one());
        return schemes.at(unit, day)
                .map(scheme -> scheme.opening().add(entries))
                .orElse(null);
    }

    Page<Balance> list(String organization, LocalDate day, Paging paging) {
        Where where = new Where("o.path ^@ any(:scope) and o.ownership = 'PRIVATE'", desk.reader())
                .id("organizationId", organization, "o.id = :organizationId")
                .before(paging.after(1), "o.id");
        List<Balance> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select o.id as unit_id, o.name as unit_name, s.*, (
                          select coalesce(sum(e.points), 0) from points_entry e
                          where e.organization_id = o.id and %s) as entries
                        from organization o left join lateral (
                          select p.* from points_scheme p join organization giver on giver.id = p.organization_id
                          where o.path ^@ giver.path and p.valid_from <= :day
                          order by length(giver.path) desc, p.valid_from desc limit 1) s on true
                        %s order by o.id desc limit :limit"""
                                .formatted(COUNTS, where.sql()))
                .bindMap(where.values())
                .bind("day", day)
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> balance(row))
                .list());
        return Page.of(rows, paging, row -> List.of(row.organizationId()));
    }

    private Balance balance(ResultSet row) throws SQLException {
        BigDecimal entries = row.getBigDecimal("entries");
        Scheme scheme = row.getObject("id") == null ? null : schemes.scheme(row);
        BigDecimal balance = scheme == null ? null : scheme.opening().add(entries);
        return new Balance(
                row.getObject("unit_id", UUID.class),
                row.getString("unit_name"),
                scheme == null ? null : scheme.opening(),
                entries,
                balance,
                scheme == null ? null : scheme.consequence(balance));
    }
}
