package dudao.plan.progress.history;

import dudao.commons.testing.Told;
import dudao.plan.testing.City;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One task as task-service tells of it. */
public final class TaskStory {

    final UUID id = UUID.randomUUID();
    private final City city;
    private final UUID plan;
    private final UUID item;
    private final Instant assignedAt;
    private final Instant dueAt;

    public TaskStory(City city, UUID plan, UUID item, Instant assignedAt, Instant dueAt) {
        this.city = city;
        this.plan = plan;
        this.item = item;
        this.assignedAt = assignedAt;
        this.dueAt = dueAt;
    }

    public Map<String, Object> data(String state, Instant submittedAt) {
        Map<String, Object> data = new HashMap<>(Map.of(
                "taskId",
                id,
                "source",
                "PLAN",
                "planId",
                plan,
                "itemId",
                item,
                "measureId",
                UUID.randomUUID(),
                "organizationId",
                city.school,
                "title",
                "建成安全体验馆",
                "state",
                state,
                "assignedAt",
                assignedAt.toString(),
                "dueAt",
                dueAt.toString()));
        data.put("originalDueAt", dueAt.toString());
        data.put("deadlineVersion", 1);
        data.put("aFieldOfTomorrow", "ignored");
        if (submittedAt != null) {
            data.put("submittedAt", submittedAt.toString());
        }
        return data;
    }

    public TaskStory tell(String fact, long version, Instant at, String state) {
        return tell(fact, version, at, data(state, state.equals("SUBMITTED") ? at : null));
    }

    public TaskStory report(long version, Instant at, UUID target, Number quantity, String... objects) {
        Map<String, Object> data = data("IN_PROGRESS", null);
        data.put(
                "report",
                Map.of(
                        "reportId",
                        UUID.randomUUID(),
                        "text",
                        "已建成",
                        "nothingToReport",
                        false,
                        "values",
                        List.of(Map.of("targetId", target, "quantity", quantity, "objects", List.of(objects)))));
        return tell("progress-reported", version, at, data);
    }

    public TaskStory tell(String fact, long version, Instant at, Map<String, Object> data) {
        Told.event("task.events.v1", "dudao.task." + fact + ".v1", id, version, at, data);
        return this;
    }
}
