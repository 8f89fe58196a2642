package dudao.task.assigning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Outbox;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import dudao.task.jobs.AssignmentJob;
import dudao.task.jobs.Job;
import dudao.task.jobs.Jobs;
import dudao.task.jobs.RunningJobs;
import dudao.task.plans.Audience;
import dudao.task.plans.Measure;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** One measure to all its units: every task and every event in one statement for up to a batch of units. */
@Singleton
class FanOut {

    /** What is the same in the events of all tasks of one assignment; {@link #MAKE} puts each one's own before it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Common(
            String source,
            UUID planId,
            UUID itemId,
            UUID measureId,
            String title,
            String state,
            OffsetDateTime assignedAt,
            OffsetDateTime dueAt,
            OffsetDateTime originalDueAt,
            int deadlineVersion,
            Classification classification,
            UUID handlingOfficeId,
            UUID actorOrganizationId) {}

    private static final int MAX_TITLE = 200;

    private static final String UNITS =
            """
            from organization o where o.path ^@ any(:scope) and o.closed_on is null and (
              o.id = any(:organizationIds) or (
                cardinality(:organizationIds) = 0 and o.path ^@ any(:under)
                and (cardinality(:kinds) = 0 or o.kind = any(:kinds))
                and (cardinality(:schoolClasses) = 0 or o.school_class = any(:schoolClasses))
                and (cast(:ownership as text) is null or o.ownership = :ownership)))
            """;

    private static final String HAS_TASK =
            """
            exists (select from task t where t.measure_id = :measure and t.organization_id = o.id
                      and t.state not in ('REASSIGNED', 'CANCELLED'))""";

    /**
     * Whoever assigns holds the measure's lock, so that it is enough to look; the unique index has the last word. The
     * inserts return nothing: row security would look at every row they give back.
     */
    private static final String MAKE =
            """
            with unit as materialized (
              select uuidv7() as task_id, o.id, o.county_id, %1$s as skipped %2$s
                and o.id > :after order by o.id limit %%d
            ), everybody as (
              select count(*) as number %2$s
            ), made as (
              insert into task (id, source, plan_id, item_id, measure_id, organization_id, county_id, title,
                                acceptance_standard, state, assigned_at, assigned_by, assigned_for, due_at,
                                original_due_at, deadline_basis, job_id, updated_at, classification,
                                handling_office_id, plan_revision)
              select task_id, 'PLAN', :plan, :item, :measure, id, county_id, :title, :standard, 'ASSIGNED', :now,
                     :actor, :onBehalfOf, :due, :due, :basis, :job, :now, :classification, :office, :revision
              from unit where not skipped
            ), told as (
              insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor,
                                        on_behalf_of, data, organization_id)
              select uuidv7(), 'task.events.v1', 'dudao.task.assigned.v1', task_id, 0, :now, :correlation, :actor,
                     :onBehalfOf, '{"taskId":"' || task_id || '","organizationId":"' || id
                       || coalesce('","countyId":"' || county_id, '') || '",' || :common, id
              from unit where not skipped
            )
            """
                    .formatted(HAS_TASK, UNITS);

    private static final String PREVIEW =
            "select o.id as organization_id, o.name, " + HAS_TASK + " as skipped " + UNITS + " order by o.path";

    private static final RowMapper<AssignmentPreview.Unit> UNIT = ConstructorMapper.of(AssignmentPreview.Unit.class);

    private static final UUID FIRST = new UUID(0, 0);

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final int batch;
    private final String make;

    /** @param batch units of one transaction: written in less than a second, and more than most audiences have */
    FanOut(
            Jdbi jdbi,
            ObjectMapper json,
            Outbox outbox,
            @ConfigProperty(name = "dudao.assignments.batch", defaultValue = "20000") int batch) {
        this.jdbi = jdbi;
        this.json = json;
        this.outbox = outbox;
        this.batch = batch;
        make = MAKE.formatted(batch);
    }

