package dudao.task.documents;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Files;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DocumentTest {

    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String PLAN = "本校成立课后服务工作小组，每周安排五天，每天不少于两小时，开设书法、足球、编程、合唱四类课程，由本校教师和聘请的民间艺人授课，"
            + "每学期开学两周内向家长公布课程表，期末召开座谈会听取意见，并把意见写入下学期安排。困难家庭的学生免收费用，"
            + "接送有困难的学生由值班教师看护到六点半，安全责任落实到人。";

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();
    private final UUID measure = UUID.randomUUID();
    private City city;
    private Person head;
    private Person county;
    private String task;
    private String second;
    private String far;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        county = new Person("county-head", "UNIT_HEAD", city.county());
        task = task(city.school());
        second = task(city.secondSchool());
        far = task(city.farSchool());
    }

    private String task(UUID school) {
        return new TaskRows(jdbi)
                .add(city, school, "IN_PROGRESS", measure, Clocks.endOf(LocalDate.of(2027, 3, 1)))
                .toString();
    }

    private static Response file(Person person, String onTask, String text) {
        return person.post(TASKS + "/" + onTask + "/documents", Map.of("title", "课后服务方案", "text", text));
    }

    private static Response refile(Person person, String onTask, String text, String etag) {
        return person.request()
                .header("If-Match", etag)
                .body(Map.of("title", "课后服务方案", "text", text))
                .post(TASKS + "/" + onTask + "/documents");
    }

    private static Response decide(Person person, String id, String command, Map<String, ?> body) {
        return person.request().header("If-Match", "*").body(body).post(DOCUMENTS + "/" + id + "/" + command);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void aUnitFilesAndTheCountyReturnsAndApproves() {
        Response filed = file(head, task, PLAN);
        filed.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("FILED"))
                .body("number", equalTo(1))
                .body("alike", hasSize(0))
                .body("decision", nullValue());
        String id = filed.path("id");
        decide(county, id, "return", Map.of("reason", "请写明经费"))
                .then()
                .statusCode(200)
                .body("state", equalTo("RETURNED"))
                .body("decision.reason", equalTo("请写明经费"));
        refused(decide(county, id, "approve", Map.of()), 409, "ILLEGAL_TRANSITION");
        refused(file(head, task, PLAN + "经费由县财政保障。"), 428, "IF_MATCH_REQUIRED");
        refused(refile(head, task, PLAN + "经费由县财政保障。", "\"0\""), 412, "STALE");
        refile(head, task, PLAN + "经费由县财政保障。", "\"1\"")
                .then()
                .statusCode(201)
                .body("number", equalTo(2))
                .body("state", equalTo("FILED"));
        decide(county, id, "approve", Map.of()).then().statusCode(200).body("state", equalTo("APPROVED"));
        refused(refile(head, task, PLAN, "*"), 409, "ILLEGAL_TRANSITION");
        county.get(DOCUMENTS + "/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("items.decision.decision", contains("APPROVED", "RETURNED"))
                .body("items[1].text", equalTo(PLAN));
    }

    @Test
    void theUnitItselfDoesNotDecide() {
        String id = file(head, task, PLAN).path("id");
        refused(decide(head, id, "approve", Map.of()), 403, "OWN_TASK");
        refused(decide(Person.clerk(city.school()), id, "approve", Map.of()), 403, "FORBIDDEN");
        Person both = new Person("head", "UNIT_HEAD", city.county());
        refused(decide(both, id, "approve", Map.of()), 403, "SAME_PERSON");
        refused(decide(Person.head(city.otherCounty()), id, "approve", Map.of()), 404, "NOT_FOUND");
        refused(decide(Person.head(city.secondSchool()), id, "approve", Map.of()), 404, "NOT_FOUND");
        refused(decide(county, id, "return", Map.of("reason", " ")), 400, "VALIDATION_FAILED");
        refused(county.request().body(Map.of()).post(DOCUMENTS + "/" + id + "/approve"), 428, "IF_MATCH_REQUIRED");
        refused(decide(county, UUID.randomUUID().toString(), "approve", Map.of()), 404, "NOT_FOUND");
    }

    @Test
    void onlyTheUnitFilesAndOnlyWhileItWorks() {
        refused(file(county, task, PLAN), 403, "FORBIDDEN");
        refused(file(Person.supervisor(city.bureau()), task, PLAN), 403, "FORBIDDEN");
        refused(file(Person.head(city.secondSchool()), task, PLAN), 404, "NOT_FOUND");
        refused(file(head, task, "  "), 400, "VALIDATION_FAILED");
        jdbi.useHandle(
                handle -> handle.execute("update task set state = 'ASSIGNED' where id = ?", UUID.fromString(second)));
        refused(file(Person.head(city.secondSchool()), second, PLAN), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void whatWasCopiedIsFoundAlsoAcrossCounties() {
        String first = file(head, task, PLAN).path("id");
        Response copied = file(
                Person.head(city.farSchool()), far, PLAN.replace("，", " ， ").replace("。", "！"));
        copied.then()
                .statusCode(201)
                .body("alike", hasSize(1))
                .body("alike[0].likeness", equalTo(100))
                .body("alike[0].documentId", equalTo(first))
                .body("alike[0].organizationName", nullValue());
        refused(Person.head(city.farSchool()).get(DOCUMENTS + "/" + first), 404, "NOT_FOUND");
        file(Person.head(city.secondSchool()), second, PLAN.replace("六点半", "七点钟"))
                .then()
                .body("alike", hasSize(2))
                .body("alike[0].likeness", greaterThanOrEqualTo(80));
        county.get(DOCUMENTS + "/" + first)
                .then()
                .body("alike", hasSize(2))
                .body("alike.organizationName.findAll { it != null }", hasSize(1));
        Person.supervisor(city.bureau())
                .get(DOCUMENTS + "?alike=true&measureId=" + measure)
                .then()
                .body("items", hasSize(3));
    }

    @Test
    void differentPlansAreNotFlagged() {
        file(head, task, PLAN);
        file(
                        Person.head(city.secondSchool()),
                        second,
                        "我校地处山区，学生多为寄宿生，课后服务以晚间阅读和体育锻炼为主，周一至周四安排集体阅读，周五组织劳动实践，" + "由班主任轮流值守，图书由县图书馆每月更换一次，家长会上通报开展情况。")
                .then()
                .statusCode(201)
                .body("alike", hasSize(0));
    }

    @Test
    void coverageIsToldByCounty() {
        String id = file(head, task, PLAN).path("id");
        file(Person.head(city.farSchool()), far, PLAN);
        decide(county, id, "approve", Map.of()).then().statusCode(200);
        String question = DOCUMENTS + "/coverage?measureId=" + measure;
        Person.supervisor(city.bureau())
                .get(question)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.units.sum()", equalTo(3))
                .body("items.filed.sum()", equalTo(2))
                .body("items.approved.sum()", equalTo(1))
                .body("items.alike.sum()", equalTo(2));
        county.get(question).then().body("items", hasSize(1)).body("items[0].units", equalTo(2));
        county.get(DOCUMENTS + "/coverage").then().statusCode(400);
        refused(county.get(question + "&under=" + city.otherCounty()), 404, "NOT_FOUND");
    }

    @Test
    void aFileMayStandForTheText() {
        byte[] plan = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        String evidence = Files.uploaded(head, "方案.pdf", plan);
        head.post(TASKS + "/" + task + "/documents", Map.of("title", "方案", "evidenceId", evidence))
                .then()
                .statusCode(201)
                .body("evidenceId", equalTo(evidence));
        Person other = Person.head(city.secondSchool());
        String same = Files.uploaded(other, "方案.pdf", plan);
        other.post(TASKS + "/" + second + "/documents", Map.of("title", "方案", "evidenceId", same))
                .then()
                .statusCode(201)
                .body("alike[0].likeness", equalTo(100));
        refused(
                Person.head(city.farSchool())
                        .post(TASKS + "/" + far + "/documents", Map.of("title", "方案", "evidenceId", same)),
                422,
                "EVIDENCE_UNKNOWN");
        refused(head.post(TASKS + "/" + task + "/documents", Map.of("title", "方案")), 400, "VALIDATION_FAILED");
    }

    @Test
    void aWordFileIsComparedByItsText() {
        file(head, task, PLAN).then().statusCode(201);
        Person other = Person.head(city.secondSchool());
        String word = Files.uploaded(
                other,
                "方案.docx",
                Files.zip(
                        "word/document.xml",
                        "<w:p><w:r><w:t>" + PLAN.replace("，", "，</w:t><w:t>") + "</w:t></w:r></w:p>"));
        other.post(TASKS + "/" + second + "/documents", Map.of("title", "方案", "evidenceId", word))
                .then()
                .statusCode(201)
                .body("alike[0].likeness", equalTo(100));
    }

    @Test
    void listsAreFilteredAndPaged() {
        file(head, task, PLAN);
        file(Person.head(city.secondSchool()), second, PLAN);
        Response first = county.get(DOCUMENTS + "?limit=1&state=FILED");
        first.then().statusCode(200).body("items", hasSize(1)).body("next", notNullValue());
        county.get(DOCUMENTS + "?limit=1&state=FILED&cursor=" + first.path("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        county.get(DOCUMENTS + "?taskId=" + task).then().body("items.taskId", contains(task));
        for (String wrong : List.of("?state=x", "?alike=false", "?cursor=x", "?measureId=x", "?y=1")) {
            county.get(DOCUMENTS + wrong).then().statusCode(400);
        }
    }
}
