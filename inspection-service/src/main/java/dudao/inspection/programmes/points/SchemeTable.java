package dudao.inspection.programmes.points;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.programmes.Desk;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code points_scheme}: a later one takes the place of an earlier one, none is changed. */
@Singleton
class SchemeTable {

    private static final TypeReference<List<NewScheme.Bound>> BOUNDS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Desk desk;
    private final AuditTrail trail;

    SchemeTable(Jdbi jdbi, ObjectMapper json, OrganizationTree tree, Caller caller, Desk desk, AuditTrail trail) {
        this.jdbi = jdbi;
        this.json = json;
        this.tree = tree;
        this.caller = caller;
        this.desk = desk;
        this.trail = trail;
    }

    UUID home() {
        return tree.scopeOf(caller).home().id();
    }

    void add(UUID id, NewScheme wanted) {
        Actor by = desk.actor();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into points_scheme (id, organization_id, valid_from, opening, bounds, basis, set_by, set_for,
                          set_at)
                        values (:id, :home, :validFrom, :opening, cast(:bounds as jsonb), :basis, :by, :for, :at)""")
                .bind("id", id)
                .bind("home", home())
                .bind("validFrom", wanted.validFrom())
                .bind("opening", wanted.opening())
                .bind("bounds", write(wanted.bounds()))
                .bind("basis", wanted.basis().strip())
                .bind("by", by.id())
                .bind("for", by.onBehalfOf())
                .bind("at", desk.now().atOffset(ZoneOffset.UTC))
                .execute());
        trail.changed("PointsScheme", id, null, wanted);
    }

    List<Scheme> visible() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select s.* from points_scheme s join organization o on o.id = s.organization_id
                        where o.path ^@ any(:scope) or exists (select from unnest(:scope) root where root ^@ o.path)
                        order by s.valid_from desc, s.id desc limit 200""")
                .bindMap(desk.reader())
                .map((row, context) -> scheme(row))
                .list());
    }

    /** The most local one that holds on a day. */
    Optional<Scheme> at(UUID unit, LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select s.* from points_scheme s join organization o on o.id = s.organization_id
                        join organization u on u.id = :unit and u.path ^@ o.path
                        where s.valid_from <= :day order by length(o.path) desc, s.valid_from desc limit 1""")
                .bind("unit", unit)
                .bind("day", day)
                .map((row, context) -> scheme(row))
                .findOne());
    }

    Scheme scheme(ResultSet row) throws SQLException {
        try {
            return new Scheme(
                    row.getObject("id", UUID.class),
                    row.getObject("organization_id", UUID.class),
                    row.getObject("valid_from", LocalDate.class),
                    row.getBigDecimal("opening"),
                    json.readValue(row.getString("bounds"), BOUNDS),
                    row.getString("basis"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
