package dudao.task.organizations.successions;

import dudao.commons.events.Outbox;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.jobs.JobKind;
import dudao.task.jobs.JobView;
import dudao.task.jobs.Jobs;
import dudao.task.organizations.Organizations;
import dudao.task.organizations.Sight;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Gives the open tasks of ended organisations to their new holders: all of them in one statement, events included. */
@Singleton
class Handover {

    private static final String LATE = "with " + Proposals.JUDGED.formatted("")
            + " select count(*) from judged where proposal = 'REASSIGN' and due_at <= :now and id <> all(:except)";

    private static final String FACT =
            """
            'source', source, 'planId', plan_id, 'itemId', item_id, 'measureId', measure_id,
            'organizationId', %1$s, 'countyId', %2$s, 'title', title, 'state', %3$s, 'assignedAt', %4$s, 'dueAt', %5$s,
            'originalDueAt', %6$s, 'classification', nullif(classification, 'INTERNAL'),
            'handlingOfficeId', handling_office_id, 'parentId', parent_id, 'actorOrganizationId', cast(:organization as uuid)""";

    private static final String HAND_OVER =
            """
            with %1$s, decided as materialized (
              select j.id, j.proposal, j.holder, j.state as was, h.county_id as holder_county, uuidv7() as new_id,
                least(coalesce(cast(:due as timestamptz), j.due_at), case when a.due_at > :now then a.due_at end) as new_due
              from judged j left join organization h on h.id = j.holder
                cross join lateral (select hold_above(j.id) as due_at) a
              where j.id <> all(:except)
            ), gone as (
              update task t set state = case d.proposal when 'REASSIGN' then 'REASSIGNED' else 'CANCELLED' end,
                version = version + 1, updated_at = greatest(:now, updated_at), paused_at = null, paused_from = null,
                paused_until = null
              from decided d where t.id = d.id and d.proposal in ('REASSIGN', 'CANCEL')
              returning t.*, d.was, d.holder, d.holder_county, d.new_id, d.new_due
            ), ended as (
              update suspension s set closed_at = g.updated_at from gone g where s.task_id = g.id and s.closed_at is null
            ), kept as (
              insert into task_transition (task_id, version, at, command, from_state, to_state, actor, actor_name,
                on_behalf_of, actor_organization_id, reason, due_at, deadline_version, accepted_at, submitted_at, completed_at)
              select id, version, updated_at, case state when 'REASSIGNED' then 'reassign' else 'cancel' end, was, state,
                :actor, :actorName, :onBehalfOf, :organization, :reason, due_at, deadline_version, accepted_at,
                submitted_at, completed_at from gone
            ), made as (
              insert into task (id, source, origin, plan_id, item_id, measure_id, organization_id, county_id, title,
                acceptance_standard, state, assigned_at, assigned_by, assigned_for, due_at, original_due_at,
                deadline_basis, replaces, job_id, updated_at, classification, handling_office_id, plan_revision, parent_id)
              select new_id, source, origin, plan_id, item_id, measure_id, holder, holder_county, title,
                acceptance_standard, 'ASSIGNED', :now, :actor, :onBehalfOf, new_due, new_due,
                case when new_due < cast(:due as timestamptz) then '机构变更改派时确定，不晚于上级任务' else :basis end, id, :job, :now, classification, handling_office_id, plan_revision, parent_id
              from gone where state = 'REASSIGNED'
            ), told (id, type, subject, version, data, unit) as (
              select uuidv7(), case state when 'REASSIGNED' then 'reassigned' else 'cancelled' end, id, version,
                jsonb_build_object('taskId', id, 'reason', cast(:reason as text), 'deadlineVersion', deadline_version,
                  'acceptedAt', %3$s, 'submittedAt', %4$s, 'completedAt', %5$s, %6$s), organization_id
              from gone
              union all
              select uuidv7(), 'assigned', new_id, 0,
                jsonb_build_object('taskId', new_id, 'replaces', id, 'deadlineVersion', 1, %7$s), holder
              from gone where state = 'REASSIGNED'
            ), sent as (
              insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor,
                on_behalf_of, data, organization_id)
              select id, 'task.events.v1', 'dudao.task.' || type || '.v1', subject, version, :now, :correlation, :actor,
                :onBehalfOf, replace(cast(jsonb_strip_nulls(data) as text), '"classification": ', '"classification":'), unit from told
            ), unit (id, skipped) as (
              select case proposal when 'REASSIGN' then d.holder else o.organization_id end, proposal <> 'REASSIGN'
              from decided d join open o on o.id = d.id
            )
            %2$s"""
                    .formatted(
                            Proposals.JUDGED.formatted("and (parent_id is null or hold_above(id) is not null)"
                                    + " order by id for no key update"),
                            Jobs.ADD.formatted(JobKind.SUCCESSION),
                            time("accepted_at"),
                            time("submitted_at"),
                            time("completed_at"),
                            FACT.formatted(
                                    "organization_id",
                                    "county_id",
                                    "state",
                                    time("assigned_at"),
                                    time("due_at"),
                                    time("original_due_at")),
                            FACT.formatted(
                                    "holder",
                                    "holder_county",
                                    "'ASSIGNED'",
                                    time(":now"),
                                    time("new_due"),
                                    time("new_due")));

