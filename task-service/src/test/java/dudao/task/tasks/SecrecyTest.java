package dudao.task.tasks;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.IssuedPlan;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reader over every way to read: a restricted task is there for its unit and its office, and in nobody else's figures. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SecrecyTest {

    private final Jdbi jdbi = RealParts.owner();

    private ImportedCity city;
    private IssuedPlan plan;
    private UUID school;
    private Person office;
    private Person bureau;
    private Person head;

    @BeforeEach
    void issuedPlan() {
        city = ImportedCity.registered();
        school = city.schools.get(0).get(1);
        plan = new IssuedPlan(city.bureau).restricted(city.office).issued(jdbi);
        office = Person.supervisor(city.office);
        bureau = Person.supervisor(city.bureau);
        head = Person.head(school);
    }

    private Map<String, Person> readers() {
        Map<String, Person> readers = new LinkedHashMap<>();
        readers.put("office", office);
        readers.put("unit", head);
        readers.put("bureau", bureau);
        readers.put("leader of the bureau", new Person("leader", "LEADER", city.bureau));
        readers.put("system of the bureau", new Person("system", "SYSTEM", city.bureau));
        readers.put("county above", Person.supervisor(city.counties.get(0)));
        readers.put("sibling unit", Person.head(city.schools.get(0).get(2)));
        readers.put("county elsewhere", Person.supervisor(city.counties.get(1)));
        return readers;
    }

    private static boolean isReader(String who) {
        return who.equals("office") || who.equals("unit");
    }

    private static int visible(String who) {
        return isReader(who) ? 2 : List.of("sibling unit", "county elsewhere").contains(who) ? 0 : 1;
    }

    private Response assign(Person who, int measure) {
        return who.post(
                "/api/v1/assignments",
                Map.of(
                        "measureId",
                        plan.measures.get(measure),
                        "audience",
                        Map.of("organizationIds", List.of(school))));
    }

    private String task(Person who, int measure) {
        assign(who, measure).then().statusCode(202);
        return head.get("/api/v1/tasks?measureId=" + plan.measures.get(measure)).path("items[0].id");
    }

    @Test
    void aRestrictedTaskIsAbsentWhereverOneLooks() {
        task(bureau, 0);
        String secret = task(office, 1);
        head.command(secret, "accept").then().statusCode(200);
        head.command(secret, "start").then().statusCode(200);
        String report = head.post("/api/v1/tasks/" + secret + "/reports", Map.of("text", "已研判"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        OffsetDateTime past = OffsetDateTime.now(ZoneOffset.UTC);
        head.command(secret, "submit", Map.of("text", "已报告")).then().statusCode(200);
        readers().forEach((who, reader) -> {
            int status = isReader(who) ? 200 : 404;
            String one = "/api/v1/tasks/" + secret;
            for (String path : List.of(one, one + "/timeline", one + "/reports", one + "/reports/" + report)) {
                assertEquals(status, reader.get(path).statusCode(), who + " " + path);
            }
            assertEquals(status, reader.taskAt(secret, past).statusCode(), who);
            for (String filter : List.of(
                    "planId=" + plan.id,
                    "planId=" + plan.id + "&asOf=" + past,
                    "planId=" + plan.id + "&sort=-dueAt",
                    "planId=" + plan.id + "&overdue=false")) {
                assertEquals(visible(who), count(reader, filter), who + " " + filter);
            }
            int secrets = isReader(who) ? 1 : 0;
            for (String filter : List.of(
                    "measureId=" + plan.measures.get(1),
                    "itemId=" + plan.items.get(1),
                    "planId=" + plan.id + "&light=BLUE")) {
                assertEquals(secrets, count(reader, filter), who + " " + filter);
            }
        });
    }

    private static int count(Person reader, String filter) {
        return reader.get("/api/v1/tasks?" + filter)
                .then()
                .statusCode(200)
                .extract()
                .<List<?>>path("items")
                .size();
    }

    @Test
    void aListThatShowsItLeavesARow() {
        task(bureau, 0);
        task(office, 1);
        Map<String, String> asked = new HashMap<>();
        readers().forEach((who, reader) -> {
            asked.put(who, AuditRows.requestId());
            reader.request()
                    .header("X-Request-Id", asked.get(who))
                    .get("/api/v1/tasks?planId=" + plan.id)
                    .then()
                    .statusCode(200);
        });
        AuditRows rows = new AuditRows(jdbi);
        asked.forEach((who, request) -> {
            if (isReader(who)) {
                assertEquals(
                        "listTasks tasks",
                        rows.one(request).get("action") + " "
                                + rows.one(request).get("resource_kind"));
            }
        });
        asked.forEach((who, request) -> {
            if (!isReader(who)) {
                assertEquals(0, rows.waiting(request), who);
                assertEquals(List.of(), rows.of(request), who);
            }
        });
    }

    @Test
    void itIsInNoFigureOfTheOthers() {
        task(bureau, 0);
        task(office, 1);
        String past = OffsetDateTime.now(ZoneOffset.UTC).toString();
        readers().forEach((who, reader) -> {
            if (who.equals("unit") || reader.roles().matches("SUPERVISOR|LEADER|SYSTEM|UNIT_HEAD")) {
                for (String by : List.of("county", "plan", "section", "item", "measure", "organization")) {
                    for (String asOf : List.of("", "&asOf=" + past, "&asOf=2030-01-01")) {
                        String path = "/api/v1/statistics/lights?groupBy=" + by + asOf;
                        Response answer = reader.get(path);
                        answer.then().statusCode(200);
                        int total = answer.<List<Integer>>path("items.total").stream()
                                .mapToInt(Integer::intValue)
                                .sum();
                        assertEquals(visible(who), total, who + " " + path);
                        assertEquals(
                                isReader(who)
                                        && List.of("section", "item", "measure").contains(by),
                                answer.asString()
                                        .contains(Map.of("section", "第2部分", "item", "条目2", "measure", "举措2")
                                                .getOrDefault(by, "第2部分")),
                                who + " " + path);
                    }
                }
            }
        });
    }

    @Test
    void onlyTheOfficeAssignsItAndSeesTheJob() {
        assign(bureau, 1).then().statusCode(404);
        bureau.post("/api/v1/assignments?dryRun=true", Map.of("measureId", plan.measures.get(1)))
                .then()
                .statusCode(404);
        String job = assign(office, 1).then().statusCode(202).extract().path("id");
        office.get("/api/v1/jobs/" + job).then().statusCode(200).body("counts.done", equalTo(1));
        for (String path : List.of("", "/rows")) {
            assertEquals(200, office.get("/api/v1/jobs/" + job + path).statusCode());
            assertEquals(404, bureau.get("/api/v1/jobs/" + job + path).statusCode());
        }
    }

    @Test
    void theChangeFeedKeepsIt() {
        String open = task(bureau, 0);
        String secret = task(office, 1);
        Person systemOfOffice = new Person("system-o", "SYSTEM", city.office);
        await().atMost(Duration.ofSeconds(30)).until(() -> feed(systemOfOffice).contains(secret));
        Person system = new Person("system", "SYSTEM", city.bureau);
        assertTrue(feed(system).contains(open));
        assertFalse(feed(system).contains(secret));
    }

    private static String feed(Person reader) {
        StringBuilder feed = new StringBuilder();
        long next = 0;
        long after;
        do {
            after = next;
            Response page = reader.get("/api/v1/changes?limit=1000&after=" + after);
            feed.append(page.asString());
            next = ((Number) page.path("next")).longValue();
        } while (next > after);
        return feed.toString();
    }

    @Test
    void aTaskBecomesAsRestrictedAsItsFinding() {
        UUID finding = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId", finding.toString(),
                "responsibleOrganizationId", school.toString(),
                "wording", "不宜公开的问题",
                "dueOn", Clocks.dateOf(Instant.now()).plusDays(30).toString()));
        InspectionTopic.send(InspectionTopic.event("dudao.finding.rectification-ordered.v1", finding, 1, data));
        String list = "/api/v1/tasks?findingId=" + finding;
        await().atMost(Duration.ofSeconds(30)).until(() -> bureau.get(list).path("items[0].id") != null);
        String task = bureau.get(list).path("items[0].id");
        data.put("classification", "RESTRICTED");
        data.put("handlingOfficeId", city.office.toString());
        InspectionTopic.send(InspectionTopic.event("dudao.finding.classified.v1", finding, 2, data));
        await().atMost(Duration.ofSeconds(30)).until(() -> bureau.task(task).statusCode() == 404);
        head.task(task).then().statusCode(200).body("classification", equalTo("RESTRICTED"));
        office.task(task).then().statusCode(200);
        // What was told of it before is not for the others any more either.
        Person system = new Person("system", "SYSTEM", city.bureau);
        await().atMost(Duration.ofSeconds(30)).until(() -> !feed(system).contains(task));
    }

    @Test
    void whoeverGivesATaskMayRestrictIt() {
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "title", "意识形态工作分析研判报告",
                "source", "INSTRUCTION",
                "organizationId", school,
                "dueOn", Clocks.dateOf(Instant.now()).plusDays(30).toString(),
                "classification", "RESTRICTED"));
        bureau.post(Person.TASKS, wanted)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/handlingOfficeId"));
        wanted.put("handlingOfficeId", city.office);
        String task = bureau.give(wanted);
        assertEquals(404, bureau.task(task).statusCode());
        assertEquals(200, head.task(task).statusCode());
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        head.command(task, "submit", Map.of("text", "已报告")).then().statusCode(200);
        String etag = office.task(task).getHeader("ETag");
        bureau.command(task, "complete", Map.of("text", "收悉"), etag).then().statusCode(404);
        office.command(task, "complete", Map.of("text", "收悉"), etag).then().statusCode(200);
    }

    @Test
    void textsMarkedAsStateSecretsAreRefused() {
        String task = bureau.assign(school, Clocks.dateOf(Instant.now()).plusDays(30));
        head.command(task, "accept").then().statusCode(200);
        head.command(task, "start").then().statusCode(200);
        String refusal = head.post("/api/v1/tasks/" + task + "/reports", Map.of("text", "附件(机密★5年)"))
                .then()
                .statusCode(422)
                .body("code", equalTo("CLASSIFIED_CONTENT"))
                .body("errors[0].pointer", equalTo("/text"))
                .extract()
                .asString();
        assertFalse(refusal.contains("★"), refusal);
        head.post("/api/v1/tasks/" + task + "/reports", Map.of("text", "组织保密教育,不泄露秘密"))
                .then()
                .statusCode(201);
        city.sysadmin()
                .contentType("text/csv; charset=UTF-8")
                .body("kind,name\nSCHOOL,绝密★小学\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/organization-imports")
                .then()
                .statusCode(422)
                .body("code", equalTo("CLASSIFIED_CONTENT"));
    }
}
