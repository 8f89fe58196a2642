package dudao.task.statistics;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.IssuedPlan;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of 2026, written as their commands would have left them, counted at several moments of that year. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class StatisticsResourceTest {

    private static final List<String> FIGURES = List.of(
            "total",
            "green",
            "yellow",
            "red",
            "darkRed",
            "blue",
            "grey",
            "paused",
            "done",
            "cancelled",
            "onTimeByOriginalDue",
            "onTimeByCurrentDue",
            "lateByUnit",
            "lateByReviewer");

    private static ImportedCity city;
    private static IssuedPlan plan;

    private final Jdbi jdbi = RealParts.owner();

    @BeforeEach
    void fill() {
        if (city != null) {
            return;
        }
        city = ImportedCity.registered();
        plan = new IssuedPlan(city.bureau).issued(jdbi);
        UUID first = plan.measures.get(0);
        // County 1: accepted and late; done on time; done late; never accepted.
        turn(task(city.schools.get(0).get(0), first), 1, "ACCEPTED", "2026-09-02", null);
        done(task(city.schools.get(0).get(1), first), "2026-10-12");
        UUID closed = task(city.schools.get(0).get(2), first);
        done(closed, "2026-10-20");
        turn(closed, 3, "CLOSED", "2026-10-26", "2026-10-20");
        task(city.schools.get(0).get(3), first);
        // County 2: of the other item; one suspended, one cancelled.
        UUID second = plan.measures.get(1);
        turn(task(city.schools.get(1).get(0), second), 1, "SUSPENDED", "2026-09-20", null);
        turn(task(city.schools.get(1).get(1), second), 1, "CANCELLED", "2026-09-20", null);
        // Of no plan, and of the bureau itself.
        task(city.bureau, null);
    }

    private static OffsetDateTime at(String date) {
        return OffsetDateTime.parse(date + "T00:00:00+08:00");
    }

    private UUID task(UUID unit, UUID measure) {
        UUID id = UUID.randomUUID();
        UUID item = measure == null ? null : plan.items.get(plan.measures.indexOf(measure));
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into task (id, source, plan_id, item_id, measure_id, organization_id, county_id, title,
                                          assigned_at, assigned_by, due_at, original_due_at, deadline_basis, updated_at)
                        values (:id, :source, :plan, :item, :measure, :unit,
                                (select county_id from organization where id = :unit), '任务', :assigned, 'x', :due,
                                :due, 'x', :assigned)""")
                .bind("id", id)
                .bind("source", measure == null ? "AD_HOC" : "PLAN")
                .bind("plan", measure == null ? null : plan.id)
                .bind("item", item)
                .bind("measure", measure)
                .bind("unit", unit)
                .bind("assigned", at("2026-09-01"))
                .bind("due", at("2026-10-13"))
                .execute());
        return id;
    }

    private void done(UUID task, String submitted) {
        turn(task, 1, "SUBMITTED", submitted, submitted);
        turn(task, 2, "COMPLETED", "2026-10-25", submitted);
    }

    /** The row and its history, as a command leaves them. */
    private void turn(UUID task, int version, String to, String when, String submitted) {
        OffsetDateTime completed = submitted == null || to.equals("SUBMITTED") ? null : at(submitted);
        jdbi.useHandle(handle -> {
            handle.createUpdate(
                            """
                            update task set version = :version, state = :to, updated_at = :at, submitted_at = :submitted,
                              completed_at = :completed where id = :task""")
                    .bind("version", version)
                    .bind("to", to)
                    .bind("at", at(when))
                    .bind("submitted", submitted == null ? null : at(submitted))
                    .bind("completed", completed)
                    .bind("task", task)
                    .execute();
            handle.execute(
                    """
                    insert into task_transition (task_id, version, at, command, from_state, to_state, actor, due_at,
                      deadline_version, submitted_at, completed_at)
                    select id, version, updated_at, 'x', 'x', state, 'x', due_at, 1, submitted_at, completed_at
                    from task where id = ?""",
                    task);
        });
    }

    private static Response lights(String query) {
        return city.supervisor().get("/api/v1/statistics/lights?groupBy=" + query);
    }

    private static void counted(Response answer, String key, Map<String, Integer> lights) {
        answer.then().statusCode(200);
        lights.forEach((light, count) -> answer.then()
                .body(
                        "items.find { it.key == " + (key == null ? null : "'" + key + "'") + " }." + light,
                        equalTo(count)));
    }

    @Test
    void countiesAreCountedByLight() {
        Response later = lights("county&asOf=2027-01-31");
        counted(
                later,
                city.counties.get(0).toString(),
                Map.of("total", 4, "darkRed", 2, "done", 2, "onTimeByCurrentDue", 1, "onTimeByOriginalDue", 1));
        counted(later, city.counties.get(1).toString(), Map.of("total", 2, "paused", 1, "cancelled", 1));
        counted(later, null, Map.of("total", 1, "darkRed", 1));
        later.then()
                .body("asOf", equalTo("2027-02-01T00:00:00+08:00"))
                .body("items.name", contains("市本级", "第1县教育局", "第2县教育局"));
    }

    /** The past comes from the history: what was submitted, accepted or suspended later was not so then. */
    @Test
    void aPastMomentIsCountedAsItWas() {
        String county = city.counties.get(0).toString();
        counted(lights("county&asOf=2026-09-01T00:00:00Z"), county, Map.of("total", 4, "grey", 4));
        counted(lights("county&asOf=2026-09-10"), county, Map.of("total", 4, "grey", 3, "green", 1));
        counted(lights("county&asOf=2026-10-08"), county, Map.of("total", 4, "yellow", 4));
        counted(lights("county&asOf=2026-10-13"), county, Map.of("total", 4, "blue", 1, "red", 3));
        counted(lights("county&asOf=2026-10-22"), county, Map.of("blue", 1, "darkRed", 2, "red", 1));
        counted(lights("county&asOf=2026-10-31"), county, Map.of("done", 2, "darkRed", 2));
        counted(lights("county&asOf=2026-09-10"), city.counties.get(1).toString(), Map.of("grey", 2, "paused", 0));
        lights("county&asOf=2026-08-30").then().body("items", hasSize(0));
    }

    @Test
    void groupsAreNamedAndInTheOrderOfTheirDocument() {
        lights("section").then().body("items.name", contains("第1部分", "第2部分", "计划外"));
        lights("item").then().body("items.name", contains("1 条目1", "2 条目2", "计划外"));
        lights("measure").then().body("items.name", contains("举措1", "举措2", "计划外"));
        lights("plan").then().body("items.name", containsInAnyOrder("某市教育局工作要点", "计划外"));
        lights("organization").then().body("items", hasSize(7));
        counted(lights("item"), plan.items.get(1).toString(), Map.of("total", 2));
        lights("plan").then().body("items.find { it.name == '计划外' }.key", nullValue());
    }

    /** Done on 25 October and found to be false in December: the figures of October were wrong, and are put right. */
    @Test
    void aFalseCompletionRestatesTheFiguresOfItsTime() {
        ImportedCity own = ImportedCity.registered();
        UUID county = own.counties.get(0);
        UUID task = task(own.schools.get(0).get(0), null);
        UUID later = task(own.schools.get(0).get(1), null);
        for (UUID each : List.of(task, later)) {
            done(each, "2026-10-12");
            turn(each, 3, "IN_PROGRESS", "2026-11-20", null);
        }
        for (String reason : List.of("FALSE_COMPLETION", "RECURRENCE")) {
            jdbi.useHandle(handle -> handle.execute(
                    "update task_transition set command = 'reopen', reason = ? where task_id = ? and version = 3",
                    reason,
                    reason.equals("RECURRENCE") ? later : task));
        }
        for (String groupBy : List.of("county", "organization", "measure")) {
            Map<String, Long> told = sums(own, groupBy + "&asOf=2026-10-31&restated=false");
            assertEquals(Map.of("total", 2L, "done", 2L, "onTimeByOriginalDue", 2L), told, groupBy);
            Map<String, Long> restated = sums(own, groupBy + "&asOf=2026-10-31");
            assertEquals(Map.of("total", 2L, "done", 1L, "onTimeByOriginalDue", 1L, "darkRed", 1L), restated, groupBy);
        }
        assertEquals(sums(own, "county&asOf=2026-10-20&restated=false"), sums(own, "county&asOf=2026-10-20"));
        assertEquals(sums(own, "county&asOf=2026-11-25&restated=false"), sums(own, "county&asOf=2026-11-25"));
        own.as("head", "UNIT_HEAD", county)
                .get("/api/v1/statistics/lights?groupBy=organization&asOf=2026-10-31&under="
                        + own.schools.get(0).get(1))
                .then()
                .body("items.done", contains(1));
        own.supervisor()
                .get("/api/v1/statistics/lights?groupBy=county&restated=maybe")
                .then()
                .statusCode(400);
    }

    /** Each figure of each row, now and then, has as many tasks as it says, and each of them once. */
    @Test
    void whatIsCountedIsListed() {
        for (String groupBy : List.of("county", "plan", "section", "item", "measure", "organization")) {
            for (String asOf : List.of("2026-10-08", "2026-10-22", "2026-10-31", "2027-01-31")) {
                List<Map<String, Object>> rows = lights(groupBy + "&asOf=" + asOf)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
                for (Map<String, Object> row : rows) {
                    for (String figure : FIGURES) {
                        List<String> listed =
                                listed(city, groupBy + "&asOf=" + asOf + "&figure=" + figure, row.get("key"));
                        assertEquals(
                                ((Number) row.get(figure)).intValue(),
                                new HashSet<>(listed).size(),
                                groupBy + " " + asOf + " " + figure + " of " + row);
                        assertEquals(new HashSet<>(listed).size(), listed.size());
                    }
                }
            }
        }
    }

    @Test
    void aCompletionThatWasFalseIsListedAsOpen() {
        ImportedCity own = ImportedCity.registered();
        UUID task = task(own.schools.get(0).get(0), null);
        done(task, "2026-10-12");
        turn(task, 3, "IN_PROGRESS", "2026-11-20", null);
        jdbi.useHandle(handle -> handle.execute(
                "update task_transition set command = 'reopen', reason = 'FALSE_COMPLETION' where task_id = ?"
                        + " and version = 3",
                task));
        String then = "county&asOf=2026-10-31&figure=";
        UUID county = own.counties.get(0);
        assertEquals(List.of(), listed(own, then + "done", county));
        assertEquals(List.of(task.toString()), listed(own, then + "darkRed", county));
        assertEquals(List.of(task.toString()), listed(own, then + "done&restated=false", county));
    }

    @Test
    void whatIsListedIsPagedAndOfTheCallersScope() {
        String county = city.counties.get(0).toString();
        Response first = tasks(city.supervisor(), "county&limit=3&key=" + county);
        first.then().statusCode(200).body("items", hasSize(3)).body("next", notNullValue());
        tasks(city.supervisor(), "county&limit=3&key=" + county + "&cursor=" + first.path("next"))
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        tasks(city.as("head", "UNIT_HEAD", city.counties.get(1)), "county&key=" + county)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        for (String bad :
                List.of("county&key=x", "section&key=x", "county&figure=most", "county&cursor=eA", "colour")) {
            tasks(city.supervisor(), bad).then().statusCode(400);
        }
    }

    private static Response tasks(RequestSpecification caller, String query) {
        return caller.get("/api/v1/statistics/lights/tasks?groupBy=" + query);
    }

    private static List<String> listed(ImportedCity of, String query, Object key) {
        return tasks(of.supervisor(), query + (key == null ? "" : "&key=" + key))
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private static Map<String, Long> sums(ImportedCity of, String query) {
        List<Map<String, Object>> rows = of.supervisor()
                .get("/api/v1/statistics/lights?groupBy=" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        Map<String, Long> sums = new TreeMap<>();
        for (String name : List.of("total", "done", "onTimeByOriginalDue", "darkRed", "blue", "red", "green")) {
            long sum = rows.stream()
                    .mapToLong(row -> ((Number) row.get(name)).longValue())
                    .sum();
            sums.merge(name, sum, Long::sum);
        }
        sums.values().removeIf(sum -> sum == 0);
        return sums;
    }

    @Test
    void onlyTheOwnSubtreeIsCounted() {
        UUID county = city.counties.get(1);
        city.as("head", "UNIT_HEAD", county)
                .get("/api/v1/statistics/lights?groupBy=county")
                .then()
                .body("items.key", contains(county.toString()))
                .body("items[0].total", equalTo(2));
        lights("organization&under=" + city.schools.get(0).get(0)).then().body("items", hasSize(1));
        lights("county&under=" + UUID.randomUUID()).then().statusCode(404);
        lights("colour").then().statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        lights("county&asOf=soon").then().statusCode(400);
        city.supervisor().get("/api/v1/statistics/lights").then().statusCode(400);
        city.sysadmin().get("/api/v1/statistics/lights?groupBy=county").then().statusCode(403);
    }
}