    private final Jdbi jdbi;
    private final Organizations organizations;
    private final Sight sight;
    private final Outbox outbox;
    private final Below below;
    private final Caller caller;
    private final Clock clock;

    Handover(
            Jdbi jdbi,
            Organizations organizations,
            Sight sight,
            Outbox outbox,
            Below below,
            Caller caller,
            Clock clock) {
        this.below = below;
        this.jdbi = jdbi;
        this.organizations = organizations;
        this.sight = sight;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    JobView confirm(Succession succession, Confirmation wanted, UUID job) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        mustBeHolders(succession, wanted);
        OffsetDateTime due = due(succession, wanted, now);
        JobView done =
                jdbi.withHandle(handle -> Proposals.bind(handle.createQuery(HAND_OVER), succession, wanted.holders())
                        .bindArray("except", UUID.class, wanted.except())
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("due", due)
                        .bind("basis", due == null ? "机构变更由承接单位继续办理，期限不变" : "机构变更改派时确定，限 " + wanted.dueOn() + " 前办结")
                        .bind("reason", "机构变更：" + succession.documentTitle())
                        .bind("actor", caller.id())
                        .bind("actorName", caller.name())
                        .bind("onBehalfOf", caller.onBehalfOf().orElse(null))
                        .bind("organization", caller.organizationId())
                        .bind("classification", "INTERNAL")
                        .bind("office", (UUID) null)
                        .bind("job", job)
                        .bind("correlation", job.toString())
                        .map(Jobs.JOB)
                        .map(JobView::of)
                        .one());
        outbox.wakeRelay();
        below.follow(succession, job);
        return done;
    }

    private void mustBeHolders(Succession succession, Confirmation wanted) {
        Set<UUID> holders = new HashSet<>();
        if (succession.proposedHolder() != null) {
            holders.add(succession.proposedHolder());
        }
        wanted.holders().forEach(each -> holders.add(each.organizationId()));
        List<UUID> known = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id from organization where id = any(:ids) and closed_on is null and path ^@ any(:scope)""")
                .bindArray("ids", UUID.class, List.copyOf(holders))
                .bindArray("scope", String.class, (Object[]) sight.paths())
                .mapTo(UUID.class)
                .list());
        known.forEach(holders::remove);
        if (!holders.isEmpty()) {
            throw RuleViolation.of("UNIT_UNKNOWN", "承接单位不存在、已撤销或不在管辖范围内：" + holders)
                    .at("/holders", "不存在");
        }
    }

    /** Null when each keeps its own. */
    private OffsetDateTime due(Succession succession, Confirmation wanted, Instant now) {
        if (wanted.dueOn() != null) {
            if (wanted.dueOn().isBefore(organizations.today())
                    || wanted.dueOn().isAfter(organizations.today().plusYears(10))) {
                throw RuleViolation.of("DUE_IN_PAST", "期限应在今天以后").at("/dueOn", "已过或过远");
            }
            return Clocks.endOf(wanted.dueOn()).atOffset(ZoneOffset.UTC);
        }
        int late = jdbi.withHandle(handle -> Proposals.bind(handle.createQuery(LATE), succession, wanted.holders())
                .bindArray("except", UUID.class, wanted.except())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .mapTo(Integer.class)
                .one());
        if (late > 0) {
            throw RuleViolation.of("DUE_REQUIRED", "其中 " + late + " 项任务期限已过，请给出承接单位的期限")
                    .at("/dueOn", "必须给出");
        }
        return null;
    }

    private static String time(String moment) {
        return "to_char(" + moment + " at time zone 'Asia/Shanghai', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"+08:00\"')";
    }
}
