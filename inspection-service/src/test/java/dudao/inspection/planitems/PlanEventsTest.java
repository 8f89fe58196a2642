package dudao.inspection.planitems;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Topic;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanEventsTest {

    @Inject
    PlanItems items;

    private final Jdbi jdbi = RealParts.owner();

    @Inject
    Jdbi service;

    private final UUID plan = UUID.randomUUID();
    private final UUID item = UUID.randomUUID();

    private Map<String, Object> issued(long version, String title, UUID... more) {
        List<Map<String, Object>> list = new java.util.ArrayList<>();
        list.add(Map.of("itemId", item.toString(), "number", "7", "title", title, "measures", List.of()));
        for (UUID each : more) {
            list.add(Map.of("itemId", each.toString()));
        }
        return Topic.event(
                "dudao.plan.issued.v1",
                plan,
                version,
                "issuer",
                Map.of("planId", plan.toString(), "title", "要点", "items", list));
    }

    private String title(UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(title, '') from plan_item where item_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(null));
    }

    @Test
    void itemsOfTheNewestRevisionAreKnown() {
        UUID added = UUID.randomUUID();
        try (Topic topic = new Topic("plan.events.v1")) {
            topic.send(issued(9, "修订后", added));
            topic.send(issued(5, "最初"));
            topic.send(Topic.event(
                    "dudao.plan.issued.v1", plan, 1, null, Map.of("planId", plan.toString(), "items", List.of())));
            UUID later = UUID.randomUUID();
            topic.send(issued(6, "中间", later));
            await().atMost(Duration.ofSeconds(20)).until(() -> title(later) != null);
        }
        assertEquals("修订后", title(item));
        assertEquals("", title(added));
        QuarkusTransaction.requiringNew().run(() -> {
            service.useHandle(Scope::everything);
            assertEquals(
                    plan, items.named(item, "/planItemId", UUID.randomUUID()).planId());
        });
    }

    private String refusal(UUID id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            service.useHandle(Scope::everything);
            try {
                items.named(id, "/planItemId", UUID.randomUUID());
                return null;
            } catch (RuleViolation refused) {
                return refused.code();
            }
        });
    }

    private Map<String, Object> of(UUID subject, String fact, long version, Map<String, Object> data) {
        return Topic.event("dudao.plan." + fact + ".v1", subject, version, "leader", data);
    }

    /** Whatever order the events of plan and items come in; and what a revision adds is known. */
    @Test
    void whatHoldsNoMoreIsNotInspectedAgainst() {
        UUID cancelled = UUID.randomUUID();
        UUID added = UUID.randomUUID();
        try (Topic topic = new Topic("plan.events.v1")) {
            topic.send(
                    of(cancelled, "item-cancelled", 3, Map.of("itemId", cancelled.toString(), "state", "CANCELLED")));
            topic.send(issued(1, "最初", cancelled));
            Map<String, Object> revised = issued(2, "修订后", cancelled, added);
            revised.put("type", "dudao.plan.revised.v1");
            topic.send(revised);
            await().atMost(Duration.ofSeconds(20)).until(() -> title(added) != null);
            await().atMost(Duration.ofSeconds(20)).until(() -> "PLAN_ITEM_ENDED".equals(refusal(cancelled)));
            assertEquals(null, refusal(item));
            topic.send(of(plan, "closed", 3, Map.of("planId", plan.toString(), "status", "CLOSED")));
            topic.send(issued(4, "另一次", UUID.randomUUID()));
            await().atMost(Duration.ofSeconds(20)).until(() -> "另一次".equals(title(item)));
            assertEquals(null, refusal(item), "a closed plan is still inspected against");
            topic.send(of(plan, "revoked", 5, Map.of("planId", plan.toString(), "status", "REVOKED")));
            await().atMost(Duration.ofSeconds(20)).until(() -> "PLAN_ITEM_ENDED".equals(refusal(item)));
        }
    }

    /** The archive takes what was revoked as well as what was closed, and topics are read again. */
    @Test
    void aRevokedPlanStaysRevokedInTheArchive() {
        assertEquals("PLAN_ITEM_ENDED", after("revoked", "archived"));
        assertEquals("PLAN_ITEM_ENDED", after("archived", "revoked"));
        assertEquals(null, after("closed", "archived"));
    }

    /** @return what becomes of an item when the plan's two last events are heard in this order, whatever their versions */
    private String after(String first, String second) {
        UUID ending = UUID.randomUUID();
        UUID itsItem = UUID.randomUUID();
        Map<String, Object> issued = Topic.event(
                "dudao.plan.issued.v1",
                ending,
                1,
                "issuer",
                Map.of(
                        "planId",
                        ending.toString(),
                        "items",
                        List.of(Map.of("itemId", itsItem.toString(), "number", "1", "title", "要点"))));
        UUID last = UUID.randomUUID();
        try (Topic topic = new Topic("plan.events.v1")) {
            topic.send(issued);
            for (String fact : List.of(first, second)) {
                long version = fact.equals("archived") ? 3 : 2;
                topic.send(of(
                        ending,
                        fact,
                        version,
                        Map.of("planId", ending.toString(), "status", fact.toUpperCase(java.util.Locale.ROOT))));
            }
            Map<String, Object> behind = Map.of(
                    "planId", last.toString(), "items", List.of(Map.of("itemId", last.toString(), "title", "随后")));
            // Of the same subject, so that it is heard after the others.
            topic.send(Topic.event("dudao.plan.revised.v1", ending, 4, "issuer", behind));
            await().atMost(Duration.ofSeconds(20)).until(() -> title(last) != null);
        }
        return refusal(itsItem);
    }
}
