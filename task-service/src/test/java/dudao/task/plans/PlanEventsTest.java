package dudao.task.plans;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.events.Event;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Told;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanEventsTest {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final String TOPIC = "plan.events.v1";
    private static final Path SAMPLES = Path.of("../plan-service/src/main/contract/events");

    @Inject
    PlanEvents events;

    @Inject
    Measures measures;

    private final Jdbi jdbi = RealParts.owner();

    @Inject
    Jdbi service;

    private void hear(String type, UUID plan, long version, Object data) {
        Event event = new Event(
                UUID.randomUUID(), type, plan, version, Instant.EPOCH, "c", "issuer", null, JSON.valueToTree(data));
        QuarkusTransaction.requiringNew().run(() -> {
            service.useHandle(Scope::everything);
            events.on(event);
        });
    }

    private static dudao.task.testing.IssuedPlan plan() {
        return new dudao.task.testing.IssuedPlan(UUID.randomUUID());
    }

    private String state(UUID plan) {
        return jdbi.withHandle(handle -> handle.createQuery("select state from plan where id = :id")
                .bind("id", plan)
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    private Optional<Measure> find(UUID measure) {
        return QuarkusTransaction.requiringNew().call(() -> {
            service.useHandle(Scope::everything);
            return measures.find(measure);
        });
    }

    private List<Target> targetsOf(UUID measure) {
        return QuarkusTransaction.requiringNew().call(() -> {
            service.useHandle(Scope::everything);
            return measures.targetsOf(measure);
        });
    }

    @Test
    void anIssuedPlanComesByKafkaAndComingTwiceChangesNothing() {
        var plan = plan();
        String message = JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("type", "dudao.plan.issued.v1")
                .put("subject", plan.id.toString())
                .put("time", "2026-03-02T01:00:00Z")
                .put("aggregateversion", 4)
                .set("data", JSON.valueToTree(plan.data()))
                .toString();
        Told.message(TOPIC, plan.id.toString(), message);
        Told.message(TOPIC, plan.id.toString(), message);
        Told.event(TOPIC, "dudao.plan.never-heard-of.v1", plan.id, 5, Instant.now(), Map.of());
        Told.event(TOPIC, "dudao.plan.closed.v1", plan.id, 6, Instant.now(), Map.of("status", "CLOSED"));
        await().atMost(Duration.ofSeconds(30)).until(() -> "CLOSED".equals(state(plan.id)));
        Measure measure = find(plan.measures.get(1)).orElseThrow();
        assertEquals(plan.items.get(1), measure.itemId());
        assertEquals(plan.issuer, measure.issuerId());
        assertEquals("举措2", measure.wording());
        assertEquals(List.of("SCHOOL"), measure.audience().kinds());
        assertEquals(LocalDate.of(2027, 6, 30), measure.dueOn());
        assertEquals("有方案、有总结", measure.acceptanceStandard());
        assertFalse(measure.isAssignable());
        List<Target> targets = targetsOf(measure.id());
        assertEquals(1, targets.size());
        assertEquals(plan.target, targets.get(0).targetId());
        assertEquals(0, BigDecimal.TEN.compareTo(targets.get(0).quantity()));
        assertEquals(List.of("month"), texts("select per from measure_cadence where by_plan and", measure.id()));
        assertEquals(
                Set.of("SCHOOL 2", plan.issuer + " 4"),
                Set.copyOf(texts("select holder || ' ' || quantity from measure_target_share where", measure.id())));
    }

    private List<String> texts(String select, UUID measure) {
        return jdbi.withHandle(handle -> handle.createQuery(select + " measure_id = :measure")
                .bind("measure", measure)
                .mapTo(String.class)
                .list());
    }

    private boolean isAssignable(UUID measure) {
        return find(measure).orElseThrow().isAssignable();
    }

    private static Map<String, Object> changed(dudao.task.testing.IssuedPlan plan, Map<String, ?> changes) {
        Map<String, Object> data = new HashMap<>(plan.data());
        data.putAll(changes);
        return data;
    }

    @Test
    void aRevisionDropsMeasuresButKeepsThemKnownAndAnOlderSnapshotDoesNothing() {
        var plan = plan();
        UUID kept = plan.measures.get(0);
        UUID dropped = plan.measures.get(1);
        hear("dudao.plan.issued.v1", plan.id, 4, plan.data());
        Map<String, Object> revised = changed(
                plan,
                Map.of(
                        "revision", 2,
                        "items", List.of(((List<?>) plan.data().get("items")).get(0)),
                        "droppedMeasureIds", List.of(dropped)));
        hear("dudao.plan.revised.v1", plan.id, 6, revised);
        assertTrue(isAssignable(kept));
        assertEquals(2, find(kept).orElseThrow().planRevision());
        assertFalse(isAssignable(dropped));
        assertEquals(1, targetsOf(dropped).size(), "its tasks still report to them");
        hear("dudao.plan.issued.v1", plan.id, 5, plan.data());
        assertEquals(2, find(kept).orElseThrow().planRevision(), "version 5 is older than 6");
        assertFalse(isAssignable(dropped));
        hear("dudao.plan.revoked.v1", plan.id, 3, Map.of("status", "REVOKED"));
        assertEquals("ISSUED", state(plan.id));
        hear("dudao.plan.revoked.v1", plan.id, 7, Map.of("status", "REVOKED"));
        assertEquals("REVOKED", state(plan.id));
    }

    private static ObjectNode firstItem(dudao.task.testing.IssuedPlan plan) {
        return (ObjectNode) JSON.valueToTree(plan.data()).at("/items/0");
    }

    @Test
    void whatAnItemIsDecomposedIntoCanBeAssignedAndChangesNothingElse() {
        var plan = plan();
        var worked = new dudao.task.testing.IssuedPlan(plan.issuer);
        ObjectNode item = firstItem(plan);
        ArrayNode measures = (ArrayNode) item.get("measures");
        ((ObjectNode) measures.get(0)).put("wording", "older than the snapshot");
        measures.addAll((ArrayNode) firstItem(worked).get("measures"));
        Map<String, Object> decomposed = Map.of("planId", plan.id, "state", "DECOMPOSED", "item", item);
        hear("dudao.plan.item-decomposed.v1", plan.items.get(0), 1, decomposed);
        assertTrue(find(worked.measures.get(0)).isEmpty(), "its plan has not been heard of");
        hear("dudao.plan.issued.v1", plan.id, 4, plan.data());
        hear("dudao.plan.item-decomposed.v1", plan.items.get(0), 1, decomposed);
        assertTrue(isAssignable(worked.measures.get(0)));
        assertEquals(1, targetsOf(worked.measures.get(0)).size());
        assertEquals("举措1", find(plan.measures.get(0)).orElseThrow().wording());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "CARRIED_OVER"})
    void nothingMoreIsAssignedFromAnItemThatHasEndedAlsoAfterARevision(String end) {
        var plan = plan();
        hear("dudao.plan.issued.v1", plan.id, 4, plan.data());
        String type = "dudao.plan.item-" + end.toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
        hear(type, plan.items.get(0), 3, Map.of("itemId", plan.items.get(0), "state", end));
        assertFalse(isAssignable(plan.measures.get(0)));
        assertTrue(isAssignable(plan.measures.get(1)));
        hear("dudao.plan.revised.v1", plan.id, 6, plan.data());
        assertFalse(isAssignable(plan.measures.get(0)));
    }

    @Test
    void allKindsOfAudienceAreKept() {
        UUID unit = UUID.randomUUID();
        var plan = plan().audience(Map.of(
                "kinds",
                List.of("SCHOOL"),
                "under",
                unit,
                "schoolClasses",
                List.of("21", "31"),
                "ownership",
                "PUBLIC"));
        hear("dudao.plan.issued.v1", plan.id, 4, plan.data());
        assertEquals(
                new Audience(List.of(), List.of("SCHOOL"), unit, List.of("21", "31"), "PUBLIC"),
                find(plan.measures.get(0)).orElseThrow().audience());
        var named = plan().audience(Map.of("organizationIds", List.of(unit)));
        hear("dudao.plan.issued.v1", named.id, 4, named.data());
        assertEquals(
                List.of(unit),
                find(named.measures.get(0)).orElseThrow().audience().organizationIds());
    }

    @Test
    void theProducersSampleIsUnderstood() throws Exception {
        Path sample = SAMPLES.resolve("dudao.plan.issued.v1.json");
        var message = JSON.readTree(Files.readString(sample));
        UUID plan = UUID.fromString(message.get("subject").textValue());
        hear("dudao.plan.issued.v1", plan, message.get("aggregateversion").longValue(), message.get("data"));
        var first = message.at("/data/items/0/measures/0");
        Measure measure =
                find(UUID.fromString(first.get("measureId").textValue())).orElseThrow();
        assertEquals(first.get("wording").textValue(), measure.wording());
        assertTrue(measure.audience().namesSomebody());
    }
}
