package dudao.inspection.rectifications;

import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.commons.identity.Actor;
import dudao.commons.identity.People;
import dudao.inspection.findings.FindingCourse;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Follows the unit's work in task-service. Every task event carries the task's full state, so the newest one heard is
 * all that counts, whatever came in between or comes late.
 */
@Singleton
class TaskEvents implements EventListener {

    private static final String SUBMITTED = "dudao.task.completion-submitted.v1";

    /** What somebody did for the unit, in contrast to what was done to its task. */
    private static final Set<String> OF_UNIT = Set.of(
            "dudao.task.accepted.v1",
            "dudao.task.objected.v1",
            "dudao.task.started.v1",
            "dudao.task.progress-reported.v1",
            SUBMITTED,
            "dudao.task.completion-recalled.v1");

    private final Tasks tasks;
    private final Rectifications rectifications;
    private final RectificationFacts facts;
    private final FindingCourse course;

    TaskEvents(Tasks tasks, Rectifications rectifications, RectificationFacts facts, FindingCourse course) {
        this.tasks = tasks;
        this.rectifications = rectifications;
        this.facts = facts;
        this.course = course;
    }

    @Override
    public boolean hears(String type) {
        return type.startsWith("dudao.task.");
    }

    @Override
    public void on(Event event) {
        HeardTask task = event.data(HeardTask.class);
        // What is told of its extensions and escalations has versions of its own.
        boolean isOfTask = event.subject().equals(task.taskId());
        if (task.findingId() == null || !isOfTask) {
            return;
        }
        boolean isNews = tasks.remember(task, event.version(), event.time());
        if (OF_UNIT.contains(event.type())) {
            tasks.rememberWorkers(task.taskId(), People.of(event.actor(), event.onBehalfOf()));
        }
        if (!isNews) {
            return;
        }
        rectifications
                .ofFinding(task.findingId())
                .filter(rectification -> tasks.follow(task.taskId(), event.version(), rectification.id))
                .ifPresent(rectification ->
                        tasks.current(task.findingId()).ifPresent(current -> follow(rectification, current, event)));
    }

    private static Actor reporter(Event event) {
        return event.type().equals(SUBMITTED) && event.actor() != null
                ? new Actor(event.actor(), null, event.onBehalfOf())
                : null;
    }

    private void follow(Rectification rectification, HeardTask task, Event event) {
        rectification.consequenceOf(task).ifPresent(command -> {
            switch (command) {
                case START -> {
                    rectification.start();
                    course.rectifying(rectification.findingId, event);
                    facts.tell("started", rectification, event);
                }
                case REPORT -> {
                    rectification.report(task, reporter(event));
                    course.reported(rectification.findingId, event);
                    facts.tell("reported", rectification, event);
                }
                case RECALL -> {
                    rectification.recall();
                    course.rectifying(rectification.findingId, event);
                    facts.tell("report-recalled", rectification, event);
                }
                default -> throw new IllegalStateException(command + " does not follow from a task");
            }
        });
    }
}
