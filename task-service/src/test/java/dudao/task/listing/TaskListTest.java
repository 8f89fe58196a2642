package dudao.task.listing;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskListTest {

    private static final List<String> STATES = List.of(
            "ASSIGNED",
            "OBJECTED",
            "ACCEPTED",
            "IN_PROGRESS",
            "SUBMITTED",
            "RETURNED",
            "SUSPENDED",
            "COMPLETED",
            "CLOSED",
            "REASSIGNED",
            "CANCELLED");

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private TaskRows rows;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        rows = new TaskRows(jdbi);
        supervisor = Person.supervisor(city.bureau());
    }

    private static Instant endOf(String date) {
        return Clocks.endOf(LocalDate.parse(date));
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-12, 2026-10-07, GREEN,    4",
        "2026-10-12, 2026-10-08, YELLOW,   3",
        "2026-10-12, 2026-10-10, YELLOW,   1",
        "2026-10-12, 2026-10-12, YELLOW,   0",
        "2026-10-12, 2026-10-13, RED,      -1",
        "2026-10-12, 2026-10-19, RED,      -5",
        "2026-10-12, 2026-10-20, DARK_RED, -6",
        "2026-02-14, 2026-02-10, GREEN,    4",
        "2026-02-14, 2026-02-11, YELLOW,   3",
        "2026-02-14, 2026-02-15, RED,      0",
        "2026-02-14, 2026-02-23, RED,      0",
        "2026-02-14, 2026-02-24, RED,      -1",
        "2026-02-14, 2026-03-02, DARK_RED, -6",
        "2026-05-08, 2026-04-29, GREEN,    4",
        "2026-05-08, 2026-04-30, YELLOW,   3",
        "2026-05-08, 2026-05-09, RED,      -1",
        "2026-05-08, 2026-05-15, DARK_RED, -6",
        "2026-11-20, 2026-11-16, GREEN,    4",
        "2026-11-20, 2026-11-17, YELLOW,   3",
        "2026-11-20, 2026-11-21, RED,      0",
        "2026-11-20, 2026-11-23, RED,      -1",
        "2026-11-20, 2026-11-30, DARK_RED, -6",
        "2027-03-05, 2027-03-01, GREEN,    4",
        "2027-03-05, 2027-03-08, RED,      -1",
    })
    void theLightFollowsWorkingDays(String due, String asOf, String light, int daysLeft) {
        UUID measure = UUID.randomUUID();
        UUID id = rows.add(city, city.school(), "ACCEPTED", measure, endOf(due));

        supervisor
                .get(TASKS + "?measureId=" + measure + "&asOf=" + asOf)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].light", equalTo(light))
                .body("items[0].workingDaysLeft", equalTo(daysLeft));
        supervisor
                .taskAt(id.toString(), asOf)
                .then()
                .body("light", equalTo(light))
                .body("workingDaysLeft", equalTo(daysLeft));
        supervisor
                .get(TASKS + "?overdue=true&measureId=" + measure + "&asOf=" + asOf)
                .then()
                .body("items", hasSize(light.endsWith("RED") ? 1 : 0));
    }

    @Test
    void bothKindsOfDaysAreShown() {
        UUID id = rows.add(city, city.school(), "IN_PROGRESS", UUID.randomUUID(), endOf("2026-02-14"));

        supervisor
                .taskAt(id.toString(), "2026-02-23")
                .then()
                .body("light", equalTo("RED"))
                .body("calendarDaysLate", equalTo(9))
                .body("workingDaysLeft", equalTo(0));
    }

    @Test
    void aRowTellsWhatAListNeeds() {
        UUID measure = UUID.randomUUID();
        UUID id = rows.add(city, city.school(), "ASSIGNED", measure, endOf("2027-06-01"));

        supervisor
                .get(TASKS + "?measureId=" + measure)
                .then()
                .body("items[0].id", equalTo(id.toString()))
                .body("items[0].title", equalTo("举措"))
                .body("items[0].state", equalTo("ASSIGNED"))
                .body("items[0].light", equalTo("GREY"))
                .body("items[0].dueAt", equalTo("2027-06-02T00:00:00+08:00"))
                .body("items[0].originalDueAt", equalTo("2027-06-02T00:00:00+08:00"))
                .body("items[0].organization.id", equalTo(city.school().toString()))
                .body("items[0].organization.name", equalTo("SCHOOL " + city.school()))
                .body("items[0].organization.countyId", equalTo(city.county().toString()))
                .body("items[0].source", equalTo("PLAN"))
                .body("items[0].planId", equalTo(TaskRows.planOf(measure).toString()))
                .body("items[0].itemId", equalTo(TaskRows.itemOf(measure).toString()))
                .body("items[0].findingId", nullValue())
                .body("items[0].updatedAt", equalTo("2025-01-06T00:00:00+08:00"))
                .body("next", nullValue());
    }

    @Test
    void whatWaitsForReviewIsLateOnlyIfItCameLate() {
        UUID measure = UUID.randomUUID();
        Instant due = endOf("2026-10-12");
        UUID timely = rows.add(city, city.school(), "SUBMITTED", measure, due, due);
        UUID late = rows.add(city, city.secondSchool(), "SUBMITTED", measure, due, due.plusSeconds(1));
        UUID veryLate = rows.add(city, city.thirdSchool(), "SUBMITTED", measure, due, endOf("2026-10-20"));
        for (String asOf : List.of("2026-11-15", "2027-11-15")) {
            String list = TASKS + "?measureId=" + measure + "&asOf=" + asOf;
            supervisor
                    .get(list)
                    .then()
                    .body("items.find { it.id == '" + timely + "' }.light", equalTo("BLUE"))
                    .body("items.find { it.id == '" + late + "' }.light", equalTo("RED"))
                    .body("items.find { it.id == '" + late + "' }.workingDaysLeft", equalTo(-1))
                    .body("items.find { it.id == '" + veryLate + "' }.light", equalTo("DARK_RED"));
            supervisor
                    .get(list + "&overdue=true")
                    .then()
                    .body("items.id", containsInAnyOrder(late.toString(), veryLate.toString()));
            supervisor.get(list + "&overdue=false").then().body("items.id", contains(timely.toString()));
            supervisor
                    .taskAt(late.toString(), asOf)
                    .then()
                    .body("light", equalTo("RED"))
                    .body("calendarDaysLate", equalTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-15", "2027-02-03"})
    void everyFilterOfLightFindsExactlyItsTasks(String asOf) {
        LocalDate day = LocalDate.parse(asOf);
        for (String state : STATES) {
            for (int days : new int[] {-30, -9, -1, 0, 1, 2, 20}) {
                Instant due = Clocks.endOf(day.plusDays(days));
                Instant submitted = state.equals("SUBMITTED") ? due.plusSeconds(days < -1 ? 86400L * 12 : -60) : null;
                rows.add(city, city.school(), state, UUID.randomUUID(), due, submitted);
            }
        }
        List<Map<String, ?>> all =
                supervisor.get(TASKS + "?limit=200&asOf=" + asOf).path("items");
        assertEquals(STATES.size() * 7, all.size());
        Set<Object> seen = new HashSet<>();
        for (Light light : Light.values()) {
            List<Object> expected =
                    ids(all.stream().filter(row -> row.get("light").equals(light.name())));
            assertFalse(expected.isEmpty(), light::name);
            List<Object> found = supervisor
                    .get(TASKS + "?limit=200&asOf=" + asOf + "&light=" + light)
                    .path("items.id");
            assertEquals(expected, found, light::name);
            seen.addAll(found);
        }
        assertEquals(all.size(), seen.size());
        List<Object> overdue =
                supervisor.get(TASKS + "?limit=200&overdue=true&asOf=" + asOf).path("items.id");
        assertEquals(ids(all.stream().filter(row -> row.get("light").toString().endsWith("RED"))), overdue);
    }

    private static List<Object> ids(Stream<Map<String, ?>> rows) {
        List<Object> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.get("id")));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dueAt", "-dueAt", "updatedAt", "dueAt&asOf=2026-10-15", "dueAt&overdue=true&asOf=2027-12-31"})
    void pagesLoseNothingAndRepeatNothing(String sort) {
        List<UUID> units =
                List.of(city.school(), city.secondSchool(), city.thirdSchool(), city.farSchool(), city.county());
        for (int n = 0; n < 57; n++) {
            Instant due = endOf("2026-12-0" + (1 + n % 3));
            String state = sort.contains("overdue") ? "ACCEPTED" : STATES.get(n % STATES.size());
            rows.add(
                    city,
                    units.get(n % units.size()),
                    state,
                    UUID.randomUUID(),
                    due,
                    state.equals("SUBMITTED") ? due : null);
        }
        List<Map<String, ?>> all = new ArrayList<>();
        String next = null;
        do {
            Response page = supervisor.get(TASKS + "?limit=10&sort=" + sort + (next == null ? "" : "&cursor=" + next));
            page.then().statusCode(200);
            all.addAll(page.path("items"));
            next = page.path("next");
            if (next != null) {
                page.then().header("Link", containsString("rel=\"next\""));
            }
        } while (next != null);
        assertEquals(57, all.size());
        assertEquals(57, new HashSet<>(ids(all.stream())).size());
        Comparator<Map<String, ?>> order = Comparator.comparing(
                row -> OffsetDateTime.parse((String) row.get(sort.startsWith("updated") ? "updatedAt" : "dueAt")));
        order = order.thenComparing(row -> row.get("id").toString());
        List<Map<String, ?>> sorted = new ArrayList<>(all);
        sorted.sort(sort.startsWith("-") ? order.reversed() : order);
        assertEquals(ids(sorted.stream()), ids(all.stream()));
    }

    @Test
    void filtersNarrow() {
        UUID measure = UUID.randomUUID();
        UUID first = rows.add(city, city.school(), "ASSIGNED", measure, endOf("2027-03-01"));
        UUID second = rows.add(city, city.farSchool(), "ACCEPTED", measure, endOf("2027-03-02"));
        UUID other = rows.add(city, city.school(), "CANCELLED", UUID.randomUUID(), endOf("2027-03-03"));
        String adHoc = supervisor.assign(city.secondSchool(), LocalDate.of(2027, 3, 4));

        only("planId=" + TaskRows.planOf(measure), first, second);
        only("itemId=" + TaskRows.itemOf(measure), first, second);
        only("measureId=" + measure, first, second);
        only("findingId=" + UUID.randomUUID());
        only("organizationId=" + city.school(), first, other);
        only("under=" + city.county(), first, other, adHoc);
        only("under=" + city.otherCounty(), second);
        only("under=" + city.bureau(), first, second, other, adHoc);
        only("under=" + city.county() + "&organizationId=" + city.school(), first, other);
        only("state=ACCEPTED", second);
        only("state=CANCELLED", other);
        only("light=GREY", first, adHoc);
        only("source=AD_HOC", adHoc);
        only("dueFrom=2027-03-02&dueTo=2027-03-03", second, other);
        only("dueTo=2027-03-01", first);
        only("organizationId=" + city.school() + "&state=ASSIGNED&measureId=" + measure, first);
        only("asOf=2025-01-04");
        only("asOf=2026-01-05", first, second, other);
    }

    private void only(String query, Object... ids) {
        List<String> expected = Stream.of(ids).map(Object::toString).toList();
        supervisor
                .get(TASKS + "?" + query)
                .then()
                .statusCode(200)
                .body("items.id", expected.isEmpty() ? empty() : equalTo(expected));
    }

    @Test
    void everybodySeesTheOwnSubtree() {
        UUID measure = UUID.randomUUID();
        UUID school = rows.add(city, city.school(), "ASSIGNED", measure, endOf("2027-03-01"));
        UUID second = rows.add(city, city.secondSchool(), "ASSIGNED", measure, endOf("2027-03-02"));
        UUID far = rows.add(city, city.farSchool(), "ASSIGNED", measure, endOf("2027-03-03"));
        UUID bureau = rows.add(city, city.bureau(), "ASSIGNED", measure, endOf("2027-03-04"));
        String list = TASKS + "?measureId=" + measure;

        supervisor
                .get(list)
                .then()
                .body("items.id", contains(school.toString(), second.toString(), far.toString(), bureau.toString()));
        Person.head(city.county()).get(list).then().body("items.id", contains(school.toString(), second.toString()));
        Person.head(city.farSchool()).get(list).then().body("items.id", contains(far.toString()));
        City elsewhere = City.found(tree);
        Person.supervisor(elsewhere.bureau()).get(list).then().statusCode(200).body("items", empty());
        refused(Person.head(city.county()).get(TASKS + "?under=" + city.otherCounty()), 404, "NOT_FOUND");
        refused(Person.head(city.county()).get(TASKS + "?organizationId=" + city.farSchool()), 404, "NOT_FOUND");
        refused(
                supervisor.get(TASKS + "?under=" + city.county() + "&organizationId=" + city.farSchool()),
                404,
                "NOT_FOUND");
    }

    @Test
    void anOfficeSeesWhatItsParentSees() {
        UUID office = UUID.randomUUID();
        OrganizationTree.Node bureau = tree.get(city.bureau());
        tree.upsert(List.of(new OrganizationTree.Registered(
                office,
                "INSPECTION_OFFICE",
                "督导办",
                city.bureau(),
                bureau.path() + office.toString().replace("-", "") + "/",
                null,
                null,
                null,
                null,
                null,
                0)));
        UUID id = rows.add(city, city.school(), "ASSIGNED", UUID.randomUUID(), endOf("2027-03-01"));

        new Person("eso", "ESO", office).get(TASKS).then().body("items.id", contains(id.toString()));
    }

    @Test
    void aUnitWithUnitsBelowSeesTheirs() {
        UUID campus = UUID.randomUUID();
        OrganizationTree.Node school = tree.get(city.school());
        tree.upsert(List.of(new OrganizationTree.Registered(
                campus,
                "SCHOOL",
                "分校",
                city.school(),
                school.path() + campus.toString().replace("-", "") + "/",
                city.county(),
                null,
                null,
                null,
                null,
                0)));
        UUID own = rows.add(city, city.school(), "CLOSED", UUID.randomUUID(), endOf("2027-03-01"));
        UUID below = rows.add(city, campus, "ASSIGNED", UUID.randomUUID(), endOf("2027-03-02"));

        Person.head(city.school()).get(TASKS).then().body("items.id", contains(own.toString(), below.toString()));
    }

    @Test
    void thePastShowsTheStatesOfThen() {
        String task = supervisor.assign(city.school(), LocalDate.of(2027, 3, 4));
        Person head = Person.head(city.school());
        String accepted = head.command(task, "accept").path("acceptedAt");
        String before = OffsetDateTime.parse(accepted).minusNanos(1000).toString();
        head.command(task, "start").then().statusCode(200);

        assertTrue(at(before, "ASSIGNED").contains(task));
        assertFalse(at(before, "ACCEPTED").contains(task));
        assertTrue(at(accepted, "ACCEPTED").contains(task));
        assertFalse(at(accepted, "IN_PROGRESS").contains(task));
        only("state=IN_PROGRESS", task);
    }

    private List<String> at(String asOf, String state) {
        return supervisor
                .request()
                .queryParam("asOf", asOf)
                .queryParam("state", state)
                .get(TASKS)
                .path("items.id");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        for (String query : List.of(
                "planId=x",
                "under=1",
                "state=OPEN",
                "light=PINK",
                "source=X",
                "overdue=yes",
                "dueFrom=1.3.2026",
                "dueTo=99999-01-01",
                "sort=title",
                "asOf=soon",
                "asOf=0001-01-01",
                "limit=0",
                "limit=201")) {
            Response answer = supervisor.get(TASKS + "?" + query);
            assertEquals(400, answer.statusCode(), query);
            assertEquals("INVALID_PARAMETER", answer.path("code"), query);
        }
        refused(supervisor.get(TASKS + "?colour=red"), 400, "UNKNOWN_PARAMETER");
        refused(supervisor.get(TASKS + "?cursor=abc"), 400, "INVALID_CURSOR");
        refused(new Person("a", "AUDITOR", city.bureau()).get(TASKS), 403, "FORBIDDEN");
    }

    @Test
    void aCursorBelongsToItsOrder() {
        rows.add(city, city.school(), "ASSIGNED", UUID.randomUUID(), endOf("2027-03-01"));
        rows.add(city, city.school(), "ASSIGNED", UUID.randomUUID(), endOf("2027-03-02"));
        String next = supervisor.get(TASKS + "?limit=1").path("next");

        supervisor
                .get(TASKS + "?limit=1&cursor=" + next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        refused(supervisor.get(TASKS + "?limit=1&sort=-dueAt&cursor=" + next), 400, "INVALID_CURSOR");
    }
}
