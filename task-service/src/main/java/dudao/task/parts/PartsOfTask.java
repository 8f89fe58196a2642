package dudao.task.parts;

import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.task.tasks.TaskChanged;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** What happens to a task is followed by its parts; that they end with it is done by a trigger of {@code task}. */
@Singleton
class PartsOfTask {

    private final Parts parts;

    PartsOfTask(Parts parts) {
        this.parts = parts;
    }

    void on(@Observes TaskChanged change) {
        if (change.command().equals("submit")) {
            mustBeDoneOrExplained(change);
        } else if (change.from() != null && change.movesDeadline()) {
            keepWithin(change);
        }
    }

    /** The reason of a submission says why it does not wait for them. */
    private void mustBeDoneOrExplained(TaskChanged change) {
        List<Part> open =
                parts.ofTask(change.taskId()).stream().filter(Part::isOpen).toList();
        if (!open.isEmpty() && change.reason() == null) {
            throw RuleViolation.of("PARTS_OPEN", "还有 " + open.size() + " 项协办未确认，报请办结须说明理由")
                    .with("partIds", open.stream().map(Part::id).toList())
                    .at("/openPartsReason", "必须说明");
        }
    }

    /** A part never outlasts its task. */
    private void keepWithin(TaskChanged change) {
        if (!change.deadline().dueAt().isAfter(change.at())) {
            return;
        }
        for (Part part : parts.ofTask(change.taskId())) {
            if (part.isOpen() && part.dueAt.isAfter(change.deadline().dueAt())) {
                part.shorten(change.deadline().dueAt(), change.at());
                String who = change.actor() == null ? "task-service" : change.actor();
                parts.keep(part, "shorten", null, new Actor(who, null, null), null);
            }
        }
    }
}
