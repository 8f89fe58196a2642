package dudao.task.ending;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.events.Event;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Told;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.IssuedPlan;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanEndingsTest {

    private static ImportedCity city;

    @Inject
    BulkCancellation cancellation;

    @Inject
    Jdbi service;

    private final Jdbi jdbi = RealParts.owner();
    private IssuedPlan plan;

    @BeforeEach
    void assign() {
        if (city == null) {
            city = ImportedCity.registered();
        }
        plan = new IssuedPlan(city.bureau).issued(jdbi);
        plan.measures.forEach(measure -> city.supervisor()
                .contentType(ContentType.JSON)
                .body(Map.of("measureId", measure))
                .post("/api/v1/assignments")
                .then()
                .statusCode(202)
                .body("counts.done", equalTo(8)));
    }

    private List<UUID> tasks(int measure, String state) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from task where measure_id = :measure and state = :state order by id")
                .bind("measure", plan.measures.get(measure))
                .bind("state", state)
                .mapTo(UUID.class)
                .list());
    }

    private UUID unitOf(UUID task) {
        return jdbi.withHandle(handle -> handle.createQuery("select organization_id from task where id = :id")
                .bind("id", task)
                .mapTo(UUID.class)
                .one());
    }

    private void revoke(String openTasks, List<Map<String, ?>> exceptions) {
        Told.event(
                "plan.events.v1",
                "dudao.plan.revoked.v1",
                plan.id,
                9,
                Instant.now(),
                Map.of(
                        "planId",
                        plan.id,
                        "status",
                        "REVOKED",
                        "document",
                        "某教〔2026〕9号",
                        "reason",
                        "机构改革",
                        "openTasks",
                        openTasks,
                        "exceptions",
                        exceptions));
    }

    private static Map<String, ?> exception(UUID task, String decision) {
        return Map.of("taskId", task, "decision", decision);
    }

    @Test
    void aRevokedPlansOpenTasksAreCancelledButForThoseThatAreKept() {
        List<UUID> first = tasks(0, "ASSIGNED");
        UUID kept = first.get(0);
        UUID done = first.get(1);
        jdbi.useHandle(handle -> handle.execute("update task set state = 'COMPLETED' where id = ?", done));
        revoke("CANCEL", List.of(exception(kept, "KEEP"), exception(first.get(2), "CANCEL")));
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks(1, "CANCELLED").size() == 8);
        assertEquals(List.of(kept), tasks(0, "ASSIGNED"));
        assertEquals(List.of(done), tasks(0, "COMPLETED"));
        assertEquals(6, tasks(0, "CANCELLED").size());
    }

    @Test
    void onlyTheExceptionsAreCancelledWhenTheOthersAreKept() {
        UUID cancelled = tasks(1, "ASSIGNED").get(3);
        revoke("KEEP", List.of(exception(cancelled, "CANCEL")));
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks(1, "CANCELLED").equals(List.of(cancelled)));
        assertEquals(8, tasks(0, "ASSIGNED").size());
        assertEquals(7, tasks(1, "ASSIGNED").size());
    }

    @Test
    void aCancelledItemsTasksAreCancelledWithReasonHistoryAndEvent() {
        UUID task = tasks(0, "ASSIGNED").get(0);
        Person head = Person.head(unitOf(task));
        head.command(task.toString(), "accept").then().statusCode(200);
        Told.event(
                "plan.events.v1",
                "dudao.plan.item-cancelled.v1",
                plan.items.get(0),
                5,
                Instant.now(),
                Map.of(
                        "planId", plan.id,
                        "itemId", plan.items.get(0),
                        "state", "CANCELLED",
                        "document", "会议纪要第3期",
                        "reason", "工程停建",
                        "openTasks", "CANCEL"));
        await().atMost(Duration.ofSeconds(30)).until(() -> tasks(0, "CANCELLED").size() == 8);
        assertEquals(8, tasks(1, "ASSIGNED").size());
        head.task(task.toString())
                .then()
                .body("state", equalTo("CANCELLED"))
                .body("light", equalTo("NONE"))
                .body("planRevision", equalTo(0))
                .body("pause", nullValue());
        head.get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items", hasSize(3))
                .body("items[2].command", equalTo("cancel"))
                .body("items[2].fromState", equalTo("ACCEPTED"))
                .body("items[2].reason", containsString("工程停建(会议纪要第3期)"));
        Outgoing.Fact fact = Outgoing.about(jdbi, task).stream()
                .filter(each -> each.type().equals("dudao.task.cancelled.v1"))
                .findFirst()
                .orElseThrow();
        assertEquals(2, fact.aggregateVersion());
        JsonNode told = fact.json();
        assertEquals("CANCELLED", told.get("state").textValue());
        JsonNode assigned =
                Outgoing.about(jdbi, tasks(0, "CANCELLED").get(1)).get(0).json();
        assigned.fieldNames()
                .forEachRemaining(field -> assertTrue(
                        told.has(field) || field.equals("actorOrganizationId"), field + " is missing in " + told));
        assertEquals(
                Instant.parse("2027-06-30T16:00:00Z"),
                java.time.OffsetDateTime.parse(told.get("dueAt").textValue()).toInstant());
    }

    @Test
    void withoutADecisionOpenTasksGoOn() {
        Map<String, Object> silent = new HashMap<>(Map.of("planId", plan.id, "status", "REVOKED", "reason", "机构改革"));
        Told.event("plan.events.v1", "dudao.plan.revoked.v1", plan.id, 9, Instant.now(), silent);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbi.withHandle(handle -> handle.createQuery("select state from plan where id = :id")
                                .bind("id", plan.id)
                                .mapTo(String.class)
                                .one())
                        .equals("REVOKED"));
        assertEquals(8, tasks(0, "ASSIGNED").size());
    }

    /** The unit of a task that ended meanwhile is left alone, and doing it again does nothing. */
    @Test
    void cancellingTwiceCancelsOnce() {
        Event cause = revoked();
        BulkCancellation.Which all = new BulkCancellation.Which("plan_id", plan.id, true, List.of());
        List<Integer> counts = QuarkusTransaction.requiringNew().call(() -> {
            service.useHandle(Scope::everything);
            return List.of(cancellation.cancel(all, "机构改革", cause), cancellation.cancel(all, "机构改革", cause));
        });
        assertEquals(List.of(16, 0), counts);
    }

    private Event revoked() {
        return new Event(
                UUID.randomUUID(), "dudao.plan.revoked.v1", plan.id, 9, Instant.now(), "c", "leader", null, null);
    }

    /** Whoever hands down holds the lock of the task above; what it hands down is not there yet for anybody else. */
    @Test
    void whatIsHandedDownMeanwhileGoesToo() throws Exception {
        UUID above = tasks(0, "ASSIGNED").get(0);
        UUID below = UUID.fromString(Person.supervisor(city.bureau)
                .assign(unitOf(above), LocalDate.now(Clocks.SHANGHAI).plusDays(40)));
        BulkCancellation.Which all = new BulkCancellation.Which("plan_id", plan.id, true, List.of());
        try (Handle gate = Jdbi.open(RealParts::asOwner)) {
            gate.begin();
            gate.execute("select from task where id = ? for update", above);
            gate.execute("update task set parent_id = ? where id = ?", above, below);
            CompletableFuture<Integer> cancelled = CompletableFuture.supplyAsync(
                    () -> QuarkusTransaction.requiringNew().call(() -> {
                        service.useHandle(Scope::everything);
                        return cancellation.cancel(all, "机构改革", revoked());
                    }));
            await().atMost(Duration.ofSeconds(20)).until(() -> cancelled.isDone() || waits(gate));
            gate.commit();
            assertEquals(17, cancelled.get());
        }
        assertEquals("CANCELLED", jdbi.withHandle(handle -> handle.createQuery("select state from task where id = :id")
                .bind("id", below)
                .mapTo(String.class)
                .one()));
    }

    private static boolean waits(Handle gate) {
        gate.execute("select pg_stat_clear_snapshot()");
        return gate.createQuery(
                                "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
