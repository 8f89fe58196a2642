package dudao.task.cadence;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OccurrenceTest extends OccurrenceWorld {

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
