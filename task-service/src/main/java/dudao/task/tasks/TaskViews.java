package dudao.task.tasks;

import static dudao.task.tasks.TaskFact.time;

import dudao.commons.http.ETags;
import dudao.commons.time.Clocks;
import dudao.commons.time.Lights;
import dudao.commons.time.Lights.Phase;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Draws tasks with what follows from the time: light, days, clocks. */
@Singleton
class TaskViews {

    private final Lights lights;
    private final Deadlines deadlines;
    private final Clock clock;

    TaskViews(Lights lights, Deadlines deadlines, Clock clock) {
        this.lights = lights;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    Response answer(Response.ResponseBuilder response, SeenTask seen) {
        return ETags.tagged(response.entity(now(seen)), seen.task()).build();
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
        Task task = seen.task();
        boolean done = task.state.phase() == Phase.DONE;
        Instant measured = measuredAt(task, asOf);
        return new TaskView(
                task.id,
                task.source.name(),
                task.origin,
                task.planId,
                task.itemId,
                task.measureId,
                task.planRevision,
                task.findingId,
                task.rectificationId,
                task.replaces,
                task.title,
                task.acceptanceStandard,
                task.state.name(),
                lights.at(asOf, task.clocking()),
                allowedCommands,
                TaskView.Unit.of(seen.unit()),
                time(task.dueAt),
                time(task.originalDueAt),
                new TaskView.Deadline(task.deadlineBasis, task.deadlineKind.name(), task.deadlineVersion),
                done ? null : lights.workingDaysLeft(measured, task.dueAt),
                calendarDaysLate(measured, task.dueAt),
                acceptance(task, asOf),
                task.pausedAt == null ? null : new TaskView.Pause(time(task.pausedAt), task.pausedUntil),
                time(task.assignedAt),
                time(task.acceptedAt),
                time(task.submittedAt),
                time(task.completedAt),
                onTime(task.completedAt, task.originalDueAt),
                onTime(task.completedAt, task.dueAt),
                task.returnCount,
                task.reopenCount,
                task.needsJointRuling(),
                time(task.updatedAt),
                task.classification,
                task.handlingOfficeId);
    }

    /** The clock stands still while a submission waits, and for good when one was accepted. */
    private static Instant measuredAt(Task task, Instant asOf) {
        return switch (task.state.phase()) {
            case AWAITING_REVIEW -> task.submittedAt;
            case DONE -> task.completedAt == null ? task.updatedAt : task.completedAt;
            case UNACKNOWLEDGED, PAUSED, OPEN -> asOf;
        };
    }

    private static int calendarDaysLate(Instant measured, Instant dueAt) {
        long days = ChronoUnit.DAYS.between(Clocks.lastDayOf(dueAt), Clocks.lastDayOf(measured));
        return (int) Math.max(0, days);
    }

    private TaskView.Acceptance acceptance(Task task, Instant asOf) {
        Instant limit = deadlines.acceptBy(task.assignedAt);
        Instant accepted = task.acceptedAt == null ? asOf : task.acceptedAt;
        boolean waits = task.acceptedAt != null || task.state == TaskState.ASSIGNED;
        return new TaskView.Acceptance(time(limit), waits && accepted.isAfter(limit));
    }

    private static Boolean onTime(Instant completedAt, Instant dueAt) {
        return completedAt == null ? null : !completedAt.isAfter(dueAt);
    }
}
