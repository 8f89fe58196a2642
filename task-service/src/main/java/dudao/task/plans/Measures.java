package dudao.task.plans;

import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** What issued plans ask for; a read model of plan-service's events. */
@Singleton
public class Measures {

    private static final String SELECT =
            """
            select m.*, p.issuer_id, p.state as plan_state, p.revision, i.state as item_state, i.classification, i.handling_office_id
            from measure m join plan p on p.id = m.plan_id join plan_item i on i.id = m.item_id
            where m.id = :id""";
    private static final RowMapper<Target> TARGET = ConstructorMapper.of(Target.class);

    private final Jdbi jdbi;

    Measures(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public Optional<Measure> find(UUID id) {
        return find(SELECT, id);
    }

    /** Nobody else assigns the measure until this transaction ends. */
    public Optional<Measure> lock(UUID id) {
        return find(SELECT + " for no key update of m", id);
    }

    private Optional<Measure> find(String sql, UUID id) {
        return jdbi.withHandle(handle ->
                handle.createQuery(sql).bind("id", id).map(Measures::measure).findOne());
    }

    public List<Target> targetsOf(UUID measureId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select target_id, text, quantity, unit, object, comparator from measure_target
                        where measure_id = :id order by target_id""")
                .bind("id", measureId)
                .map(TARGET)
                .list());
    }

    private static Measure measure(ResultSet row, StatementContext ignored) throws SQLException {
        return new Measure(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getObject("issuer_id", UUID.class),
                row.getString("plan_state"),
                row.getObject("revision", Integer.class),
                row.getString("item_state"),
                row.getBoolean("dropped"),
                row.getString("wording"),
                new Audience(
                        Arrays.asList((UUID[])
                                row.getArray("audience_organization_ids").getArray()),
                        Arrays.asList((String[]) row.getArray("audience_kinds").getArray()),
                        row.getObject("audience_under", UUID.class),
                        Arrays.asList((String[])
                                row.getArray("audience_school_classes").getArray()),
                        row.getString("audience_ownership")),
                row.getObject("due_on", LocalDate.class),
                row.getString("acceptance_standard"),
                new Secrecy(
                        Classification.valueOf(row.getString("classification")),
                        row.getObject("handling_office_id", UUID.class)));
    }
}
