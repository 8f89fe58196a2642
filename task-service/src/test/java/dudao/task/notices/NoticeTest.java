package dudao.task.notices;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.IssuedPlan;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loading a year's notice: what it must say, what it moves and what it leaves. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class NoticeTest {

    private static final String YEARS = "/api/v1/calendars/CN/years/";

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private final LocalDate today = Clocks.dateOf(Instant.now());
    private final int year = today.getYear() + 2;
    private final LocalDate monday = LocalDate.of(year, 3, 1).with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    private City city;
    private Person supervisor;
    private Person sysadmin;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        sysadmin = new Person("sysadmin", "SYSADMIN", city.bureau());
    }

    private Map<String, Object> notice(int year, LocalDate... further) {
        List<String> rest = new ArrayList<>();
        Stream.of("-01-01", "-05-01", "-05-02", "-10-01", "-10-02", "-10-03").forEach(day -> rest.add(year + day));
        Stream.of(further).forEach(day -> rest.add(day.toString()));
        return new HashMap<>(Map.of("source", "放假安排示例通知", "restDays", rest, "workDays", List.of()));
    }

    private Response put(int year, String query, Map<String, Object> notice, String etag) {
        return sysadmin.request().header("If-Match", etag).body(notice).put(YEARS + year + query);
    }

    private String etag() {
        return supervisor.get(YEARS + year).header("ETag");
    }

    private String assign(IssuedPlan plan) {
        return supervisor
                .post(
                        "/api/v1/assignments",
                        Map.of(
                                "measureId",
                                plan.measures.get(0),
                                "amount",
                                ChronoUnit.DAYS.between(today, monday),
                                "unit",
                                "CALENDAR_DAY"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    @Test
    void aNoticeMovesProvisionalLimitsOnceItsPreviewIsAcceptedAndALaterOneLeavesThemAlone() {
        IssuedPlan plan = new IssuedPlan(city.bureau()).issued(owner);
        String job = assign(plan);
        String list = Person.TASKS + "?measureId=" + plan.measures.get(0);
        String task = supervisor.get(list).path("items[0].id");
        String before = end(monday);
        supervisor
                .task(task)
                .then()
                .body("dueAt", equalTo(before))
                .body("deadline.basis", containsString("暂定"))
                .body("deadline.counting.startsOn", equalTo(today.toString()))
                .body("deadline.counting.startEvent", equalTo("ASSIGNED"))
                .body("deadline.counting.dayKind", equalTo("CALENDAR_DAY"))
                .body("deadline.counting.provisional", equalTo(true));
        Instant untouched = Instant.now();

        Map<String, Object> notice = notice(year, monday);
        Response preview = put(year, "?preview=true", notice, "\"0\"");
        preview.then()
                .statusCode(200)
                .body("moves", equalTo(4))
                .body("kept", equalTo(0))
                .body("year.version", equalTo(1))
                .body("limits.deadlineId", hasItem(job))
                .body("limits.find { it.deadlineId == '" + job + "' }.tasks", equalTo(4))
                .body("limits.find { it.deadlineId == '" + job + "' }.from", equalTo(monday.toString()))
                .body("limits.find { it.deadlineId == '" + job + "' }.to", equalTo(monday.plusDays(1) + ""));
        assertEquals("\"0\"", etag(), "a preview writes nothing");
        Response blind = put(year, "", notice, "\"0\"");
        blind.then()
                .statusCode(409)
                .body("code", equalTo("PREVIEW_NOT_SEEN"))
                .body("preview.hash", equalTo(preview.path("hash")));
        notice.put("previewSeen", "0".repeat(64));
        put(year, "", notice, "\"0\"").then().statusCode(409);
        notice.put("previewSeen", preview.path("hash"));
        put(year, "", notice, "\"0\"")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("provisional", equalTo(false))
                .body("loadedBy", equalTo("sysadmin"));

        String after = end(monday.plusDays(1));
        Response moved = supervisor.task(task);
        moved.then()
                .body("dueAt", equalTo(after))
                .body("originalDueAt", equalTo(before))
                .body("deadline.version", equalTo(2))
                .body("deadline.basis", containsString("顺延至 " + monday.plusDays(1)))
                .body("deadline.basis", containsString("日历版本"))
                .body("deadline.counting.rolled", equalTo(true))
                .body("deadline.counting.startsOn", equalTo(today.toString()))
                .body("deadline.counting.calendar", containsString("CN-" + year));
        supervisor
                .get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items.command", hasItem("recount-deadline"));
        supervisor
                .taskAt(task, untouched)
                .then()
                .body("dueAt", equalTo(before))
                .body("deadline.counting.provisional", equalTo(true));
        isTold(task, before);
        supervisor
                .get("/api/v1/calendars/CN/add?unit=WORKING_DAY&amount=1&from=" + monday.minusDays(3))
                .then()
                .body("date", equalTo(monday.plusDays(1).toString()))
                .body("provisional", equalTo(false));

        firmIsWhatNoYearBetweenLeavesOpen(plan);
        corrected(task, after);
    }

    /** As if the year between had its notice too; other tests count on its having none. */
    private void firmIsWhatNoYearBetweenLeavesOpen(IssuedPlan plan) {
        owner.useHandle(handle -> handle.execute(
                "update deadline d set provisional = false from task t where t.id = d.task_id and t.measure_id = ?",
                plan.measures.get(0)));
    }

    /** What was told to the units on a loaded notice stays, whatever a correction says. */
    private void corrected(String task, String due) {
        Map<String, Object> correction = notice(year, monday, monday.plusDays(1));
        put(year, "?preview=true", correction, etag())
                .then()
                .body("moves", equalTo(0))
                .body("kept", equalTo(4))
                .body("limits.fate", hasItem("KEPT"));
        put(year, "", correction, "\"0\"").then().statusCode(412).body("code", equalTo("STALE"));
        sysadmin.request().body(correction).put(YEARS + year).then().statusCode(428);
        put(year, "", correction, etag()).then().statusCode(200).body("version", equalTo(2));
        put(year, "", correction, etag()).then().statusCode(200).body("version", equalTo(2));
        supervisor.task(task).then().body("dueAt", equalTo(due)).body("deadline.version", equalTo(2));
        supervisor.get(YEARS + year + "/versions").then().body("items.version", contains(2, 1));
        supervisor.get(YEARS + year + "?version=1").then().body("restDays", hasSize(7));
        UUID key = UUID.nameUUIDFromBytes(("CN-" + year).getBytes());
        List<Outgoing.Fact> told = Outgoing.about(owner, key);
        assertEquals(2, told.size(), "one for each version");
        JsonNode sample = Outgoing.sample("dudao.calendar.year-loaded.v1");
        Map<String, String> shape = Outgoing.shape(sample);
        shape.remove("noticedOn");
        assertEquals(shape, Outgoing.shape(told.get(1).json()));
        assertEquals(2, told.get(1).aggregateVersion());
    }

    private void isTold(String task, String before) {
        JsonNode told = Outgoing.about(owner, UUID.fromString(task)).stream()
                .filter(fact -> fact.type().equals("dudao.task.deadline-changed.v1"))
                .findFirst()
                .orElseThrow()
                .json();
        assertEquals("CALENDAR", told.get("reason").asText());
        assertEquals(
                Instant.parse(before.replace("+08:00", "Z")),
                Instant.parse(told.get("formerDueAt").asText().replace("+08:00", "Z")));
        assertEquals(2, told.get("deadlineVersion").asInt());
    }

    private static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    @Test
    void whatIsNoNoticeIsRefused() {
        LocalDate saturday = monday.minusDays(2);
        refused(notice(year, LocalDate.of(year - 1, 12, 31)), "/restDays/6");
        refused(notice(year, monday, monday), "/restDays/7");
        Map<String, Object> weekday = notice(year);
        weekday.put("workDays", List.of(monday.toString()));
        refused(weekday, "/workDays/0");
        Map<String, Object> both = notice(year, saturday);
        both.put("workDays", List.of(saturday.toString()));
        refused(both, "/workDays/0");
        Map<String, Object> incomplete = notice(year);
        incomplete.put("restDays", List.of(year + "-01-01"));
        refused(incomplete, "/restDays");
        Map<String, Object> early = notice(year);
        early.put("noticedOn", (year - 2) + "-11-04");
        refused(early, "/noticedOn");
        Map<String, Object> nameless = notice(year);
        nameless.put("source", " ");
        refused(nameless, "/source");
        Map<String, Object> never = notice(year);
        never.put("restDays", List.of(year + "-02-30"));
        put(year, "", never, "*").then().statusCode(400);
        put(year + 1, "", notice(year + 1), "*").then().statusCode(404);
        put(1999, "", notice(1999), "*").then().statusCode(404);
        put(year, "?preview=perhaps", notice(year), "*").then().statusCode(400);
    }

    private void refused(Map<String, Object> notice, String pointer) {
        put(year, "", notice, "*")
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void onlyTheAdministratorLoadsNotices() {
        supervisor
                .request()
                .header("If-Match", "*")
                .body(notice(year))
                .put(YEARS + year)
                .then()
                .statusCode(403);
    }

    /** Another instance writes to the same table. */
    @Test
    void aNoticeLoadedElsewhereIsCountedOnHere() {
        String monday = "2001-01-08";
        String add = "/api/v1/calendars/CN/add?unit=WORKING_DAY&amount=1&from=2001-01-05";
        supervisor.get(add).then().body("date", equalTo(monday));
        owner.useHandle(
                handle -> handle.execute(
                        """
                insert into calendar_year (year, version, source, rest_days, work_days, sha256, loaded_at, loaded_by)
                values (2001, 1, '示例通知', '{2001-01-08}', '{}', 'x', now(), 'elsewhere')"""));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> supervisor.get(add).then().body("date", equalTo("2001-01-09")));
    }
}
