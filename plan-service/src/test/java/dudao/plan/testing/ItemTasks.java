package dudao.plan.testing;

import dudao.commons.testing.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tasks of an item's measures, as task-service tells of them over the broker. */
public final class ItemTasks {

    /** What task-service calls the fact that led to a state. */
    private static final Map<String, String> FACTS = Map.of(
            "ASSIGNED", "assigned",
            "IN_PROGRESS", "started",
            "SUBMITTED", "completion-submitted",
            "COMPLETED", "completed",
            "CANCELLED", "cancelled");

    public final UUID id = UUID.randomUUID();
    private final UUID plan;
    private final UUID item;
    private final UUID measure;
    private final UUID unit;
    private final Instant assignedAt = Instant.now().minus(Duration.ofDays(9));
    private final Instant dueAt;
    private long version;

    public ItemTasks(String plan, String item, UUID measure, UUID unit, Instant dueAt) {
        this.plan = City.idOf(plan);
        this.item = City.idOf(item);
        this.measure = measure;
        this.unit = unit;
        this.dueAt = dueAt;
    }

    /** One task for the unit of each measure of the item. */
    public static List<ItemTasks> ofEachMeasure(City city, String plan, String item, UUID unit) {
        List<String> measures = city.issuer.get(item).extract().path("measures.id");
        return measures.stream()
                .map(measure -> new ItemTasks(
                        plan,
                        item,
                        UUID.fromString(measure),
                        unit,
                        Instant.now().plus(Duration.ofDays(90))))
                .toList();
    }

    public ItemTasks tell(String state) {
        return tell(state, FACTS.get(state), version++);
    }

    public ItemTasks reopened() {
        return tell("IN_PROGRESS", "reopened", version++);
    }

    /** The same fact in another version, or once more. */
    public ItemTasks tell(String state, String fact, long of) {
        Told.event("task.events.v1", "dudao.task." + fact + ".v1", id, of, Instant.now(), data(state));
        return this;
    }

    public Map<String, Object> data(String state) {
        Map<String, Object> data = new HashMap<>();
        data.put("taskId", id);
        data.put("source", "PLAN");
        data.put("planId", plan);
        data.put("itemId", item);
        data.put("measureId", measure);
        data.put("organizationId", unit);
        data.put("state", state);
        data.put("assignedAt", assignedAt.toString());
        data.put("dueAt", dueAt.toString());
        data.put("originalDueAt", dueAt.toString());
        if (state.equals("SUBMITTED") || state.equals("COMPLETED")) {
            data.put("submittedAt", Instant.now().toString());
        }
        return data;
    }
}