    /** Which of the organisations do not exist for somebody who sees the scope. */
    Set<UUID> unknown(List<UUID> organizations, Scope scope) {
        Set<UUID> unknown = new HashSet<>(organizations);
        jdbi.useHandle(
                handle -> handle.createQuery("select id from organization where id = any(:ids) and path ^@ any(:scope)"
                                + " and closed_on is null")
                        .bindArray("ids", UUID.class, organizations)
                        .bindArray("scope", String.class, (Object[]) scope.paths())
                        .mapTo(UUID.class)
                        .forEach(unknown::remove));
        return unknown;
    }

    List<AssignmentPreview.Unit> preview(Order order) {
        return jdbi.withHandle(handle -> bindUnits(
                        handle.createQuery(PREVIEW),
                        order.audience(),
                        List.of(order.scope().paths()),
                        List.of(order.under().paths()))
                .bind("measure", order.measure().id())
                .map(UNIT)
                .list());
    }

    /** The first batch, and the job, which is finished unless there are more units. */
    Job begin(Order order, UUID job, Caller caller) {
        Work work = Work.of(order, caller);
        Job made = jdbi.withHandle(handle -> bind(handle.createQuery(make + AssignmentJob.ADD), order.measure(), work)
                .bind("after", FIRST)
                .bind("job", job)
                .bind("correlation", job.toString())
                .bind("organization", caller.organizationId())
                .bind("work", write(work))
                .map(Jobs.JOB)
                .one());
        outbox.wakeRelay();
        return made;
    }

    /** The next batch of a job that is running. */
    Job goOn(RunningJobs.Rest rest, Work work, Measure measure, OffsetDateTime now) {
        Job made = jdbi.withHandle(handle -> bind(handle.createQuery(make + AssignmentJob.CONTINUE), measure, work)
                .bind("after", rest.workedTo())
                .bind("job", rest.id())
                .bind("correlation", rest.id().toString())
                .bind("finished", now)
                .map(Jobs.JOB)
                .one());
        outbox.wakeRelay();
        return made;
    }

    private Query bind(Query statement, Measure measure, Work work) {
        String title = title(measure.wording());
        OffsetDateTime dueAt = work.dueAt().atZone(Clocks.SHANGHAI).toOffsetDateTime();
        Common common = new Common(
                "PLAN",
                measure.planId(),
                measure.itemId(),
                measure.id(),
                title,
                "ASSIGNED",
                work.at(),
                dueAt,
                dueAt,
                1,
                measure.secrecy().told(),
                measure.secrecy().handlingOfficeId(),
                work.organizationId());
        return bindUnits(statement, work.audience(), work.scope(), work.under())
                .bind("batch", batch)
                .bind("plan", measure.planId())
                .bind("item", measure.itemId())
                .bind("measure", measure.id())
                .bind("title", title)
                .bind("standard", measure.acceptanceStandard())
                .bind("now", work.at())
                .bind("actor", work.actor())
                .bind("onBehalfOf", work.onBehalfOf())
                .bind("due", dueAt)
                .bind("basis", work.basis())
                .bind("classification", measure.secrecy().classification())
                .bind("office", measure.secrecy().handlingOfficeId())
                .bind("revision", measure.planRevision())
                .bind("common", write(common).substring(1));
    }

    private static <S extends SqlStatement<S>> S bindUnits(
            S statement, Audience audience, List<String> scope, List<String> under) {
        return statement
                .bindArray("scope", String.class, scope)
                .bindArray("under", String.class, under)
                .bindArray("organizationIds", UUID.class, audience.organizationIds())
                .bindArray("kinds", String.class, audience.kinds())
                .bindArray("schoolClasses", String.class, audience.schoolClasses())
                .bind("ownership", audience.ownership());
    }

    /** Two thousand tasks repeat it, and their events too; the whole wording stands at the measure. */
    private static String title(String wording) {
        int[] points = wording.codePoints().limit(MAX_TITLE + 1L).toArray();
        return points.length <= MAX_TITLE ? wording : new String(points, 0, MAX_TITLE - 1) + "…";
    }

    private String write(Object common) {
        try {
            return json.writeValueAsString(common);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
