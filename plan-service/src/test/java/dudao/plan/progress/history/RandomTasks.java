package dudao.plan.progress.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Tasks that live at random, told of out of order, late and twice. */
final class RandomTasks {

    private static final List<String> STATES = List.of(
            "ASSIGNED",
            "ACCEPTED",
            "OBJECTED",
            "IN_PROGRESS",
            "SUBMITTED",
            "RETURNED",
            "SUSPENDED",
            "COMPLETED",
            "CLOSED",
            "REASSIGNED",
            "CANCELLED",
            "A_STATE_OF_TOMORROW");

    /** What tasks are made of. */
    record Work(UUID plan, UUID item, List<UUID> measures, List<UUID> targets) {}

    private final Random random;
    private final ObjectMapper json;
    private final List<Work> works;
    private final List<UUID> units;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    RandomTasks(Random random, ObjectMapper json, List<Work> works, List<UUID> units) {
        this.random = random;
        this.json = json;
        this.works = works;
        this.units = units;
    }

    /** Every event at least once, some twice, most near their place. */
    List<Event> events(int tasks) {
        List<Event> events = new ArrayList<>();
        for (int n = 0; n < tasks; n++) {
            addTask(events);
        }
        List<Event> twice = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(8) == 0).map(this::again).forEach(twice::add);
        Collections.shuffle(twice, random);
        return twice;
    }

    private Event again(Event event) {
        return new Event(
                random.nextBoolean() ? event.id() : UUID.randomUUID(),
                event.type(),
                event.subject(),
                event.version(),
                event.time(),
                null,
                null,
                null,
                event.data());
    }

    /** Limits stand half an hour off, so that no light changes while two answers are compared. */
    private void addTask(List<Event> events) {
        Work work = any(works);
        UUID task = UUID.randomUUID();
        UUID unit = any(units);
        Instant assigned = now.minus(Duration.ofHours(24 * (10 + random.nextInt(3) * 100)));
        Instant due = now.plus(Duration.ofHours(random.nextInt(800) - 400)).plus(Duration.ofMinutes(30));
        UUID measure = random.nextInt(10) == 0 ? null : any(work.measures());
        int versions = 1 + random.nextInt(7);
        for (int version = 0; version < versions; version++) {
            // A sender's clock may be behind the one before.
            Instant at = assigned.plus(Duration.ofHours(20L * version - random.nextInt(30)));
            String state = version == 0 ? "ASSIGNED" : any(STATES);
            Map<String, Object> data = data(work, task, unit, measure, state);
            data.put("assignedAt", assigned.toString());
            data.put(
                    "dueAt",
                    due.plus(Duration.ofHours(random.nextInt(10) == 0 ? 48 : 0)).toString());
            if (state.equals("SUBMITTED") && random.nextInt(4) > 0) {
                data.put(
                        "submittedAt",
                        now.minus(Duration.ofHours(random.nextInt(400))).toString());
            }
            if (random.nextInt(3) == 0) {
                data.put("report", report(work));
            }
            events.add(new Event(
                    UUID.randomUUID(),
                    "dudao.task.started.v1",
                    task,
                    version,
                    at,
                    null,
                    null,
                    null,
                    json.valueToTree(data)));
        }
    }

    private static Map<String, Object> data(Work work, UUID task, UUID unit, UUID measure, String state) {
        Map<String, Object> data = new HashMap<>();
        data.put("taskId", task.toString());
        data.put("source", "PLAN");
        data.put("planId", work.plan().toString());
        data.put("itemId", work.item().toString());
        data.put("measureId", measure == null ? null : measure.toString());
        data.put("organizationId", unit.toString());
        data.put("state", state);
        return data;
    }

    private Map<String, Object> report(Work work) {
        List<Map<String, Object>> values = new ArrayList<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            values.add(Map.of(
                    "targetId",
                    any(work.targets()).toString(),
                    "quantity",
                    random.nextInt(1000) / 100.0 - 2,
                    "objects",
                    random.nextBoolean() ? List.of() : List.of("馆" + random.nextInt(12), "园" + random.nextInt(12))));
        }
        return Map.of("reportId", UUID.randomUUID().toString(), "values", values);
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
