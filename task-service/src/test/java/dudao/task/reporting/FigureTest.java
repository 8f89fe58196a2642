package dudao.task.reporting;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a unit has told, what is strange in it, and that nothing is asked of it twice. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FigureTest {

    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();
    private final UUID target = UUID.randomUUID();
    private final UUID otherTarget = UUID.randomUUID();
    private City city;
    private Person head;
    private String task;
    private String other;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        task = task(target, city.school(), "校园图书馆");
        other = task(otherTarget, city.school(), "校园图书馆");
    }

    private String task(UUID wanted, UUID unit, String object) {
        UUID measure = UUID.randomUUID();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                    TaskRows.planOf(measure),
                    city.bureau());
            handle.execute(
                    "insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '条目')",
                    TaskRows.itemOf(measure),
                    TaskRows.planOf(measure));
            handle.execute(
                    """
                    insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                      audience_organization_ids, audience_kinds, audience_school_classes)
                    values (?, ?, ?, 1, '举措', '{}', '{}', '{}', '{}')""",
                    measure,
                    TaskRows.planOf(measure),
                    TaskRows.itemOf(measure));
            handle.execute(
                    "insert into measure_target (measure_id, target_id, text, quantity, unit, object)"
                            + " values (?, ?, '建成10处', 10, '处', ?)",
                    measure,
                    wanted,
                    object);
        });
        return new TaskRows(jdbi)
                .add(city, unit, "IN_PROGRESS", measure, Clocks.endOf(TODAY.plusYears(1)))
                .toString();
    }

    private Response report(String onTask, UUID of, Object quantity, String... objects) {
        return send(
                onTask,
                Map.of(
                        "text",
                        "进展",
                        "values",
                        List.of(Map.of("targetId", of, "quantity", quantity, "objects", List.of(objects)))));
    }

    private Response send(String onTask, Map<String, ?> body) {
        return head.post(TASKS + "/" + onTask + "/reports", body);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void whatIsStrangeIsTakenWithAWarning() {
        report(task, target, 1, "一号馆").then().statusCode(201).body("warnings", hasSize(0));
        report(task, target, 1, "一号馆").then().body("warnings.code", contains("OBJECT_REPORTED_BEFORE"));
        report(task, target, 20, "二号馆")
                .then()
                .statusCode(201)
                .body("warnings.code", containsInAnyOrder("OVER_TARGET", "JUMP", "OBJECTS_DIFFER"))
                .body("warnings[0].pointer", equalTo("/values/0/quantity"));
        report(task, target, -30).then().statusCode(201).body("warnings.code", hasItem("NEGATIVE_TOTAL"));
        head.get(TASKS + "/" + task + "/reports")
                .then()
                .body("items[2].warnings", hasSize(3))
                .body("items[0].warnings", hasSize(0));
    }

    @Test
    void aCorrectionTakesThePlaceOfAReport() {
        String first = report(task, target, 3, "一号馆").path("id");
        Response corrected = send(
                task,
                Map.of("text", "更正", "corrects", first, "values", List.of(Map.of("targetId", target, "quantity", 2))));
        corrected.then().statusCode(201).body("corrects", equalTo(first)).body("values[0].quantity", equalTo(2));
        head.get(TASKS + "/" + task + "/prefill")
                .then()
                .body("values[0].total", equalTo(2))
                .body("values[0].objects", hasSize(0));
        List<Integer> told = new ArrayList<>();
        Outgoing.about(jdbi, UUID.fromString(task)).forEach(fact -> fact.json()
                .path("report")
                .path("values")
                .forEach(value -> told.add(value.get("quantity").intValue())));
        assertEquals(List.of(3, -1), told);
        String second = corrected.path("id");
        send(task, Map.of("text", "再更正,没有建成", "corrects", second)).then().statusCode(201);
        head.get(TASKS + "/" + task + "/prefill").then().body("values[0].total", equalTo(0));
        refused(send(task, Map.of("text", "x", "corrects", first)), 409, "ALREADY_CORRECTED");
        refused(send(task, Map.of("text", "x", "corrects", UUID.randomUUID())), 422, "REPORT_UNKNOWN");
        refused(send(other, Map.of("text", "x", "corrects", second)), 422, "REPORT_UNKNOWN");
        head.get(TASKS + "/" + task + "/reports").then().body("items", hasSize(3));
    }

    @Test
    void whatWasToldOnceNeedNotBeFilledInAgain() {
        report(task, target, 4, "一号馆", "二号馆").then().statusCode(201);
        head.get(TASKS + "/" + other + "/prefill")
                .then()
                .statusCode(200)
                .body("values", hasSize(1))
                .body("values[0].total", equalTo(0))
                .body("values[0].wanted", equalTo(10))
                .body("values[0].elsewhere[0].taskId", equalTo(task))
                .body("values[0].elsewhere[0].total", equalTo(4));
        send(other, Map.of("values", List.of(Map.of("targetId", otherTarget, "sameAsTaskId", task))))
                .then()
                .statusCode(201)
                .body("values[0].quantity", equalTo(4))
                .body("values[0].sameAsTaskId", equalTo(task));
        report(task, target, 1).then().statusCode(201);
        send(other, Map.of("values", List.of(Map.of("targetId", otherTarget, "sameAsTaskId", task))))
                .then()
                .body("values[0].quantity", equalTo(1));
        refused(
                send(
                        other,
                        Map.of("values", List.of(Map.of("targetId", otherTarget, "sameAsTaskId", UUID.randomUUID())))),
                400,
                "VALIDATION_FAILED");
        refused(
                send(
                        other,
                        Map.of(
                                "values",
                                List.of(Map.of("targetId", otherTarget, "sameAsTaskId", task, "quantity", 1)))),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void aUnitIsMeasuredByItsOwnShare() {
        share("SCHOOL", 3);
        head.get(TASKS + "/" + task + "/prefill").then().body("values[0].wanted", equalTo(3));
        share(city.school().toString(), 2);
        share(city.secondSchool().toString(), 9);
        head.get(TASKS + "/" + task + "/prefill").then().body("values[0].wanted", equalTo(2));
        report(task, target, 3).then().statusCode(201).body("warnings.code", contains("OVER_TARGET"));
    }

    private void share(String holder, int quantity) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into measure_target_share select measure_id, target_id, ?, ? from measure_target"
                        + " where target_id = ?",
                holder,
                quantity,
                target));
    }

    @Test
    void figuresOfOtherUnitsAndOfOtherThingsAreNotTheSame() {
        UUID foreign = UUID.randomUUID();
        String neighbours = task(foreign, city.secondSchool(), "校园图书馆");
        Person.head(city.secondSchool())
                .post(
                        TASKS + "/" + neighbours + "/reports",
                        Map.of("values", List.of(Map.of("targetId", foreign, "quantity", 7))))
                .then()
                .statusCode(201);
        UUID different = UUID.randomUUID();
        report(task(different, city.school(), "体育馆"), different, 5).then().statusCode(201);
        head.get(TASKS + "/" + task + "/prefill").then().body("values[0].elsewhere", hasSize(0));
        refused(head.get(TASKS + "/" + neighbours + "/prefill"), 404, "NOT_FOUND");
        Person.head(city.county())
                .get(TASKS + "/" + task + "/prefill")
                .then()
                .statusCode(200)
                .body("values[0].elsewhere", hasSize(0));
    }

    @Test
    void objectsGoThroughTheirStages() {
        send(
                        task,
                        Map.of(
                                "stages",
                                List.of(
                                        stage("城东小学", "STARTED", "2026-03-01"),
                                        stage("城东小学", "COMPLETED", "2026-08-20"),
                                        stage("城西小学", "STARTED", "2026-04-01"))))
                .then()
                .statusCode(201)
                .body("warnings", hasSize(0));
        String wrong = send(task, Map.of("stages", List.of(stage("城西小学", "IN_USE", "2026-05-01"))))
                .path("id");
        send(task, Map.of("text", "尚未投用", "corrects", wrong)).then().statusCode(201);
        head.get(TASKS + "/" + task + "/stages")
                .then()
                .statusCode(200)
                .body("started", equalTo(2))
                .body("completed", equalTo(1))
                .body("inUse", equalTo(0))
                .body("objects.find { it.object == '城东小学' }.completedOn", equalTo("2026-08-20"))
                .body("objects.find { it.object == '城西小学' }.inUseOn", nullValue());
        send(
                        task,
                        Map.of(
                                "stages",
                                List.of(
                                        stage("城北小学", "STARTED", "2026-05-01"),
                                        stage("城北小学", "COMPLETED", "2026-04-01"))))
                .then()
                .statusCode(201)
                .body("warnings.code", contains("STAGE_OUT_OF_ORDER"));
        for (Map<String, String> bad : List.of(
                stage("城南小学", "STARTED", TODAY.plusDays(1).toString()),
                stage("城南小学", "DREAMT_OF", "2026-03-01"),
                stage(" ", "STARTED", "2026-03-01"))) {
            refused(send(task, Map.of("stages", List.of(bad))), 400, "VALIDATION_FAILED");
        }
    }

    private static Map<String, String> stage(String object, String stage, String on) {
        return Map.of("object", object, "stage", stage, "reachedOn", on);
    }

    @Test
    void whatWasOutOfOrderIsToldOneByOne() {
        send(task, Map.of("exceptions", List.of("食堂停电半天", "一名学生发热")))
                .then()
                .statusCode(201)
                .body("exceptions", contains("食堂停电半天", "一名学生发热"));
        refused(send(task, Map.of("nothingToReport", true, "exceptions", List.of("食堂停电"))), 400, "VALIDATION_FAILED");
        refused(send(task, Map.of("text", "")), 400, "VALIDATION_FAILED");
    }
}
