package dudao.inspection.planitems;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.Scope;
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
}
