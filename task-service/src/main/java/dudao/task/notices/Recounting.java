package dudao.task.notices;

import dudao.commons.events.Outbox;
import dudao.commons.time.WorkingCalendar;
import dudao.task.deadlines.BulkFacts;
import dudao.task.deadlines.CountedLimit;
import dudao.task.deadlines.CountedLimits;
import dudao.task.duties.Deadline;
import dudao.task.notices.Shift.Fate;
import dudao.task.tasks.TaskChanged;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.Tasks;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Counts the limits of open tasks again when a notice is loaded, and moves those that were provisional. */
@Singleton
class Recounting {

    private static final String OPEN =
            """
            t.deadline_kind = 'SET' and t.state in
              ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')""";

    /** Which limit a task has: its own of the present version, or its assignment's as long as it has no other. */
    private static final String TASKS_OF =
            """
            select t.id as task, d.id as deadline from deadline d
              join task t on t.id = d.task_id and t.deadline_version = d.version
              where d.id = any(:deadlines) and %1$s
            union all
            select t.id, d.id from deadline d
              join task t on t.job_id = d.id and t.deadline_version = 1
              where d.task_id is null and d.id = any(:deadlines) and %1$s"""
                    .formatted(OPEN);

    private static final String TOUCHED =
            """
            with touched as materialized (
              select id from deadline where starts_on <= :last and due_at > :first
            ), counted as (
              select deadline, count(*) as tasks from (%s) limited group by deadline)
            select d.*, c.tasks from counted c join deadline d on d.id = c.deadline order by d.id"""
                    .formatted(TASKS_OF.replace("any(:deadlines)", "any(array(select id from touched))"));

    private static final String MOVE =
            """
            with moved (deadline, due_at, rolled, calendar, provisional, basis) as materialized (
              select * from unnest(:deadlines, cast(:due as timestamptz[]), :rolled, :calendars, :provisional, :bases)
            ), chosen as materialized (
              select l.task, l.deadline, t.due_at as was_due_at, t.state as was
              from (%s) l join task t on t.id = l.task order by t.id for no key update of t
            ), changed as (
              update task t set due_at = m.due_at, deadline_version = t.deadline_version + 1, deadline_basis = m.basis,
                version = t.version + 1, updated_at = greatest(:now, t.updated_at)
              from chosen c join moved m using (deadline) where t.id = c.task
              returning t.*, c.was, c.was_due_at, c.deadline, 'CALENDAR' as reason, cast(null as text) as text, m.rolled,
                m.calendar, m.provisional
            ), counted as (
              insert into deadline (id, task_id, version, rule, article, start_event, starts_on, amount, day_kind, rolled,
                suspended_days, due_at, calendar, provisional, basis, organization_id)
              select uuidv7(), c.id, c.deadline_version, d.rule, d.article, d.start_event, d.starts_on, d.amount,
                d.day_kind, c.rolled, d.suspended_days, c.due_at, c.calendar, c.provisional, c.deadline_basis, c.organization_id
              from changed c join deadline d on d.id = c.deadline
            ), kept as (%s), told as (%s)
            select c.id from changed c
            where exists (select from task s where s.parent_id = c.id and s.due_at > c.due_at)
               or exists (select from task_part p where p.task_id = c.id and p.due_at > c.due_at)"""
                    .formatted(
                            TASKS_OF,
                            BulkFacts.history("changed", "recount-deadline"),
                            BulkFacts.events(
                                    "changed",
                                    "deadline-changed",
                                    ", 'formerDueAt', " + BulkFacts.time("was_due_at")
                                            + ", 'deadlineBasis', deadline_basis"));

    private static final String CONFIRM =
            """
            update deadline d set calendar = c.calendar, provisional = false, basis = c.basis
            from unnest(:deadlines, :calendars, :bases) c (deadline, calendar, basis) where d.id = c.deadline""";

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Tasks tasks;
    private final Event<TaskChanged> changes;

    Recounting(Jdbi jdbi, Outbox outbox, Tasks tasks, Event<TaskChanged> changes) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.tasks = tasks;
        this.changes = changes;
    }

    /** Every counted limit of an open task that lies in the year or runs through it, where the other calendar matters. */
    List<Shift> shifts(int year, WorkingCalendar other) {
        return jdbi
                .withHandle(handle -> handle.createQuery(TOUCHED)
                        .bind("first", LocalDate.of(year, 1, 1))
                        .bind("last", LocalDate.of(year, 12, 31))
                        .map((row, context) -> {
                            CountedLimit now = CountedLimits.deadline(row, context);
                            return new Shift(row.getObject("id", UUID.class), row.getInt("tasks"), now, now.on(other));
                        })
                        .list())
                .stream()
                .filter(shift -> shift.fate() != null)
                .toList();
    }

    void apply(List<Shift> shifts, UUID notice, OffsetDateTime now) {
        confirm(of(shifts, Fate.CONFIRMED));
        List<Shift> moving = of(shifts, Fate.MOVES);
        if (moving.isEmpty()) {
            return;
        }
        List<UUID> exceeded = jdbi.withHandle(handle -> handle.createQuery(MOVE)
                .bindArray("deadlines", UUID.class, list(moving, Shift::deadlineId))
                .bindArray("due", String.class, list(moving, shift -> shift.then()
                        .dueAt()
                        .toString()))
                .bindArray("rolled", Boolean.class, list(moving, shift -> shift.then()
                        .rolled()))
                .bindArray("calendars", String.class, list(moving, shift -> shift.then()
                        .calendar()))
                .bindArray("provisional", Boolean.class, list(moving, shift -> shift.then()
                        .provisional()))
                .bindArray("bases", String.class, list(moving, shift -> shift.then()
                        .basis()))
                .bind("now", now)
                .bind("actor", outbox.actor())
                .bind("onBehalfOf", outbox.onBehalfOf())
                .bind("correlation", notice.toString())
                .bind("causation", (String) null)
                .mapTo(UUID.class)
                .list());
        outbox.wakeRelay();
        exceeded.forEach(this::shortenWhatItWasSharedInto);
    }

    /** Subtasks and parts follow as they follow any earlier limit; there are few. */
    private void shortenWhatItWasSharedInto(UUID id) {
        TaskFacts task = tasks.bySystem(id).orElseThrow();
        Deadline limit = task.deadline();
        Deadline former = new Deadline(
                limit.dueAt(),
                limit.originalDueAt(),
                limit.deadlineKind(),
                limit.deadlineVersion() - 1,
                limit.deadlineBasis());
        changes.fire(new TaskChanged(
                id,
                task.version(),
                task.state(),
                task.state(),
                "recount-deadline",
                task.source(),
                task.organizationId(),
                task.countyId(),
                former,
                limit,
                "CALENDAR",
                null,
                List.of(),
                outbox.actor(),
                task.updatedAt()));
    }

    private void confirm(List<Shift> confirmed) {
        jdbi.useHandle(handle -> handle.createUpdate(CONFIRM)
                .bindArray("deadlines", UUID.class, list(confirmed, Shift::deadlineId))
                .bindArray("calendars", String.class, list(confirmed, shift -> shift.then()
                        .calendar()))
                .bindArray("bases", String.class, list(confirmed, shift -> shift.then()
                        .basis()))
                .execute());
    }

    private static List<Shift> of(List<Shift> shifts, Fate fate) {
        return shifts.stream().filter(shift -> shift.fate() == fate).toList();
    }

    private static <T> List<T> list(List<Shift> shifts, Function<Shift, T> value) {
        return shifts.stream().map(value).toList();
    }
}
