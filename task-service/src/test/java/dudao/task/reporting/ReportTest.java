package dudao.task.reporting;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReportTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private final UUID measure = UUID.randomUUID();
    private final UUID target = UUID.randomUUID();
    private City city;
    private Person head;
    private String task;
    private String reports;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        UUID plan = UUID.randomUUID();
        UUID item = UUID.randomUUID();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                    plan,
                    city.bureau());
            handle.execute("insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '条目')", item, plan);
            handle.execute(
                    """
                    insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                      audience_organization_ids, audience_kinds, audience_school_classes)
                    values (?, ?, ?, 1, '举措', '{}', '{}', '{}', '{}')""",
                    measure,
                    plan,
                    item);
            handle.execute("insert into measure_target (measure_id, target_id) values (?, ?)", measure, target);
        });
        task = new TaskRows(jdbi)
                .add(city, city.school(), "IN_PROGRESS", measure, Clocks.endOf(LocalDate.of(2027, 3, 1)))
                .toString();
        reports = TASKS + "/" + task + "/reports";
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    private Map<String, Object> value(Object quantity, String... objects) {
        return Map.of("targetId", target, "quantity", quantity, "objects", List.of(objects));
    }

    private Map<String, Object> report(Object... values) {
        return Map.of("text", "已建成两处", "values", List.of(values));
    }

    @Test
    void aReportIsKeptAsItWasGiven() {
        Response given = Person.clerk(city.school()).post(reports, report(value(new BigDecimal("2.50"), "一号馆", "二号馆")));
        given.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .header("Location", endsWith(reports + "/" + given.path("id")))
                .body("taskVersion", equalTo(1))
                .body("actor", equalTo("clerk"));
        head.get(reports)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(given.path("id")))
                .body("items[0].text", equalTo("已建成两处"))
                .body("items[0].values[0].targetId", equalTo(target.toString()))
                .body("items[0].values[0].quantity", equalTo(2.5f))
                .body("items[0].values[0].objects", contains("一号馆", "二号馆"))
                .body("items[0].nothingToReport", equalTo(false))
                .body("items[0].actorOrganizationId", equalTo(city.school().toString()));
        head.get(reports + "/" + given.path("id")).then().statusCode(200).body("id", equalTo(given.path("id")));
        head.task(task).then().header("ETag", equalTo("\"1\"")).body("state", equalTo("IN_PROGRESS"));
    }

    @Test
    void itIsToldWithItsFigures() {
        head.post(reports, report(value(3)));
        String told = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select data from (select subject, type, aggregate_version, data from outbox_event
                          union all select subject, type, aggregate_version, data from change_log) told
                        where subject = ? and type = 'dudao.task.progress-reported.v1' and aggregate_version = 1""")
                .bind(0, UUID.fromString(task))
                .mapTo(String.class)
                .one());
        var json = io.restassured.path.json.JsonPath.from(told);
        assertEquals(target.toString(), json.get("report.values[0].targetId"));
        assertEquals(3, json.getInt("report.values[0].quantity"));
        assertEquals(task, json.get("taskId"));
        assertEquals(measure.toString(), json.get("measureId"));
    }

    @Test
    void quantitiesStayExact() {
        String exact = "12345678901234.123456";
        head.post(reports, report(value(new BigDecimal(exact)))).then().statusCode(201);
        String body = head.get(reports).asString();
        assertEquals(true, body.contains("\"quantity\":" + exact), body);
        head.post(reports, report(value(-2))).then().statusCode(201);
        for (Object absurd :
                new Object[] {new BigDecimal("1e400"), new BigDecimal("123456789012345"), 0.1234567, "many"}) {
            refused(head.post(reports, report(value(absurd))), 400, "VALIDATION_FAILED");
        }
    }

    @Test
    void onlyTheMeasuresTargetsCount() {
        Map<String, Object> foreign = Map.of("targetId", UUID.randomUUID(), "quantity", 1);
        Response answer = head.post(reports, report(foreign));
        refused(answer, 422, "UNKNOWN_TARGET");
        answer.then().body("errors[0].pointer", equalTo("/values/0/targetId"));
        String adHoc = Person.supervisor(city.bureau()).assign(city.school(), LocalDate.of(2027, 3, 1));
        head.command(adHoc, "accept");
        head.command(adHoc, "start");
        refused(head.post(TASKS + "/" + adHoc + "/reports", report(value(1))), 422, "UNKNOWN_TARGET");
        head.post(TASKS + "/" + adHoc + "/reports", Map.of("text", "已上岗"))
                .then()
                .statusCode(201);
        head.get(reports).then().body("items", hasSize(0));
    }

    @Test
    void whatSaysNothingOrContradictsItselfIsRefused() {
        refused(head.post(reports, Map.of()), 400, "VALIDATION_FAILED");
        refused(head.post(reports, Map.of("text", " ")), 400, "VALIDATION_FAILED");
        refused(
                head.post(reports, Map.of("nothingToReport", true, "values", List.of(value(1)))),
                400,
                "VALIDATION_FAILED");
        refused(head.post(reports, report(value(1), value(2))), 400, "VALIDATION_FAILED");
        refused(head.post(reports, report(value(1, "馆", "馆"))), 400, "VALIDATION_FAILED");
        refused(head.post(reports, report(value(1, " "))), 400, "VALIDATION_FAILED");
        Map<String, Object> many = new HashMap<>(value(1));
        many.put(
                "objects",
                java.util.stream.IntStream.range(0, 501).mapToObj(n -> "馆" + n).toList());
        refused(head.post(reports, report(many)), 400, "VALIDATION_FAILED");
        refused(
                head.post(reports, Map.of("text", "x", "values", Collections.singletonList(null))),
                400,
                "VALIDATION_FAILED");
        refused(head.post(reports, Map.of("text", "a\u0000")), 400, "VALIDATION_FAILED");
        head.post(reports, Map.of("nothingToReport", true))
                .then()
                .statusCode(201)
                .body("text", nullValue());
    }

    @Test
    void onlyTheUnitOrASystemAboveReports() {
        refused(Person.head(city.county()).post(reports, Map.of("text", "x")), 403, "FORBIDDEN");
        refused(Person.supervisor(city.bureau()).post(reports, Map.of("text", "x")), 403, "FORBIDDEN");
        refused(Person.head(city.farSchool()).post(reports, Map.of("text", "x")), 404, "NOT_FOUND");
        refused(new Person("s", "SYSTEM", city.otherCounty()).post(reports, Map.of("text", "x")), 404, "NOT_FOUND");
        new Person("s", "SYSTEM", city.county())
                .post(reports, Map.of("text", "系统代报"))
                .then()
                .statusCode(201);
        refused(Person.head(city.farSchool()).get(reports), 404, "NOT_FOUND");
        refused(head.get(reports + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @Test
    void workMustBeUnderWay() {
        String fresh = Person.supervisor(city.bureau()).assign(city.school(), LocalDate.of(2027, 3, 1));
        Response answer = head.post(TASKS + "/" + fresh + "/reports", Map.of("text", "x"));
        refused(answer, 409, "ILLEGAL_TRANSITION");
        answer.then().body("allowedCommands", hasSize(3));
        head.command(task, "submit", Map.of("text", "x")).then().statusCode(200);
        refused(head.post(reports, Map.of("text", "x")), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void aVersionIsCheckedWhenItIsSent() {
        refused(head.command(task, "reports", Map.of("text", "x"), "\"9\""), 412, "STALE");
        head.command(task, "reports", Map.of("text", "x"), "\"0\"").then().statusCode(201);
    }

    @Test
    void theSameKeyReportsOnce() {
        String key = UUID.randomUUID().toString();
        for (int n = 0; n < 2; n++) {
            head.request()
                    .header("Idempotency-Key", key)
                    .body(report(value(1)))
                    .post(reports)
                    .then()
                    .statusCode(201);
        }
        refused(
                head.request()
                        .header("Idempotency-Key", key)
                        .body(report(value(2)))
                        .post(reports),
                422,
                "IDEMPOTENCY_KEY_REUSED");
        head.get(reports).then().body("items", hasSize(1));
    }

    @Test
    void reportsComeInPagesAndStandInTheTimeline() {
        for (int n = 0; n < 3; n++) {
            head.post(reports, Map.of("text", "第" + n)).then().statusCode(201);
        }
        Response first = head.get(reports + "?limit=2");
        first.then().body("items.text", contains("第0", "第1"));
        head.get(reports + "?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.text", contains("第2"))
                .body("next", nullValue());
        head.get(TASKS + "/" + task + "/timeline")
                .then()
                .body("items.command", contains("assign", "report", "report", "report"));
        refused(head.get(reports + "?cursor=x"), 400, "INVALID_CURSOR");
    }
}
