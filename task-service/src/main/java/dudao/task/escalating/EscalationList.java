package dudao.task.escalating;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.task.ladder.Step;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Steps of ladders straight from SQL, newest first. */
@Singleton
class EscalationList {

    private static final String SELECT =
            """
            select e.*, t.title, t.due_at, t.classification, o.name as unit_name,
              (select min(m.delivered_at) from message m
               where m.escalation_id = e.id and m.organization_id = e.organization_id) as delivered_at
            from escalation e join task t on t.id = e.task_id join organization o on o.id = e.organization_id
            where o.path ^@ any(:scope) and %s"""
                    .formatted(Secrecy.readable("t", "t.organization_id"));

    private static final RowMapper<Concerned> CONCERNED = ConstructorMapper.of(Concerned.class);

    /** What an event says of the task. */
    public record Concerned(
            String title,
            UUID countyId,
            UUID planId,
            UUID itemId,
            UUID measureId,
            Classification classification,
            UUID handlingOfficeId) {

        Secrecy secrecy() {
            return new Secrecy(classification, handlingOfficeId);
        }
    }

    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;

    EscalationList(Jdbi jdbi, OrganizationTree tree, Caller caller) {
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
    }

    Optional<EscalationView> find(UUID id) {
        return rows(tree.scopeOf(caller), " and e.id = :id", Map.of("id", id)).stream()
                .findFirst();
    }

    Page<EscalationView> page(EscalationFilter filter, Paging paging) {
        Scope scope = filter.under == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(filter.under, caller));
        StringBuilder where = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        narrow(where, values, "rung", filter.rung);
        narrow(where, values, "state", filter.state());
        narrow(where, values, "task_id", filter.taskId);
        if (filter.organizationId != null) {
            narrow(
                    where,
                    values,
                    "organization_id",
                    tree.inScope(filter.organizationId, caller).id());
        }
        List<String> after = paging.after(1);
        if (after != null) {
            where.append(" and e.id < :before");
            values.put("before", id(after.get(0)));
        }
        where.append(" order by e.id desc limit ").append(paging.limit() + 1);
        return Page.of(rows(scope, where.toString(), values), paging, row -> List.of(row.id()));
    }

    Concerned concerned(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select title, county_id, plan_id, item_id, measure_id, classification, handling_office_id
                        from task where id = :id""")
                .bind("id", taskId)
                .map(CONCERNED)
                .one());
    }

    private static void narrow(StringBuilder where, Map<String, Object> values, String column, Object value) {
        if (value != null) {
            where.append(" and e.").append(column).append(" = :").append(column);
            values.put(column, value);
        }
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private List<EscalationView> rows(Scope scope, String where, Map<String, Object> values) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + where)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .bindMap(values)
                .map((row, context) -> view(row))
                .list());
    }

    private EscalationView view(ResultSet row) throws SQLException {
        EscalationState state = EscalationState.valueOf(row.getString("state"));
        int rung = row.getInt("rung");
        UUID unit = row.getObject("organization_id", UUID.class);
        return new EscalationView(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getObject("task_id", UUID.class),
                row.getString("title"),
                new EscalationView.Unit(unit, row.getString("unit_name")),
                row.getObject("issuer_id", UUID.class),
                row.getString("step"),
                rung,
                row.getString("form"),
                row.getString("pack"),
                state,
                row.getInt("deadline_version"),
                time(row, "due_at"),
                time(row, "next_action_at"),
                Step.Form.valueOf(row.getString("form"))
                        .number(row.getObject("slip_year", Integer.class), row.getObject("slip_number", Integer.class)),
                row.getString("document_number"),
                row.getObject("reply_by", LocalDate.class),
                row.getString("text"),
                time(row, "proposed_at"),
                time(row, "decided_at"),
                actor(row, "decided"),
                time(row, "sent_at"),
                time(row, "delivered_at"),
                time(row, "acknowledged_at"),
                actor(row, "acknowledged"),
                row.getString("reply"),
                time(row, "voided_at"),
                row.getString("void_reason"),
                Classification.valueOf(row.getString("classification")),
                new Deciders(caller).allowed(state, rung, unit));
    }

    private static Actor actor(ResultSet row, String act) throws SQLException {
        String id = row.getString(act + "_by");
        return id == null ? null : new Actor(id, row.getString(act + "_by_name"), row.getString(act + "_for"));
    }

    private static OffsetDateTime time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime();
    }
}
