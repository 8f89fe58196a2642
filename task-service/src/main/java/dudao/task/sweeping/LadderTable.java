package dudao.task.sweeping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.task.escalating.EscalationState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * The sweep's view of the ladder: whole batches in one statement each. The tasks it looks at are locked against whoever
 * would move their limit meanwhile, and passed over where somebody else holds them, another sweep or a command.
 */
@Singleton
class LadderTable {

    private static final RowMapper<Stand> STAND = ConstructorMapper.of(Stand.class);

    private static final String FACTS =
            """
            t.id as task_id, t.organization_id, t.county_id, coalesce(p.issuer_id, o.parent_id, t.organization_id) as issuer_id,
              t.plan_id, t.item_id, t.measure_id, t.title, o.name as unit_name, t.assigned_at, t.accepted_at, t.due_at,
              t.deadline_version, t.return_count, t.classification, t.handling_office_id,
              coalesce(m.priority = 'TOP_URGENT', false) as urgent, past.done, past.reached, past.delivered_at""";

    private static final String JOINS =
            """
            left join organization o on o.id = t.organization_id
              left join plan p on p.id = t.plan_id
              left join measure m on m.id = t.measure_id
              cross join lateral (
                select coalesce(array_agg(s.step) filter (where s.deadline_version = t.deadline_version), '{}') as done,
                  coalesce(max(s.rung) filter (where s.deadline_version < t.deadline_version), 0) as reached,
                  (array_agg(coalesce(s.acknowledged_at,
                      (select min(g.delivered_at) from message g
                       where g.escalation_id = s.id and g.organization_id = s.organization_id)) order by s.rung desc)
                    filter (where s.deadline_version = t.deadline_version and s.rung > 0))[1] as delivered_at
                from escalation s where s.task_id = t.id and s.state in ('SENT', 'ACKNOWLEDGED')) past""";

    /** Of a task t: that it may climb, and neither does so nor has come to the end. */
    static final String OFF_LADDER =
            """
            t.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')
              and not exists (select from escalation e where e.task_id = t.id
                and e.deadline_version = t.deadline_version
                and (e.state in ('SCHEDULED', 'PROPOSED', 'APPROVED') or e.last))""";

    private static final String ENTERING =
            """
            select null::uuid as id, 0 as version, null::text as state, null::text as step, null::date as reply_by,
              null::text as document_number, null::text as text, %s
            from task t %s
            where t.id = any(:ids) and %s for no key update of t skip locked"""
                    .formatted(FACTS, JOINS, OFF_LADDER);

    private static final String DUE =
            """
            select id from escalation where next_action_at <= :now and (:open or urgent)
            order by next_action_at, id limit :limit for update skip locked""";

    private static final String CLIMBING =
            """
            select e.id, e.version, e.state, e.step, e.reply_by, e.document_number, e.text, %s
            from escalation e join task t on t.id = e.task_id %s
            where e.id = any(:ids) order by e.next_action_at, e.id for no key update of t skip locked"""
                    .formatted(FACTS, JOINS);

    /** A step that comes next. */
    record Coming(
            UUID taskId,
            UUID organizationId,
            UUID issuerId,
            int deadlineVersion,
            String pack,
            String step,
            int rung,
            String form,
            boolean urgent,
            OffsetDateTime nextActionAt) {}

    /** What becomes of an open row. */
    record Turn(
            UUID id,
            EscalationState state,
            String step,
            int rung,
            String form,
            boolean last,
            OffsetDateTime nextActionAt,
            Integer slipYear,
            Integer slipNumber,
            LocalDate replyBy) {}

    private final ObjectMapper json;

    LadderTable(ObjectMapper json) {
        this.json = json;
    }

    /** Of these tasks those that are not on their ladder and that nobody holds; held from now on. */
    List<Stand> entering(Handle handle, List<UUID> tasks) {
        return stands(handle, ENTERING, tasks);
    }

    /** Open rows whose moment has come, held from now on. */
    List<UUID> due(Handle handle, Instant now, boolean open, int limit) {
        return handle.createQuery(DUE)
                .bind("now", utc(now))
                .bind("open", open)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /** Of these open rows those whose task nobody holds, held from now on. */
    List<Stand> climbing(Handle handle, List<UUID> rows) {
        return stands(handle, CLIMBING, rows);
    }

    private static List<Stand> stands(Handle handle, String sql, List<UUID> ids) {
        return handle.createQuery(sql)
                .bindArray("ids", UUID.class, ids)
                .map(STAND)
                .list();
    }

    void add(Handle handle, Collection<Coming> rows) {
        handle.createUpdate(
                        """
                        insert into escalation (id, task_id, organization_id, issuer_id, deadline_version, pack, step,
                          rung, form, state, urgent, next_action_at)
                        select uuidv7(), "taskId", "organizationId", "issuerId", "deadlineVersion", pack, step, rung,
                          form, 'SCHEDULED', urgent, "nextActionAt"
                        from json_to_recordset(cast(:rows as json)) x ("taskId" uuid, "organizationId" uuid,
                          "issuerId" uuid, "deadlineVersion" int, pack text, step text, rung int, form text,
                          urgent boolean, "nextActionAt" timestamptz)
                        on conflict do nothing""")
                .bind("rows", write(rows))
                .execute();
    }

    void turn(Handle handle, Collection<Turn> rows, Instant now) {
        handle.createUpdate(
                        """
                        update escalation e set version = e.version + 1, state = x.state, step = x.step, rung = x.rung,
                          form = x.form, last = x.last, next_action_at = x."nextActionAt", slip_year = x."slipYear",
                          slip_number = x."slipNumber", reply_by = x."replyBy",
                          proposed_at = case when x.state = 'PROPOSED' then :now else e.proposed_at end,
                          sent_at = case when x.state = 'SENT' then cast(:now as timestamptz) end
                        from json_to_recordset(cast(:rows as json)) x (id uuid, state text, step text, rung int,
                          form text, last boolean, "nextActionAt" timestamptz, "slipYear" int, "slipNumber" int,
                          "replyBy" date)
                        where e.id = x.id""")
                .bind("rows", write(rows))
                .bind("now", utc(now))
                .execute();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
