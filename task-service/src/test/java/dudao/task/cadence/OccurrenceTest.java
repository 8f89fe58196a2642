package dudao.task.cadence;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OccurrenceTest {

    private static final String OCCURRENCES = "/api/v1/occurrences";
    private static final String BATCH = "/api/v1/occurrence-reports";
    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    @Inject
    OrganizationTree tree;

    @Inject
    OccurrenceSweep sweep;

    private final Jdbi jdbi = RealParts.owner();
    private final UUID measure = UUID.randomUUID();
    private City city;
    private Person head;
    private Person supervisor;
    private UUID task;
    private UUID second;
    private UUID far;

    @BeforeEach
    void found() {
        city = City.found(tree);
        head = Person.head(city.school());
        supervisor = Person.supervisor(city.bureau());
        UUID plan = TaskRows.planOf(measure);
        UUID item = TaskRows.itemOf(measure);
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
        });
        task = task(city.school());
        second = task(city.secondSchool());
        far = task(city.farSchool());
    }

    private UUID task(UUID school) {
        return new TaskRows(jdbi).add(city, school, "IN_PROGRESS", measure, Clocks.endOf(TODAY.plusYears(1)));
    }

    private Response put(Person person, Object body) {
        return person.request().header("If-Match", "*").body(body).put("/api/v1/measures/" + measure + "/cadences");
    }

    /** Daily, also on days of rest, as if it had been laid down long ago; with what that makes. */
    private void daily() {
        put(supervisor, Map.of("template", "DAILY_AND_NIL_REPORT")).then().statusCode(200);
        laidDown(TODAY.minusDays(3));
    }

    private void laidDown(LocalDate since) {
        jdbi.useHandle(
                handle -> handle.execute("update measure_cadence set since = ? where measure_id = ?", since, measure));
        sweep.sweep();
    }

    private String occurrence(UUID ofTask, LocalDate day) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from occurrence where task_id = :task and starts_on = :day")
                        .bind("task", ofTask)
                        .bind("day", day)
                        .mapTo(String.class)
                        .one());
    }

    private Response report(Person person, UUID onTask, Object body) {
        return person.post(TASKS + "/" + onTask + "/reports", body);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void aTemplateStandsForItsOccurrences() {
        supervisor.get("/api/v1/cadence-templates").then().statusCode(200).body("items.code", hasItem("PARTY_DAY"));
        put(supervisor, Map.of("template", "THREE_MEETINGS_ONE_LESSON"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("byPlan", equalTo(false))
                .body("cadences.per", contains("month", "month", "quarter", "quarter"));
        laidDown(TODAY.minusYears(1));
        head.get(TASKS + "/" + task + "/occurrences?limit=200")
                .then()
                .statusCode(200)
                .body("items.name", hasItems("党小组会", "支部委员会", "支部党员大会", "党课"));
        refused(put(supervisor, Map.of("template", "NOBODY_KNOWS")), 400, "VALIDATION_FAILED");
    }

    @Test
    void whoLaysItDownIsTheIssuersSupervisor() {
        Map<String, Object> wanted = Map.of("cadences", List.of(Map.of("name", "例会", "per", "week")));
        refused(put(head, wanted), 403, "FORBIDDEN");
        refused(put(Person.supervisor(city.county()), wanted), 404, "NOT_FOUND");
        put(supervisor, wanted).then().statusCode(200).body("cadences[0].count", equalTo(1));
        refused(
                supervisor
                        .request()
                        .header("If-Match", "\"0\"")
                        .body(wanted)
                        .put("/api/v1/measures/" + measure + "/cadences"),
                412,
                "STALE");
        refused(
                supervisor.request().body(wanted).put("/api/v1/measures/" + measure + "/cadences"),
                428,
                "IF_MATCH_REQUIRED");
        for (Object wrong : List.of(
                Map.of(),
                Map.of("cadences", List.of(Map.of("name", "例会", "per", "hour"))),
                Map.of("cadences", List.of(Map.of("name", "", "per", "week"))),
                Map.of("cadences", List.of(Map.of("name", "例会", "per", "week", "count", 0))),
                Map.of("cadences", List.of(Map.of("name", "a", "per", "week"), Map.of("name", "a", "per", "week"))))) {
            refused(put(supervisor, wrong), 400, "VALIDATION_FAILED");
        }
        head.get("/api/v1/measures/" + measure + "/cadences")
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
    }

    @Test
    void silenceIsMissingAndNeverNil() {
        daily();
        LocalDate day = TODAY.minusDays(1);
        report(head, task, Map.of("nothingToReport", true, "occurrenceId", occurrence(task, day)))
                .then()
                .statusCode(201)
                .body("occurrenceId", equalTo(occurrence(task, day)));
        report(Person.head(city.secondSchool()), second, Map.of("text", "两名学生请病假", "period", day.toString()))
                .then()
                .statusCode(201);
        supervisor
                .get(OCCURRENCES + "/counts?measureId=" + measure + "&period=" + day)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.total.sum()", equalTo(3))
                .body("items.nil.sum()", equalTo(1))
                .body("items.received.sum()", equalTo(1))
                .body("items.missing.sum()", equalTo(1))
                .body("items.late.sum()", equalTo(2));
        supervisor
                .get(OCCURRENCES + "?missing=true&measureId=" + measure + "&period=" + day)
                .then()
                .statusCode(200)
                .body("items.taskId", contains(far.toString()))
                .body("items[0].status", equalTo("MISSING"))
                .body("items[0].period", equalTo(day.toString()));
    }

    @Test
    void whatItWasAtAnotherMomentIsTold() {
        daily();
        LocalDate day = TODAY.minusDays(1);
        String question = OCCURRENCES + "/counts?measureId=" + measure + "&period=" + day + "&asOf=";
        supervisor.get(question + day).then().body("items.open.sum()", equalTo(3));
        report(head, task, Map.of("nothingToReport", true, "period", day.toString()))
                .then()
                .statusCode(201);
        supervisor.get(question + day).then().body("items.open.sum()", equalTo(3));
        supervisor
                .get(question + TODAY.plusDays(1))
                .then()
                .body("items.missing.sum()", equalTo(2))
                .body("items.nil.sum()", equalTo(1));
    }

    @Test
    void theSweepMakesNothingTwice() {
        daily();
        long made = count();
        sweep.sweep();
        assertEquals(made, count());
        assertEquals(3 * 10, made, "three units, two days back and today to the seventh");
    }

    private long count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from occurrence where measure_id = ?")
                .bind(0, measure)
                .mapTo(Long.class)
                .one());
    }

    @Test
    void aDayOfTwoThousandUnitsIsMadeAtOnce() {
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into task (id, source, measure_id, organization_id, county_id, title, assigned_at, assigned_by,
                  due_at, original_due_at, deadline_basis, updated_at)
                select gen_random_uuid(), 'PLAN', ?, gen_random_uuid(), ?, '举措', '2026-01-05', 'supervisor',
                  now() + interval '1 year', now() + interval '1 year', 'x', '2026-01-05'
                from generate_series(1, 2000)""",
                measure,
                city.county()));
        put(supervisor, Map.of("template", "DAILY_AND_NIL_REPORT")).then().statusCode(200);
        long began = System.nanoTime();
        int made = sweep.sweep();
        long millis = (System.nanoTime() - began) / 1_000_000;
        System.out.println(made + " occurrences in " + millis + " ms");
        assertTrue(made >= 2003 * 7, made + "");
        assertTrue(millis < 20_000, millis + " ms");
    }

    @Test
    void whatIsDoneMoreOftenThanAskedCountsToo() {
        put(supervisor, Map.of("cadences", List.of(Map.of("name", "竞赛", "per", "year", "count", 2))))
                .then()
                .statusCode(200);
        laidDown(TODAY.minusDays(40));
        String year = String.valueOf(TODAY.getYear());
        for (int n = 0; n < 3; n++) {
            report(head, task, Map.of("text", "第" + n + "项", "period", year))
                    .then()
                    .statusCode(201);
        }
        head.get(TASKS + "/" + task + "/occurrences?limit=200")
                .then()
                .body("items.findAll { it.period == '" + year + "' }.number", contains(1, 2, 3))
                .body("items.findAll { it.period == '" + year + "' }.status", everyItem(equalTo("RECEIVED")));
    }

    @Test
    void aReportNamesAnOccurrenceOfItsTaskThatHasBegun() {
        daily();
        refused(
                report(head, task, Map.of("text", "x", "occurrenceId", occurrence(second, TODAY))),
                422,
                "OCCURRENCE_UNKNOWN");
        refused(report(head, task, Map.of("text", "x", "occurrenceId", UUID.randomUUID())), 422, "OCCURRENCE_UNKNOWN");
        refused(report(head, task, Map.of("text", "x", "period", "2019")), 422, "OCCURRENCE_UNKNOWN");
        refused(
                report(
                        head,
                        task,
                        Map.of("text", "x", "period", TODAY.plusDays(2).toString())),
                422,
                "PERIOD_NOT_BEGUN");
        refused(report(head, task, Map.of("text", "x", "period", "gestern")), 400, "VALIDATION_FAILED");
        refused(
                report(
                        head,
                        task,
                        Map.of("text", "x", "period", TODAY.toString(), "occurrenceId", occurrence(task, TODAY))),
                400,
                "VALIDATION_FAILED");
    }

    @Test
    void aCorrectionFillsWhatTheCorrectedOneFilled() {
        daily();
        String first = report(head, task, Map.of("nothingToReport", true, "period", TODAY.toString()))
                .path("id");
        report(head, task, Map.of("text", "有一名学生发热", "corrects", first)).then().statusCode(201);
        head.get(TASKS + "/" + task + "/occurrences?limit=200")
                .then()
                .body("items.find { it.period == '" + TODAY + "' }.status", equalTo("RECEIVED"))
                .body("items.find { it.period == '" + TODAY + "' }.lastReportId", not(equalTo(first)));
        refused(report(head, task, Map.of("text", "再改", "corrects", first)), 409, "ALREADY_CORRECTED");
    }

    @Test
    void aSystemReportsForItsUnitsRowByRow() {
        daily();
        Person system = new Person("partner", "SYSTEM", city.county());
        List<Map<String, Object>> rows = List.of(
                Map.of("occurrenceId", occurrence(task, TODAY), "nothingToReport", true),
                Map.of("occurrenceId", occurrence(second, TODAY), "text", "一切正常"),
                Map.of("occurrenceId", occurrence(second, TODAY), "text", "又一次"),
                Map.of("occurrenceId", occurrence(far, TODAY), "nothingToReport", true),
                Map.of("occurrenceId", occurrence(task, TODAY.plusDays(3)), "nothingToReport", true),
                Map.of("occurrenceId", occurrence(second, TODAY.minusDays(1))));
        Response answer = system.post(BATCH, Map.of("items", rows));
        answer.then()
                .statusCode(200)
                .body("created", equalTo(2))
                .body("skipped", equalTo(1))
                .body("refused", equalTo(3))
                .body("items.status", contains("CREATED", "CREATED", "SKIPPED", "REFUSED", "REFUSED", "REFUSED"))
                .body("items[3].code", equalTo("OCCURRENCE_UNKNOWN"))
                .body("items[4].code", equalTo("PERIOD_NOT_BEGUN"))
                .body("items[5].code", equalTo("VALIDATION_FAILED"))
                .body("items[0].reportId", notNullValue())
                .body("items[3].reportId", nullValue());
        system.post(BATCH, Map.of("items", rows))
                .then()
                .body("created", equalTo(0))
                .body("skipped", equalTo(3));
        head.task(task.toString()).then().header("ETag", equalTo("\"1\""));
        refused(system.post(BATCH, Map.of("items", List.of())), 400, "VALIDATION_FAILED");
        refused(supervisor.post(BATCH, Map.of("items", rows)), 403, "FORBIDDEN");
    }

    @Test
    void aUnitReportsForNobodyElse() {
        daily();
        head.post(BATCH, Map.of("items", List.of(Map.of("occurrenceId", occurrence(second, TODAY), "text", "x"))))
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("OCCURRENCE_UNKNOWN"));
        Person.head(city.county())
                .post(BATCH, Map.of("items", List.of(Map.of("occurrenceId", occurrence(task, TODAY), "text", "x"))))
                .then()
                .statusCode(200)
                .body("items[0].code", equalTo("FORBIDDEN"));
        head.task(second.toString()).then().statusCode(404);
        Person.head(city.secondSchool()).task(second.toString()).then().header("ETag", equalTo("\"0\""));
    }

    @Test
    void whatIsNotOwedIsNotMissing() {
        daily();
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into task_transition (task_id, version, at, command, from_state, to_state, actor, due_at,
                  deadline_version) values (?, 1, ?, 'suspend', 'IN_PROGRESS', 'SUSPENDED', 'supervisor', now(), 1)""",
                far,
                Clocks.startOf(TODAY.minusDays(1)).plusSeconds(60).atOffset(java.time.ZoneOffset.UTC)));
        String question = OCCURRENCES + "?missing=true&limit=200&measureId=" + measure + "&under=" + city.otherCounty();
        List<String> days = supervisor.get(question).path("items.period");
        assertEquals(List.of(TODAY.minusDays(2).toString()), new ArrayList<>(days));
    }

    @Test
    void eachSeesItsOwnAndPagesGoOn() {
        daily();
        head.get(OCCURRENCES + "?limit=200").then().body("items.taskId.unique()", contains(task.toString()));
        Person.head(city.otherCounty())
                .get(OCCURRENCES + "?limit=200")
                .then()
                .body("items.taskId.unique()", contains(far.toString()));
        refused(head.get(TASKS + "/" + far + "/occurrences"), 404, "NOT_FOUND");
        refused(head.get(OCCURRENCES + "?under=" + city.otherCounty()), 404, "NOT_FOUND");
        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            Response page = supervisor.get(OCCURRENCES + "?limit=10&measureId=" + measure + next);
            seen.addAll(page.path("items.id"));
            next = page.path("next") == null ? null : "&cursor=" + page.path("next");
        } while (next != null);
        assertEquals(30, seen.stream().distinct().count());
        assertEquals(30, seen.size());
        for (String wrong : List.of("?missing=false", "?period=x", "?asOf=x", "?cursor=x", "?measureId=x", "?x=1")) {
            supervisor.get(OCCURRENCES + wrong).then().statusCode(400);
        }
    }
}
