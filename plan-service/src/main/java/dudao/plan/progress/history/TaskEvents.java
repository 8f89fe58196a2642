package dudao.plan.progress.history;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.plan.itemstate.Following;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what became of the tasks made from plans, and what units reported. A whole batch is three statements; a version
 * heard late or twice takes its place in the history and changes nothing else.
 */
@Singleton
class TaskEvents implements EventListener {

    private static final Set<String> TYPES = EventTypes.of(
            "task",
            "assigned,accepted,objected,objection-rejected,reassigned,started,progress-reported,completion-submitted,"
                    + "completion-recalled,returned,completed,closed,reopened,suspended,resumed,cancelled,classified,"
                    + "deadline-changed,parent-changed");

    /** Every task event tells the whole task; these are the fields progress needs. */
    record Task(
            UUID taskId,
            String source,
            UUID planId,
            UUID itemId,
            UUID measureId,
            UUID organizationId,
            UUID countyId,
            String state,
            OffsetDateTime assignedAt,
            OffsetDateTime dueAt,
            OffsetDateTime originalDueAt,
            OffsetDateTime submittedAt,
            Report report) {

        boolean isOfPlan() {
            return planId != null && itemId != null && "PLAN".equals(source);
        }
    }

    record Report(UUID reportId, List<Value> values) {}

    record Value(UUID targetId, BigDecimal quantity, List<String> objects) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record StateRow(
            UUID taskId,
            long version,
            Instant at,
            String state,
            OffsetDateTime assignedAt,
            OffsetDateTime dueAt,
            OffsetDateTime originalDueAt,
            OffsetDateTime submittedAt,
            UUID organizationId,
            UUID countyId,
            UUID planId,
            UUID itemId,
            UUID measureId) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record ValueRow(
            UUID reportId,
            int ordinal,
            UUID taskId,
            UUID targetId,
            Instant at,
            BigDecimal quantity,
            List<String> objects) {}

    private final History history;
    private final Following following;

    TaskEvents(History history, Following following) {
        this.history = history;
        this.following = following;
    }

    @Override
    public boolean hears(String type) {
        return TYPES.contains(type);
    }

    @Override
    public void on(Event event) {
        onAll(List.of(event));
    }

    @Override
    public void onAll(List<Event> events) {
        List<StateRow> states = new ArrayList<>();
        List<ValueRow> values = new ArrayList<>();
        for (Event event : events) {
            Task task = event.data(Task.class);
            if (task.isOfPlan()) {
                states.add(state(event, task));
                addValues(event, task, values);
            }
        }
        history.addTasks(states);
        history.addValues(values);
        if (!states.isEmpty()) {
            Event last = events.get(events.size() - 1);
            following.follow(states.stream().map(StateRow::itemId).distinct().toList(), last.time(), last.id());
        }
    }

    private static StateRow state(Event event, Task task) {
        return new StateRow(
                task.taskId(),
                event.version(),
                event.time(),
                task.state(),
                task.assignedAt(),
                task.dueAt(),
                task.originalDueAt() == null ? task.dueAt() : task.originalDueAt(),
                task.submittedAt(),
                task.organizationId(),
                task.countyId(),
                task.planId(),
                task.itemId(),
                task.measureId());
    }

    private static void addValues(Event event, Task task, List<ValueRow> rows) {
        if (task.report() == null || task.report().values() == null) {
            return;
        }
        int ordinal = 0;
        for (Value value : task.report().values()) {
            rows.add(new ValueRow(
                    task.report().reportId(),
                    ordinal++,
                    task.taskId(),
                    value.targetId(),
                    event.time(),
                    value.quantity(),
                    value.objects() == null ? List.of() : value.objects()));
        }
    }
}
