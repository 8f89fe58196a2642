package dudao.e2e;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.local.Organizations;
import dudao.local.Service;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A plan's whole year: given out, revised, judged, closed, archived; and its past stays as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class YearStoryTest {

    private static final String KIND = "消防补充要点";
    private static final String TEXT =
            """
            六安市教育局%d年消防补充要点

            一、消除火灾隐患

            1.检修消防设施。年底前完成2处消防设施检修。
            2.建设消防体验室。年底前建成消防体验室1间。
            3.组织疏散演练。年底前组织疏散演练3次。""";

    private final ObjectMapper json = new ObjectMapper();
    private World world;
    private String plan;
    private List<Map<String, Object>> items;
    private Unit one;
    private Unit other;
    private Instant early;
    private String earlyFigures;

    @BeforeAll
    void start() {
        world = new World(Sut.cluster());
        List<String> schools = Organizations.schools().stream()
                .filter(each -> each.parentCode().orElseThrow().equals("341524"))
                .map(each -> each.code())
                .toList();
        one = new Unit(world, schools.get(1));
        other = new Unit(world, schools.get(2));
    }

    private static int year() {
        return World.today().getYear();
    }

    private String item(int n) {
        return "/api/v1/plan-items/" + items.get(n).get("id");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> measure(int n) {
        return ((List<Map<String, Object>>) items.get(n).get("measures")).get(0);
    }

    private UUID measureId(int n) {
        return UUID.fromString((String) measure(n).get("id"));
    }

    private Response planGet(String path) {
        return world.issuer.get(Service.PLAN, path);
    }

    private void awaitItem(int n, String state) {
        World.until(
                "item " + (n + 1) + " is " + state,
                () -> state.equals(planGet(item(n)).path("state")));
    }

    private void give(int n, int units) {
        world.assign(measureId(n), Map.of(), UUID.randomUUID().toString())
                .then()
                .statusCode(202)
                .body("counts.done", equalTo(units));
    }

    @Test
    @Order(1)
    void issuedItIsGivenOutToOneSchool() {
        Response imported = world.issuer.upload(
                Service.PLAN, "/api/v1/plan-imports", "text/plain;charset=UTF-8", TEXT.formatted(year()));
        imported.then().statusCode(201);
        String accept = "/api/v1/plan-imports/" + imported.path("id") + "/documents/1/accept";
        Response accepted = world.issuer.post(Service.PLAN, accept, Map.of("kind", KIND));
        accepted.then().statusCode(201);
        UUID id = UUID.fromString(accepted.path("id"));
        plan = "/api/v1/plans/" + id;
        world.fill(id, Map.of("organizationIds", List.of(one.id)), World.today().plusDays(30));
        world.issue(id, World.numbered("六教", 31));
        items = world.items(id);
        assertEquals(3, items.size());
        give(0, 1);
        give(2, 1);
        awaitItem(0, "IN_PROGRESS");
        World.until("both tasks are counted", () -> Integer.valueOf(2)
                .equals(planGet(plan + "/progress").path("tasks.total")));
        early = Instant.now();
        earlyFigures = figures(early);
    }

    private String figures(Instant asOf) {
        return planGet(plan + "/progress?asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    @Order(2)
    void revisedByAnotherWhoHasSeenItsTasksItAsksMore() {
        LocalDate later = World.today().plusDays(45);
        Map<String, Object> changed = new HashMap<>(Map.of(
                "wording", measure(0).get("wording"),
                "leadOrganizationId", World.CITY,
                "audience", Map.of("organizationIds", List.of(one.id, other.id)),
                "dueOn", later.toString(),
                "acceptanceStandard", "有检修记录,有验收照片"));
        Response proposal = world.issuer.post(
                Service.PLAN,
                plan + "/revision-proposals",
                Map.of(
                        "document",
                        "六教〔%d〕32号".formatted(year()),
                        "reason",
                        "扩大检修范围",
                        "changes",
                        List.of(Map.of("op", "CHANGE_MEASURE", "measureId", measureId(0), "measure", changed))));
        proposal.then().statusCode(201).body("touched.total", equalTo(1));
        String first = one.task("measureId=" + measureId(0));
        proposal.then().body("touched.tasks.taskId", equalTo(List.of(first)));
        Map<String, Object> order = Map.of("proposalId", proposal.path("id"), "touchedHash", "unread");
        world.leader
                .command(Service.PLAN, plan, "revise", order)
                .then()
                .statusCode(409)
                .body("code", equalTo("TOUCHED_TASKS_CHANGED"));
        order = Map.of("proposalId", proposal.path("id"), "touchedHash", proposal.path("touched.hash"));
        world.issuer.command(Service.PLAN, plan, "revise", order).then().statusCode(403);
        world.leader.done(Service.PLAN, plan, "revise", order);
        planGet(plan).then().body("revision", equalTo(2));
        World.until("the revision reaches task-service", () -> Integer.valueOf(1)
                .equals(world.awaitKnown(Map.of("measureId", measureId(0))).path("counts.done")));
        give(0, 1);
        other.head
                .get(Service.TASK, "/api/v1/tasks/" + other.task("measureId=" + measureId(0)))
                .then()
                .body("planRevision", equalTo(2))
                .body("acceptanceStandard", equalTo("有检修记录,有验收照片"));
        World.until("the new task is counted", () -> Integer.valueOf(2)
                .equals(planGet(item(0) + "/progress").path("tasks.total")));
    }

    @Test
    @Order(3)
    void itsTasksAreDoneAndAFindingIsPutRight() {
        Object target = ((Map<?, ?>) ((List<?>) items.get(0).get("targets")).get(0)).get("targetId");
        for (Unit unit : List.of(one, other)) {
            String task = unit.task("measureId=" + measureId(0));
            unit.start(task);
            Map<String, Object> value = Map.of("targetId", target, "quantity", 1, "objects", List.of(unit.code));
            unit.head
                    .command(
                            Service.TASK,
                            "/api/v1/tasks/" + task,
                            "reports",
                            Map.of("text", "检修完毕", "values", List.of(value)))
                    .then()
                    .statusCode(201);
            unit.submit(task, "请予办结");
            world.supervisor.done(Service.TASK, "/api/v1/tasks/" + task, "complete", null);
        }
        Inspecting inspecting = new Inspecting(world, one.code);
        String finding = inspecting.finding(items.get(0).get("id"));
        inspecting.confirm(finding);
        World.until("the finding is counted", () -> Integer.valueOf(1)
                .equals(planGet(item(0) + "/progress").path("openFindings")));
        String rectification = inspecting.order(finding);
        String task = one.task("findingId=" + finding);
        one.start(task);
        one.submit(task, "通道已清理");
        inspecting.verify(
                rectification, "accept", Map.of("method", "DESK", "text", "照片与现场一致", "evidence", List.of("核查记录")));
        inspecting.close(rectification);
        World.until("nothing is open any more", () -> {
            Response progress = planGet(item(0) + "/progress");
            return Integer.valueOf(0).equals(progress.path("openFindings"))
                    && Integer.valueOf(2).equals(progress.path("tasks.byState.COMPLETED"));
        });
        assertEquals("CLOSED", one.state(task));
        awaitItem(0, "AWAITING_ASSESSMENT");
    }

    @Test
    @Order(4)
    void whatOneProposesAnotherConfirmsAndWhoDeviatesSaysWhy() {
        world.supervisor
                .get(Service.PLAN, item(0) + "/assessment")
                .then()
                .statusCode(200)
                .body("computed.outcome", equalTo("ACHIEVED"));
        Map<String, Object> less = new HashMap<>(Map.of("outcome", "PARTIALLY_ACHIEVED"));
        world.supervisor
                .command(Service.PLAN, item(0), "propose-assessment", less)
                .then()
                .statusCode(422)
                .body("code", equalTo("DEVIATION_NEEDS_REASON"));
        less.put("reason", "抽查发现一处未通电");
        world.supervisor.done(Service.PLAN, item(0), "propose-assessment", less);
        world.supervisor
                .command(Service.PLAN, item(0), "confirm-assessment", null)
                .then()
                .statusCode(403);
        world.issuer.done(Service.PLAN, item(0), "confirm-assessment", null);
        planGet(item(0)).then().body("state", equalTo("PARTIALLY_ACHIEVED"));
    }

    @Test
    @Order(5)
    void oneItemGoesOnNextYearAndOneIsCancelledWithItsTask() {
        world.leader
                .command(Service.PLAN, plan, "close", Map.of("reason", "年度工作结束"))
                .then()
                .statusCode(409)
                .body("code", equalTo("ITEMS_OPEN"))
                .body("items", hasSize(2));
        String next = world.issuer
                .post(
                        Service.PLAN,
                        "/api/v1/plans",
                        Map.of("title", (year() + 1) + "年" + KIND, "kind", KIND, "year", year() + 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        world.leader.done(Service.PLAN, item(1), "carry-over", Map.of("planId", next, "reason", "场地未交付"));
        planGet("/api/v1/plans/" + next + "/items")
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("DRAFT"))
                .body("items[0].continuesItemId", equalTo(items.get(1).get("id")));
        Map<String, Object> order =
                new HashMap<>(Map.of("document", "六教〔%d〕33号".formatted(year()), "reason", "并入市级演练"));
        String task = one.task("measureId=" + measureId(2));
        world.leader
                .command(Service.PLAN, item(2), "cancel", order)
                .then()
                .statusCode(409)
                .body("code", equalTo("OPEN_TASKS_UNDECIDED"))
                .body("openTasks.taskId", hasItem(task));
        order.put("openTasks", "CANCEL");
        world.leader.done(Service.PLAN, item(2), "cancel", order);
        World.until("the decision reaches the task", () -> "CANCELLED".equals(one.state(task)));
    }

    @Test
    @Order(6)
    void closedAndArchivedItsFilesAreWhatTheirHashesSay() throws Exception {
        world.leader.done(Service.PLAN, plan, "close", Map.of("reason", "年度工作结束"));
        world.supervisor.done(Service.PLAN, plan, "archive", null);
        Response download = given().auth()
                .oauth2(world.supervisor.token())
                .get(world.cluster.url(Service.PLAN) + plan + "/archive/package");
        byte[] bytes = download.then()
                .statusCode(200)
                .header("ETag", equalTo('"' + sha256(download.asByteArray()) + '"'))
                .extract()
                .asByteArray();
        world.supervisor
                .get(Service.PLAN, plan + "/archive")
                .then()
                .statusCode(200)
                .body("sha256", equalTo(sha256(bytes)))
                .body("verification.intact", equalTo(true));
        Map<String, byte[]> parts = parts(bytes);
        JsonNode listed = json.readTree(parts.remove("manifest.json")).path("parts");
        assertEquals(parts.size(), listed.size());
        for (JsonNode part : listed) {
            String name = part.path("name").asText();
            assertEquals(sha256(parts.get(name)), part.path("sha256").asText(), name);
        }
        planGet(plan).then().body("contentHash", equalTo(sha256(parts.get("revisions/0002.json"))));
        String life = json.readTree(parts.get("timeline.json")).toString();
        for (String happened : List.of("issued", "revised", "closed")) {
            assertTrue(life.contains('"' + happened + '"'), life);
        }
    }

    private static Map<String, byte[]> parts(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return parts;
    }

    private static String sha256(byte[] content) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    @Test
    @Order(7)
    void thePastIsStillWhatItWas() throws IOException {
        assertEquals(earlyFigures, figures(early));
        JsonNode then = json.readTree(earlyFigures);
        JsonNode now = json.readTree(planGet(plan + "/progress").asString());
        assertEquals(2, then.at("/tasks/total").asInt());
        assertEquals(3, now.at("/tasks/total").asInt());
        assertEquals(0, then.at("/tasks/byState/COMPLETED").asInt());
        assertEquals(2, now.at("/tasks/byState/COMPLETED").asInt());
    }
}
