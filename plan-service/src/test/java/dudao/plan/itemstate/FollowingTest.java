package dudao.plan.itemstate;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.City;
import dudao.plan.testing.ItemTasks;
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

/** Items follow what is told of their tasks, each step once. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FollowingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    OrganizationTree tree;

    @Inject
    Following following;

    @Inject
    Jdbi jdbi;

    private City city;
    private String plan;
    private String item;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.draft("工作要点");
        item = city.completeItem(plan, "1");
        city.measure(item, city.measure());
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(state, ItemEvents.state(item)));
    }

    @Test
    void anItemStartsWithItsFirstTaskAndIsDueWithItsLast() {
        List<ItemTasks> tasks = ItemTasks.ofEachMeasure(city, plan, item, city.school);
        tasks.get(0).tell("ASSIGNED");
        awaitState("IN_PROGRESS");
        tasks.get(0).tell("COMPLETED");
        tasks.get(1).tell("ASSIGNED").tell("COMPLETED");
        awaitState("AWAITING_ASSESSMENT");
        tasks.get(1).reopened();
        awaitState("IN_PROGRESS");
        city.issuer
                .get(item + "/timeline")
                .statusCode(200)
                .body("items.happened", contains("issued", "in-progress", "assessment-due", "reopened"))
                .body("items[2].details.tasks", equalTo(2))
                .body("items[2].actor.id", equalTo("plan-service"));
        assertEquals(
                List.of(
                        "dudao.plan.item-in-progress.v1",
                        "dudao.plan.item-assessment-due.v1",
                        "dudao.plan.item-reopened.v1"),
                ItemEvents.told(item));
    }

    private void hear(UUID task, long version, String state, UUID measure) {
        new TasksHeard(city, plan, item).hear(task, version, state, measure);
        QuarkusTransaction.requiringNew().run(() -> {
            jdbi.useHandle(Scope::everything);
            following.follow(List.of(City.idOf(item)), Instant.now(), UUID.randomUUID());
        });
    }

    private void forget() {
        Rows.sql("delete from task_state where item_id = ?", City.idOf(item));
        Rows.sql("delete from item_count where item_id = ?", City.idOf(item));
    }

    private record Heard(UUID task, long version, String state, UUID measure) {}

    private List<Heard> story() {
        List<String> measures = city.issuer.get(item).extract().path("measures.id");
        List<Heard> story = new ArrayList<>();
        for (String measure : measures) {
            for (int n = 0; n < 3; n++) {
                UUID task = UUID.randomUUID();
                List<String> states = List.of("ASSIGNED", "IN_PROGRESS", "COMPLETED");
                for (int version = 0; version < states.size(); version++) {
                    story.add(new Heard(task, version, states.get(version), UUID.fromString(measure)));
                }
            }
        }
        return story;
    }

    private void hearAll(List<Heard> story) {
        story.forEach(each -> hear(each.task(), each.version(), each.state(), each.measure()));
    }

    @Test
    void whatIsToldTwiceOrAllOverAgainMovesNothing() {
        List<Heard> story = story();
        hearAll(story);
        assertEquals("AWAITING_ASSESSMENT", ItemEvents.state(item));
        List<String> told = ItemEvents.told(item);
        hearAll(story);
        // From zero, and in the order of other partitions: at times every task heard of so far is over.
        forget();
        hearAll(story);
        assertEquals(told, ItemEvents.told(item));
        assertEquals(ItemEvents.history(item).size(), told.size());
        Rows.sql("update plan_item set state = 'ACHIEVED' where id = ?", City.idOf(item));
        forget();
        hearAll(story);
        assertEquals("ACHIEVED", ItemEvents.state(item));
        hear(story.get(0).task(), 3, "IN_PROGRESS", story.get(0).measure());
        assertEquals("IN_PROGRESS", ItemEvents.state(item));
    }

    @Test
    void anyOrderEndsTheSame() {
        long seed = new Random().nextLong();
        System.out.println("FollowingTest.anyOrderEndsTheSame seed " + seed);
        List<Heard> story = story();
        Collections.shuffle(story, new Random(seed));
        hearAll(story);
        assertEquals("AWAITING_ASSESSMENT", ItemEvents.state(item), "seed " + seed);
        List<String> told = ItemEvents.told(item);
        assertEquals(told.size(), ItemEvents.history(item).size());
        assertEquals("dudao.plan.item-assessment-due.v1", told.get(told.size() - 1), "seed " + seed);
    }

    @Test
    void manyItemsAreAHandfulOfStatements() {
        List<UUID> items = Collections.nCopies(50, City.idOf(item)).stream()
                .map(each -> UUID.randomUUID())
                .toList();
        int statements = Statements.countedBy(
                jdbi, () -> QuarkusTransaction.requiringNew().run(() -> {
                    jdbi.useHandle(Scope::everything);
                    following.follow(items, Instant.now(), UUID.randomUUID());
                }));
        assertTrue(statements <= 4, () -> statements + " statements");
    }

    @Test
    void anItemOfAnEndedPlanStaysAsItIs() {
        city.leader.command(plan, "revoke", Map.of("reason", "调整")).statusCode(200);
        List<Heard> story = story();
        hearAll(story);
        assertEquals("ISSUED", ItemEvents.state(item));
        assertEquals(List.of(), ItemEvents.told(item));
    }
}
