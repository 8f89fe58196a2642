package dudao.plan.progress.history;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Event;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import dudao.plan.testing.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole batches at once: few statements, and the same read model in whatever order and portions they come. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class BurstTest {

    private static final List<String> STATES = List.of("ASSIGNED", "ACCEPTED", "IN_PROGRESS", "SUBMITTED", "COMPLETED");

    @Inject
    OrganizationTree tree;

    @Inject
    TaskEvents tasks;

    @Inject
    Jdbi jdbi;

    @Inject
    ObjectMapper json;

    private final Instant start = Instant.now().minus(Duration.ofDays(30));
    private City city;
    private String plan;
    private UUID item;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.issued("工作要点", 1);
        item = UUID.fromString(city.issuer.get(plan + "/items").extract().path("items[0].id"));
    }

    private List<Event> events(int count, int versions) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TaskStory task = new TaskStory(city, City.idOf(plan), item, start, start.plus(Duration.ofDays(90)));
            for (int version = 0; version < versions; version++) {
                Instant at = start.plus(Duration.ofHours(version));
                JsonNode data = json.valueToTree(task.data(STATES.get(version), at));
                events.add(new Event(
                        UUID.randomUUID(), "dudao.task.assigned.v1", task.id, version, at, null, null, null, data));
            }
        }
        return events;
    }

    private int take(List<Event> events) {
        return Statements.countedBy(
                jdbi, () -> QuarkusTransaction.requiringNew().run(() -> {
                    jdbi.useHandle(Scope::everything);
                    tasks.onAll(events);
                }));
    }

    @Test
    void twoThousandTasksAreAHandfulOfStatements() {
        int statements = take(events(2000, 1));
        // Six of these look after the items: locks, how they stand, and what becomes of them.
        assertTrue(statements <= 11, () -> statements + " statements");
        city.issuer.get(plan + "/progress").body("tasks.total", equalTo(2000));
        city.issuer.get(plan + "/progress").statusCode(200);
        int asked = Statements.countedBy(
                jdbi, () -> city.issuer.get(plan + "/progress").statusCode(200));
        assertTrue(asked <= 3, () -> asked + " statements: who asks, whether he may read the plan, and the answer");
    }

    @Test
    void anyOrderAndAnyPortionsGiveTheSame() {
        List<Event> events = events(40, 5);
        Collections.shuffle(events, new Random(7));
        take(events.subList(0, 90));
        take(events.subList(60, 200));
        city.issuer.get(plan + "/progress").body("tasks.byState", equalTo(Map.of("COMPLETED", 40)));
        for (int version = 0; version < 5; version++) {
            Instant moment = start.plus(Duration.ofHours(version)).plusSeconds(1);
            city.issuer
                    .get(plan + "/progress?asOf=" + moment)
                    .body("tasks.byState", equalTo(Map.of(STATES.get(version), 40)));
        }
    }

    @Test
    void twoVersionsNeverHoldAtOnceEvenIfClocksDiffer() {
        UUID task = UUID.randomUUID();
        List<Event> events = new ArrayList<>();
        int[] minutes = {0, 50, 40, 60};
        for (int version = 0; version < minutes.length; version++) {
            TaskStory story = new TaskStory(city, City.idOf(plan), item, start, start.plus(Duration.ofDays(90)));
            Map<String, Object> data = story.data(STATES.get(version), null);
            data.put("taskId", task);
            Instant at = start.plus(Duration.ofMinutes(minutes[version]));
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
        take(events);
        for (int minute = 1; minute < 70; minute += 5) {
            Instant moment = start.plus(Duration.ofMinutes(minute));
            int total =
                    city.issuer.get(plan + "/progress?asOf=" + moment).extract().path("tasks.total");
            assertEquals(1, total, "minute " + minute);
        }
    }
}
