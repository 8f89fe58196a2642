package dudao.task.suspensions;

import dudao.commons.identity.Caller;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.task.jobs.RunningJobs;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/** Tables {@code bulk_suspension} and {@code bulk_suspension_task}. */
@Singleton
class BulkSuspensions {

    private static final String OPEN =
            """
            from task t join organization o on o.id = t.organization_id
            where o.path ^@ any(:under)
              and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
              and (cast(:plan as uuid) is null or t.plan_id = :plan)
              and (cast(:measure as uuid) is null or t.measure_id = :measure)
              and (t.classification <> 'RESTRICTED' or :office in (t.handling_office_id, t.organization_id))""";

    /** Nobody decides about the own unit's task, also not among many. */
    private static final String SUSPENDABLE =
            "t.state in ('ACCEPTED', 'IN_PROGRESS', 'RETURNED') and t.deadline_kind = 'SET'"
                    + " and t.organization_id <> all(:own)";

    private static final String VIEW =
            """
            select b.*, n.pending, n.suspended, n.skipped, (
                select count(*) from suspension s where s.bulk_id = b.id and s.closed_at is not null) as resumed
            from bulk_suspension b join organization o on o.id = b.organization_id, lateral (
              select count(*) filter (where state = 'PENDING') as pending,
                count(*) filter (where state = 'SUSPENDED') as suspended,
                count(*) filter (where state = 'SKIPPED') as skipped
              from bulk_suspension_task p where p.bulk_id = b.id) n
            where b.id = :id and o.path ^@ any(:scope)""";

    private final Jdbi jdbi;
    private final RunningJobs jobs;
    private final Clock clock;

    BulkSuspensions(Jdbi jdbi, RunningJobs jobs, Clock clock) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.clock = clock;
    }

    LocalDate today() {
        return Clocks.dateOf(clock.instant());
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Open tasks by whether they can be suspended. */
    Map<Boolean, Integer> count(NewBulkSuspension wanted, Scope under, Caller caller) {
        return jdbi.withHandle(handle -> bind(
                        handle.createQuery("select " + SUSPENDABLE + " as can, count(*) as n " + OPEN + " group by 1"),
                        wanted,
                        under,
                        caller)
                .map((row, context) -> Map.entry(row.getBoolean("can"), row.getInt("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** @return how many tasks are to be suspended */
    int add(UUID id, NewBulkSuspension wanted, Scope under, Caller caller) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate(
                            """
                            insert into bulk_suspension (id, version, cause, legal_basis, statement, ends_on, created_at,
                              created_by, created_for, organization_id)
                            values (:id, 0, :cause, :basis, :statement, :until, :now, :actor, :onBehalfOf, :organization)""")
                    .bind("id", id)
                    .bind("cause", wanted.cause().name())
                    .bind("basis", wanted.legalBasis())
                    .bind("statement", wanted.statement())
                    .bind("until", wanted.until())
                    .bind("now", now())
                    .bind("actor", caller.id())
                    .bind("onBehalfOf", caller.onBehalfOf().orElse(null))
                    .bind("organization", caller.organizationId())
                    .execute();
            return bind(
                            handle.createUpdate("insert into bulk_suspension_task (bulk_id, task_id, state)"
                                    + " select :bulk, t.id, 'PENDING' " + OPEN + " and " + SUSPENDABLE),
                            wanted,
                            under,
                            caller)
                    .bind("bulk", id)
                    .execute();
        });
    }

    private static <S extends SqlStatement<S>> S bind(
            S statement, NewBulkSuspension wanted, Scope under, Caller caller) {
        return statement
                .bindArray("under", String.class, (Object[]) under.paths())
                .bind("plan", wanted.planId())
                .bind("measure", wanted.measureId())
                .bind("office", caller.organizationId())
                .bindArray("own", UUID.class, caller.organizations());
    }

    BulkSuspension get(UUID id, Scope scope) {
        return jdbi.withHandle(handle -> handle.createQuery(VIEW)
                .bind("id", id)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .map(ConstructorMapper.of(BulkSuspension.class))
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("批量中止", id)));
    }

    /** Waits for whoever is just suspending some of its tasks. */
    void lock(UUID id) {
        jdbi.useHandle(handle -> handle.execute("select 1 from bulk_suspension where id = ? for update", id));
    }

    /** What is pending is not suspended any more; what is suspended goes on with the next sweep. */
    void undo(UUID id, String reason, Caller caller) {
        List<UUID> spared = jdbi.withHandle(handle -> {
            handle.createUpdate(
                            """
                            update bulk_suspension set version = version + 1, undone_at = :now, undone_by = :actor,
                              undo_reason = :reason where id = :id""")
                    .bind("id", id)
                    .bind("now", now())
                    .bind("actor", caller.id())
                    .bind("reason", reason)
                    .execute();
            handle.createUpdate(
                            """
                            update suspension set ends_on = least(ends_on, cast(:yesterday as date))
                            where bulk_id = :id and closed_at is null""")
                    .bind("id", id)
                    .bind("yesterday", today().minusDays(1))
                    .execute();
            return handle.createQuery(
                            """
                            with spared as (
                              update bulk_suspension_task set state = 'SKIPPED' where bulk_id = :id and state = 'PENDING'
                              returning task_id)
                            select t.organization_id from spared join task t on t.id = spared.task_id""")
                    .bind("id", id)
                    .mapTo(UUID.class)
                    .list();
        });
        jobs.progress(id, List.of(), spared);
    }
}
