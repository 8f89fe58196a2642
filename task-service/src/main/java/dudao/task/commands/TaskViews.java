package dudao.task.commands;

import dudao.commons.http.ETags;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Clocking;
import dudao.commons.time.Lights.Phase;
import dudao.task.deadlines.CountedLimits;
import dudao.task.drafts.Drafts;
import dudao.task.drafts.Reference;
import dudao.task.duties.Deadline;
import dudao.task.duties.Deadlines;
import dudao.task.duties.Source;
import dudao.task.subtasks.Subtasks;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.TaskState;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Draws tasks with what follows from the time: light, days, clocks. */
@Singleton
class TaskViews {

    private final Lights lights;
    private final Deadlines deadlines;
    private final CountedLimits counted;
    private final Subtasks subtasks;
    private final Drafts drafts;
    private final Clock clock;

    TaskViews(
            Lights lights, Deadlines deadlines, CountedLimits counted, Subtasks subtasks, Drafts drafts, Clock clock) {
        this.drafts = drafts;
        this.subtasks = subtasks;
        this.counted = counted;
        this.lights = lights;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    Response answer(Response.ResponseBuilder response, SeenTask seen) {
        return ETags.tagged(response.entity(now(seen)), seen.facts()).build();
    }

    TaskView now(SeenTask seen) {
        return view(seen, clock.instant(), seen.allowedCommands());
    }

    Response answer(SeenTask seen) {
        return answer(Response.ok(), seen);
    }

    /** At another moment than now nothing can be done. */
    TaskView at(Instant asOf, SeenTask seen) {
        return view(seen, asOf, List.of());
    }

    private TaskView view(SeenTask seen, Instant asOf, List<String> allowedCommands) {
        TaskFacts task = seen.facts();
        boolean done = task.isDone();
        Instant measured = measuredAt(task, asOf);
        Light light = lights.at(asOf, task.clocking());
        return new TaskView(
                task.id(),
                task.source().source().name(),
                task.source().origin(),
                reference(task),
                task.source().planId(),
                task.source().itemId(),
                task.source().measureId(),
                task.source().planRevision(),
                task.source().findingId(),
                task.source().rectificationId(),
                task.replaces(),
                task.parentId(),
                subtasks.rollUp(task.id(), light, asOf).orElse(null),
                task.title(),
                task.acceptanceStandard(),
                task.state().name(),
                light,
                allowedCommands,
                TaskView.Unit.of(seen.unit()),
                time(task.dueAt()),
                time(task.deadline().originalDueAt()),
                deadline(task),
                done ? null : lights.workingDaysLeft(measured, task.dueAt()),
                calendarDaysLate(measured, task.dueAt()),
                acceptance(task, asOf),
                pause(task, asOf),
                time(task.assignedAt()),
                time(task.acceptedAt()),
                time(task.submittedAt()),
                time(task.completedAt()),
                onTime(task.completedAt(), task.deadline().originalDueAt()),
                onTime(task.completedAt(), task.dueAt()),
                task.returnCount(),
                task.reopenCount(),
                task.needsJointRuling(),
                time(task.updatedAt()),
                task.secrecy().classification(),
                task.secrecy().handlingOfficeId());
    }

    private Reference reference(TaskFacts task) {
        return task.source().source() == Source.Kind.AD_HOC
                ? drafts.referenceOf(task.id()).orElse(null)
                : null;
    }

    private TaskView.Pause pause(TaskFacts task, Instant asOf) {
        if (task.pausedAt() == null) {
            return null;
        }
        if (task.state() != TaskState.OBJECTED) {
            return new TaskView.Pause(time(task.pausedAt()), task.pausedUntil(), null, null);
        }
        Instant limit = deadlines.ruleBy(task.pausedAt());
        Light light = lights.at(asOf, new Clocking(Phase.OPEN, task.pausedAt(), limit, null));
        return new TaskView.Pause(time(task.pausedAt()), null, time(limit), light);
    }

    private TaskView.Deadline deadline(TaskFacts task) {
        Deadline limit = task.deadline();
        return new TaskView.Deadline(
                limit.deadlineBasis(),
                limit.deadlineKind().name(),
                limit.deadlineVersion(),
                counted.of(task.id(), limit.deadlineVersion())
                        .map(TaskView.Counting::of)
                        .orElse(null));
    }

    /** The clock stands still while a submission waits, and for good when one was accepted. */
    private static Instant measuredAt(TaskFacts task, Instant asOf) {
        return switch (task.state().phase()) {
            case AWAITING_REVIEW -> task.submittedAt();
            case DONE -> task.completedAt() == null ? task.updatedAt() : task.completedAt();
            case UNACKNOWLEDGED, PAUSED, OPEN -> asOf;
        };
    }

    private static int calendarDaysLate(Instant measured, Instant dueAt) {
        long days = ChronoUnit.DAYS.between(Clocks.lastDayOf(dueAt), Clocks.lastDayOf(measured));
        return (int) Math.max(0, days);
    }

    private TaskView.Acceptance acceptance(TaskFacts task, Instant asOf) {
        Instant limit = deadlines.acceptBy(task.assignedAt());
        Instant accepted = task.acceptedAt() == null ? asOf : task.acceptedAt();
        boolean waits = task.acceptedAt() != null || task.state() == TaskState.ASSIGNED;
        return new TaskView.Acceptance(time(limit), waits && accepted.isAfter(limit));
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atZone(Clocks.SHANGHAI).toOffsetDateTime();
    }

    private static Boolean onTime(Instant completedAt, Instant dueAt) {
        return completedAt == null ? null : !completedAt.isAfter(dueAt);
    }
}
