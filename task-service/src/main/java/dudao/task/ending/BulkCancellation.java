package dudao.task.ending;

import dudao.commons.events.Event;
import dudao.commons.events.Outbox;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Cancels open tasks, those of measures or those handed down from one, each with its history and its event, in one
 * statement however many they are.
 */
@Singleton
public class BulkCancellation {

    /**
     * @param column of {@code measure}: whose tasks
     * @param all whether all of them but the exceptions, or only the exceptions
     */
    record Which(String column, UUID id, boolean all, List<UUID> exceptions) {}

    private static final String OPEN =
            "state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')";

    private static final String OF_MEASURES =
            """
            select id from task
            where source = 'PLAN' and measure_id in (select id from measure where %s = :id)
              and (%s or state = 'CANCELLED')
              and (id = any(:exceptions)) <> :all""";

    private static final String HANDED_DOWN = "select id from task where parent_id = :id";

    /** What was handed down goes with the task it came from, which is locked before it. */
    private static final String CANCEL =
            """
            with recursive chosen (id, depth) as (
              select id, 0 from (%1$s) top
              union
              select t.id, c.depth + 1 from task t join chosen c on t.parent_id = c.id
            ), decided as materialized (
              select t.id, t.state as was from task t
                join (select id, max(depth) as depth from chosen group by id) c on c.id = t.id
              where %8$s order by c.depth, t.id for no key update of t
            ), gone as (
              update task t set state = 'CANCELLED', version = version + 1, updated_at = greatest(:now, updated_at),
                paused_at = null, paused_from = null, paused_until = null
              from decided d where t.id = d.id
              returning t.*, d.was
            ), ended as (
              update suspension s set closed_at = g.updated_at from gone g where s.task_id = g.id and s.closed_at is null
            ), unsettled as (
              update ruling r set state = 'VOIDED', version = r.version + 1 from gone g
              where r.task_id = g.id and r.state = 'PROPOSED'
            ), kept as (
              insert into task_transition (task_id, version, at, command, from_state, to_state, actor, on_behalf_of,
                reason, due_at, deadline_version, accepted_at, submitted_at, completed_at)
              select id, version, updated_at, 'cancel', was, state, :actor, :onBehalfOf, :reason, due_at,
                deadline_version, accepted_at, submitted_at, completed_at from gone
            ), told as (
              insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, causation_id,
                actor, on_behalf_of, data, organization_id)
              select uuidv7(), 'task.events.v1', 'dudao.task.cancelled.v1', id, version, :now, :correlation,
                :causation, :actor, :onBehalfOf, jsonb_strip_nulls(jsonb_build_object(
                  'taskId', id, 'source', source, 'planId', plan_id, 'itemId', item_id, 'measureId', measure_id,
                  'organizationId', organization_id, 'countyId', county_id, 'title', title, 'state', state,
                  'assignedAt', %2$s, 'dueAt', %3$s, 'originalDueAt', %4$s, 'deadlineVersion', deadline_version,
                  'acceptedAt', %5$s, 'submittedAt', %6$s, 'completedAt', %7$s, 'reason', cast(:reason as text),
                  'classification', nullif(classification, 'INTERNAL'), 'handlingOfficeId', handling_office_id, 'parentId', parent_id)),
                organization_id
              from gone
            )
            select count(*) from gone""";

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    BulkCancellation(Jdbi jdbi, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return how many were cancelled; one that has ended meanwhile stays as it is */
    int cancel(Which which, String reason, Event cause) {
        return cancel(OF_MEASURES.formatted(which.column(), OPEN), query -> query.bind("id", which.id())
                .bind("all", which.all())
                .bindArray("exceptions", UUID.class, which.exceptions())
                .bind("actor", cause.actor() == null ? "plan-service" : cause.actor())
                .bind("onBehalfOf", cause.onBehalfOf())
                .bind("reason", reason)
                .bind("correlation", cause.correlationId())
                .bind("causation", cause.id().toString()));
    }

    /** All that was handed down from the task and is still open, however far below; not the task itself. */
    public int cancelBelow(UUID task, String reason) {
        return cancel(HANDED_DOWN, query -> query.bind("id", task)
                .bind("actor", outbox.actor())
                .bind("onBehalfOf", outbox.onBehalfOf())
                .bind("reason", reason)
                .bind("correlation", task.toString())
                .bind("causation", (String) null));
    }

    /** Until nothing is left: while it waited for a task, whoever held that may have handed something down from it. */
    private int cancel(String chosen, UnaryOperator<Query> who) {
        int cancelled = 0;
        int more;
        do {
            more = once(statement(chosen), who);
            cancelled += more;
        } while (more > 0);
        if (cancelled > 0) {
            outbox.wakeRelay();
        }
        return cancelled;
    }

    private int once(String statement, UnaryOperator<Query> who) {
        return jdbi.withHandle(handle -> who.apply(handle.createQuery(statement))
                .bind("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
    }

    private static String statement(String chosen) {
        return CANCEL.formatted(
                chosen,
                time("assigned_at"),
                time("due_at"),
                time("original_due_at"),
                time("accepted_at"),
                time("submitted_at"),
                time("completed_at"),
                OPEN);
    }

    private static String time(String column) {
        return "to_char(" + column + " at time zone 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"+08:00\"')";
    }
}
