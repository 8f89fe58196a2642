package dudao.plan.planning;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan ends when everything in it has had its decision. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EndingTest {

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    private City city;
    private String plan;
    private String item;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.complete("工作要点");
        city.completeItem(plan, "2");
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
    }

    @Test
    void openItemsKeepAPlanOpen() {
        city.leader
                .command(plan, "close", null)
                .statusCode(409)
                .body("code", equalTo("ITEMS_OPEN"))
                .body("itemCount", equalTo(2))
                .body("items.number", equalTo(List.of("1", "2")))
                .body("items[0].state", equalTo("ISSUED"));
        for (String open : List.of("DRAFT", "DECOMPOSED", "IN_PROGRESS", "AWAITING_ASSESSMENT")) {
            City.assess(plan);
            Rows.sql("update plan_item set state = ? where id = ?", open, City.idOf(item));
            city.leader.command(plan, "close", null).statusCode(409).body("items", hasSize(1));
        }
        for (String over : List.of("ACHIEVED", "PARTIALLY_ACHIEVED", "NOT_ACHIEVED", "CARRIED_OVER", "CANCELLED")) {
            Rows.sql("update plan_item set state = ? where id = ?", over, City.idOf(item));
            if (over.equals("CANCELLED")) {
                city.leader.command(plan, "close", null).statusCode(200).body("status", equalTo("CLOSED"));
            }
        }
    }

    @Test
    void eachStateThatIsOverLetsThePlanBeClosed() {
        int number = 2;
        for (String over : List.of("PARTIALLY_ACHIEVED", "NOT_ACHIEVED", "CARRIED_OVER")) {
            String other = city.issued(over, number++);
            Rows.sql("update plan_item set state = ? where plan_id = ?", over, City.idOf(other));
            city.leader.command(other, "close", null).statusCode(200);
        }
    }

    @Test
    void noTaskIsLeftWithoutADecision() {
        UUID one = city.openTask(plan, item, null);
        UUID two = city.openTask(plan, item, null);
        city.leader
                .command(plan, "revoke", Map.of("reason", "机构调整"))
                .statusCode(409)
                .body("code", equalTo("OPEN_TASKS_UNDECIDED"))
                .body("openTaskCount", equalTo(2))
                .body("openTasks.taskId", hasItems(one.toString(), two.toString()))
                .body("openTasks[0].organizationId", equalTo(city.school.toString()));
        Map<String, Object> half =
                Map.of("reason", "机构调整", "exceptions", List.of(Map.of("taskId", one, "decision", "KEEP")));
        city.leader.command(plan, "revoke", half).statusCode(409).body("openTaskCount", equalTo(1));
        city.issuer.get(plan).body("status", equalTo("ISSUED"));
    }

    @Test
    void whatIsOverNeedsNoDecision() {
        for (String state : List.of("COMPLETED", "CLOSED", "CANCELLED", "REASSIGNED", "ARCHIVED")) {
            Rows.sql("update task_state set state = ? where task_id = ?", state, city.openTask(plan, item, null));
        }
        Rows.sql("update task_state set until = now() where task_id = ?", city.openTask(plan, item, null));
        city.leader.command(plan, "revoke", Map.of("reason", "机构调整")).statusCode(200);
    }

    @Test
    void theDecisionsAreToldAndKept() throws Exception {
        UUID kept = city.openTask(plan, item, null);
        city.openTask(plan, item, null);
        Map<String, Object> revocation = Map.of(
                "document",
                "试教〔2026〕30号",
                "reason",
                "机构调整",
                "openTasks",
                "CANCEL",
                "exceptions",
                List.of(Map.of("taskId", kept, "decision", "KEEP")));
        city.leader.command(plan, "revoke", revocation).statusCode(200).body("status", equalTo("REVOKED"));
        JsonNode told = json.readTree(await().until(this::revoked, found -> found != null));
        assertEquals("CANCEL", told.path("openTasks").asText());
        assertEquals("试教〔2026〕30号", told.path("document").asText());
        assertEquals(kept.toString(), told.at("/exceptions/0/taskId").asText());
        assertEquals("KEEP", told.at("/exceptions/0/decision").asText());
        city.issuer.get(plan + "/timeline").body("items[-1].document", equalTo("试教〔2026〕30号"));
    }

    private String revoked() {
        return RealParts.owner().withHandle(handle -> handle.createQuery(
                        "select data from change_log where subject = :plan and type = 'dudao.plan.revoked.v1'")
                .bind("plan", City.idOf(plan))
                .mapTo(String.class)
                .findOne()
                .orElse(null));
    }

    @Test
    void aDecisionIsOnAnOpenTaskOfThisPlanAndGivenOnce() {
        UUID task = city.openTask(plan, item, null);
        UUID foreign = city.openTask("/" + UUID.randomUUID(), item, null);
        for (List<UUID> tasks : List.of(List.of(foreign), List.of(UUID.randomUUID()), List.of(task, task))) {
            city.leader
                    .command(
                            plan,
                            "revoke",
                            Map.of(
                                    "reason",
                                    "x",
                                    "openTasks",
                                    "KEEP",
                                    "exceptions",
                                    tasks.stream()
                                            .map(each -> Map.of("taskId", each, "decision", "CANCEL"))
                                            .toList()))
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/exceptions/" + (tasks.size() - 1) + "/taskId"));
        }
        city.leader
                .command(plan, "revoke", Map.of("reason", "x", "openTasks", "BURN"))
                .statusCode(400);
        city.leader
                .command(plan, "revoke", Map.of("reason", "  ", "openTasks", "KEEP"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"));
    }
}
