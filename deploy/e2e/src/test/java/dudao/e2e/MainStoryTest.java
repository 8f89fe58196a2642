package dudao.e2e;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Service;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The loop the system exists for, from the plan's text to the closed finding, over HTTP and Kafka only. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainStoryTest {

    private World world;
    private UUID plan;
    private Map<String, Object> item;
    private UUID measure;
    private UUID target;
    private String school;
    private String task;

    @BeforeAll
    void start() {
        world = new World(Sut.cluster());
        school = Organizations.schools().stream()
                .filter(each -> each.parentCode().orElseThrow().equals("341524"))
                .findFirst()
                .orElseThrow()
                .code();
    }

    @Test
    @Order(1)
    void aPlansTextBecomesADraft() {
        plan = world.draft("补充要点");
        List<Map<String, Object>> items = world.items(plan);
        assertTrue(items.size() >= 25, () -> items.size() + " items");
        assertFalse(first(items.get(0), "measures", "wording").isBlank());
    }

    @Test
    @Order(2)
    void issuingIsRefusedWhileSomethingIsMissingAndByTheDrafter() {
        String resource = "/api/v1/plans/" + plan;
        world.issuer.get(Service.PLAN, resource + "/completeness").then().body("complete", equalTo(false));
        world.issuer.done(Service.PLAN, resource, "submit", null);
        world.issuer.command(Service.PLAN, resource, "approve", null).then().statusCode(403);
        world.approve(resource);
        world.issuer
                .command(Service.PLAN, resource, "issue", World.numbered("六教", 10))
                .then()
                .statusCode(422)
                .body("code", equalTo("PLAN_INCOMPLETE"))
                .body("missing", not(hasSize(0)));
        world.issuer.done(Service.PLAN, resource, "withdraw", Map.of("reason", "补齐后再送审"));
    }

    @Test
    @Order(3)
    void completeAndApprovedByAnotherItIsIssued() {
        plan = world.draft("补充要点");
        world.fill(
                plan,
                Map.of("kinds", List.of("SCHOOL"), "under", World.COUNTY),
                World.today().plusDays(60));
        world.issue(plan, World.numbered("六教", 11));
        item = world.items(plan).stream()
                .filter(each -> !((List<?>) each.get("targets")).isEmpty())
                .findFirst()
                .orElseThrow();
        target = UUID.fromString(first(item, "targets", "targetId"));
        measure = UUID.fromString(first(item, "targets", "measureId"));
        world.issuer.get(Service.PLAN, "/api/v1/plans/" + plan).then().body("status", equalTo("ISSUED"));
    }

    @Test
    @Order(4)
    void oneAssignmentMakesOneTaskForEachUnitAndNeverTwo() {
        String key = UUID.randomUUID().toString();
        Response job = world.assign(measure, Map.of(), key);
        job.then().statusCode(202).body("state", equalTo("DONE")).body("counts.done", greaterThan(100));
        int units = job.path("counts.done");
        world.assign(measure, Map.of(), key).then().statusCode(202).body("id", equalTo(job.path("id")));
        world.assign(measure, Map.of(), UUID.randomUUID().toString())
                .then()
                .statusCode(202)
                .body("counts.done", equalTo(0))
                .body("counts.skipped", equalTo(units));
        task = world.as("school-" + school)
                .get(Service.TASK, "/api/v1/tasks?measureId=" + measure)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        World.until(
                "progress counts the tasks",
                () -> itemProgress().path("tasks.total").equals(units));
    }

    @Test
    @Order(5)
    void theUnitWorksAndSomebodyElseCompletes() {
        String resource = "/api/v1/tasks/" + task;
        Api head = world.as("school-" + school);
        head.command(Service.TASK, resource, "accept", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        head.done(Service.TASK, resource, "start", null);
        head.command(
                        Service.TASK,
                        resource,
                        "reports",
                        Map.of(
                                "text",
                                "已建成两处",
                                "values",
                                List.of(Map.of("targetId", target, "quantity", 2, "objects", List.of("一号馆", "二号馆")))))
                .then()
                .statusCode(201);
        head.done(Service.TASK, resource, "submit", Map.of("text", "请予办结"));
        head.command(Service.TASK, resource, "complete", null)
                .then()
                .statusCode(not(200))
                .body("code", equalTo("OWN_TASK"));
        world.supervisor
                .command(
                        Service.TASK,
                        resource,
                        "return",
                        Map.of("reasonCode", "EVIDENCE_INSUFFICIENT", "text", "请补充名单"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"));
        head.done(Service.TASK, resource, "submit", Map.of("text", "已补充"));
        world.supervisor
                .command(Service.TASK, resource, "complete", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"));
        World.until("the figure reaches the plan", () -> {
            Response progress = itemProgress();
            return Integer.valueOf(1).equals(progress.path("tasks.byState.COMPLETED"))
                    && ((Number) progress.path("targets.find { it.targetId == '" + target + "' }.achieved")).intValue()
                            == 2;
        });
    }

    @Test
    @Order(6)
    void theSupervisionTeamSeesWhatIsLateAtAnyMoment() {
        String measures = "/api/v1/tasks?measureId=" + measure;
        world.supervisor
                .get(Service.TASK, measures + "&overdue=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        LocalDate later = World.today().plusDays(90);
        world.supervisor
                .get(Service.TASK, measures + "&overdue=true&limit=5&asOf=" + later)
                .then()
                .statusCode(200)
                .body("items", hasSize(5))
                .body("items.light", hasItem("DARK_RED"))
                .header("Link", containsString("rel=\"next\""));
        world.supervisor
                .get(Service.TASK, "/api/v1/statistics/lights?groupBy=county&asOf=" + later)
                .then()
                .statusCode(200)
                .body("items.find { it.key == '" + World.COUNTY + "' }.darkRed", greaterThan(100));
        world.supervisor
                .get(Service.TASK, "/api/v1/statistics/lights?groupBy=organization&under=" + Organization.id(school))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    @Order(7)
    void aFindingBecomesATaskThatOnlyTheInspectorCanClose() {
        Inspecting inspecting = new Inspecting(world, school);
        String finding = inspecting.finding(item.get("id"));
        inspecting.confirm(finding);
        World.until("the open finding shows at the item", () -> Integer.valueOf(1)
                .equals(itemProgress().path("openFindings")));
        String rectification = inspecting.order(finding);
        Unit unit = new Unit(world, school);
        String rectificationTask = unit.task("findingId=" + finding);
        unit.start(rectificationTask);
        unit.submit(rectificationTask, "已整改");
        world.supervisor
                .command(Service.TASK, "/api/v1/tasks/" + rectificationTask, "complete", null)
                .then()
                .statusCode(409)
                .body("code", equalTo("VERDICT_BELONGS_TO_INSPECTION"));
        inspecting.verify(
                rectification,
                "reject",
                Map.of("reason", "通道仍被占用", "dueOn", World.today().plusDays(20).toString()));
        World.until(
                "the task is open again", () -> unit.state(rectificationTask).equals("RETURNED"));
        unit.submit(rectificationTask, "已清理并上锁");
        inspecting.verify(
                rectification, "accept", Map.of("method", "DESK", "text", "照片与现场一致", "evidence", List.of("核查记录")));
        inspecting.close(rectification);
        World.until("the verdict closes the task", () -> unit.state(rectificationTask)
                .equals("CLOSED"));
        World.until("no finding is open any more", () -> Integer.valueOf(0)
                .equals(itemProgress().path("openFindings")));
    }

    private Response itemProgress() {
        return world.issuer.get(Service.PLAN, "/api/v1/plan-items/" + item.get("id") + "/progress");
    }

    @SuppressWarnings("unchecked")
    private static String first(Map<String, Object> of, String list, String field) {
        List<Map<String, Object>> all = (List<Map<String, Object>>) of.get(list);
        assertFalse(all.isEmpty(), list);
        return (String) all.get(0).get(field);
    }
}
