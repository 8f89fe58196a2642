package dudao.plan.steering;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import dudao.plan.testing.ItemTasks;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SteeringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String item;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.issued("工作要点", 1);
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
    }

    private static Map<String, Object> cancellation(Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("document", "试政〔2026〕9号", "reason", "并入省级项目"));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        return body;
    }

    private String draftOf(int year) {
        Map<String, Object> draft = new HashMap<>(City.plan("工作要点"));
        draft.put("year", year);
        return "/plans/"
                + city.issuer.post("/plans", draft).statusCode(201).extract().path("id");
    }

    @Test
    void workingMeasuresAreAddedComplete() {
        Map<String, Object> working = new HashMap<>(city.measure());
        working.remove("acceptanceStandard");
        city.supervisor
                .command(item, "decompose", Map.of("measures", List.of(working)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/measures/0/acceptanceStandard"));
        city.issuer.get(item).body("state", equalTo("ISSUED")).body("measures", hasSize(1));
        city.supervisor
                .command(item, "decompose", Map.of("measures", List.of(city.measure())))
                .statusCode(200)
                .body("state", equalTo("DECOMPOSED"))
                .body("measures", hasSize(2));
        city.supervisor
                .command(item, "decompose", null)
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("allowedCommands", contains("carry-over", "cancel"));
    }

    @Test
    void theLeadDecomposesToo() {
        city.as("lead", "UNIT_HEAD", city.id).command(item, "decompose", null).statusCode(200);
        city.head.command(item, "decompose", null).statusCode(403);
        city.issuer.send(item + "/decompose", null, "*").statusCode(403);
    }

    @Test
    void aCancelledItemNeedsADecisionForItsOpenTasksAndStaysInTheCount() {
        ItemTasks task =
                ItemTasks.ofEachMeasure(city, plan, item, city.school).get(0).tell("ASSIGNED");
        await().atMost(PATIENCE).untilAsserted(() -> city.issuer.get(item).body("state", equalTo("IN_PROGRESS")));
        city.leader
                .command(item, "cancel", cancellation())
                .statusCode(409)
                .body("code", equalTo("OPEN_TASKS_UNDECIDED"))
                .body("openTaskCount", equalTo(1))
                .body("openTasks.taskId", contains(task.id.toString()));
        city.leader
                .command(
                        item,
                        "cancel",
                        cancellation("exceptions", List.of(Map.of("taskId", UUID.randomUUID(), "decision", "KEEP"))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/exceptions/0/taskId"));
        city.leader
                .command(item, "cancel", cancellation("openTasks", "CANCEL"))
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        city.issuer.get(plan).body("itemCount", equalTo(1));
        city.issuer.get(plan + "/progress").body("tasks.total", equalTo(1)).body("items", hasSize(1));
        city.issuer.get(plan + "/assessments").body("counts.items", equalTo(1)).body("counts.cancelled", equalTo(1));
        city.issuer
                .get(item + "/timeline")
                .body("items[-1].document", equalTo("试政〔2026〕9号"))
                .body("items[-1].reason", equalTo("并入省级项目"))
                .body("items[-1].details.openTasks", equalTo("CANCEL"))
                .body("items[-1].from", equalTo("IN_PROGRESS"));
    }

    @Test
    void whatIsCarriedOverGoesOnInTheNextDraft() {
        city.leader
                .command(item, "carry-over", Map.of("year", 2027, "reason", "手续未办完"))
                .statusCode(422)
                .body("code", equalTo("NO_DRAFT_TO_CARRY_INTO"));
        String next = draftOf(2027);
        String etag = city.issuer.etag(next);
        city.leader
                .command(item, "carry-over", Map.of("year", 2027, "reason", "手续未办完"))
                .statusCode(200)
                .body("state", equalTo("CARRIED_OVER"));
        String measure = city.issuer.get(item).extract().path("measures[0].id");
        city.issuer
                .get(next + "/items")
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("DRAFT"))
                .body("items[0].title", equalTo("建好安全场馆"))
                .body("items[0].measures[0].wording", equalTo("建成安全体验馆6处"))
                .body("items[0].measures[0].id", not(equalTo(measure)))
                .body("items[0].targets[0].quantity", equalTo(6));
        assertEquals(
                412, city.issuer.put(next, City.plan("工作要点"), etag).extract().statusCode());
        city.issuer
                .get(plan + "/assessments")
                .body("counts.carriedOver", equalTo(1))
                .body("items[0].toYear", equalTo(2027))
                .body("items[0].toPlanId", equalTo(City.idOf(next).toString()));
        city.issuer.get(next + "/completeness").body("missing.field", hasItem("dueOn"));
        city.leader
                .command(item, "carry-over", Map.of("year", 2027, "reason", "再来"))
                .statusCode(409);
    }

    @Test
    void onlyADraftOfTheSameIssuerTakesItIn() {
        String foreign = new City(tree).draft("工作要点");
        for (String into : List.of(foreign, plan)) {
            city.leader
                    .command(item, "carry-over", Map.of("planId", City.idOf(into), "reason", "手续未办完"))
                    .statusCode(422);
        }
        city.leader.command(item, "carry-over", Map.of("reason", "x")).statusCode(400);
        city.issuer.get(item).body("state", equalTo("ISSUED"));
    }

    @Test
    void ofCommandsAtOnceExactlyOneWins() throws Exception {
        draftOf(2027);
        String etag = city.issuer.etag(item);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int n = i;
            answers.add(threads.submit(() -> command(n, etag).extract().statusCode()));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        threads.shutdown();
        statuses.sort(null);
        assertEquals(List.of(200, 412, 412, 412, 412, 412), statuses);
        city.issuer.get(item + "/timeline").body("items", hasSize(2));
    }

    private ValidatableResponse command(int n, String etag) {
        return switch (n % 3) {
            case 0 -> city.supervisor.send(item + "/decompose", null, etag);
            case 1 -> city.leader.send(item + "/cancel", cancellation(), etag);
            default -> city.leader.send(item + "/carry-over", Map.of("year", 2027, "reason", "x"), etag);
        };
    }

    @Test
    void aRestrictedItemMovesForThoseWhoMayReadItOnly() {
        String secretPlan = city.draft("密");
        city.completeItem(secretPlan, "1");
        String secret = city.completeItem(secretPlan, "2");
        city.restrict(secret, city.office);
        city.approve(secretPlan);
        city.issuer.command(secretPlan, "issue", City.number(2)).statusCode(200);
        city.supervisor.send(secret + "/decompose", null, "*").statusCode(404);
        city.supervisor.get(secret + "/timeline").statusCode(404);
        city.supervisor.get(secret + "/assessment").statusCode(404);
        Api office = city.as("handler", "SUPERVISOR", city.office);
        office.command(secret, "decompose", null).statusCode(200);
        await().atMost(PATIENCE).until(() -> sees(office, secret));
        assertEquals(false, sees(city.supervisor, secret));
        city.supervisor.get(secretPlan + "/assessments").body("counts.items", equalTo(1));
        city.issuer.get(secretPlan + "/assessments").body("counts.items", equalTo(2));
    }

    private static boolean sees(Api reader, String item) {
        long after = 0;
        while (true) {
            var page = reader.get("/changes?limit=1000&after=" + after).extract();
            List<String> subjects = page.path("items.event.subject");
            if (subjects.contains(City.idOf(item).toString())) {
                return true;
            }
            if (subjects.isEmpty()) {
                return false;
            }
            after = ((Number) page.path("next")).longValue();
        }
    }
}
