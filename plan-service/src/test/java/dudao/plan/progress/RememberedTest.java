package dudao.plan.progress;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.identity.OrganizationTree.Registered;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Told;
import dudao.plan.progress.history.TaskStory;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer is remembered, and old with the first change of anything it tells. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RememberedTest extends OnAFollowedPlan {

    private TaskStory task;

    @BeforeEach
    void askedOnce() {
        task = task(now.plus(Duration.ofDays(200))).tell("assigned", 0, start, "ASSIGNED");
        await().atMost(PATIENCE).until(() -> heard() == 1);
        is(city.issuer, "tasks.total", 1);
    }

    private int heard() {
        return RealParts.owner()
                .withHandle(handle -> handle.createQuery("select count(*) from task_state where plan_id = ?")
                        .bind(0, City.idOf(plan))
                        .mapTo(Integer.class)
                        .one());
    }

    private void is(Api reader, String path, Object value) {
        reader.get(plan + "/progress").statusCode(200).body(path, equalTo(value));
    }

    private void becomes(Api reader, String path, Object value) {
        await().atMost(PATIENCE).untilAsserted(() -> is(reader, path, value));
    }

    /** What nobody is told of: whoever counts sees it, whoever remembers does not. */
    private void miscount() {
        Rows.sql("update task_count set tasks = tasks + 100 where plan_id = ?", City.idOf(plan));
    }

    @Test
    void itIsNotCountedAgain() {
        is(city.supervisor, "tasks.total", 1);
        miscount();
        is(city.supervisor, "tasks.total", 1);
        city.supervisor.get(item + "/progress").body("tasks.total", equalTo(101));
        is(city.as("office", "SUPERVISOR", city.office), "tasks.total", 101);
    }

    /** Of what is known only the lights are counted. */
    @Test
    void anotherMomentHasItsOwnLights() {
        task(now.plus(Duration.ofDays(100))).tell("assigned", 0, start, "ASSIGNED");
        await().atMost(PATIENCE).until(() -> heard() == 2);
        is(city.issuer, "tasks.byLight", Map.of("GREY", 2));
        miscount();
        String later = plan + "/progress?asOf=" + now.plus(Duration.ofDays(101));
        city.issuer
                .get(later)
                .body("tasks.total", equalTo(2))
                .body("tasks.byLight", equalTo(Map.of("GREY", 1, "RED", 1)))
                .body("items[0].tasks.byLight", equalTo(Map.of("GREY", 1, "RED", 1)))
                .body("sections[0].tasks.byLight", equalTo(Map.of("GREY", 1, "RED", 1)));
        city.issuer.get(item + "/progress").body("tasks.total", not(equalTo(2)));
        is(city.issuer, "tasks.byLight", Map.of("GREY", 2));
        task.tell("accepted", 1, now, "ACCEPTED");
        await().atMost(PATIENCE).until(() -> heard() == 3);
        city.issuer
                .get(plan + "/progress?asOf=" + now.plus(Duration.ofDays(102)))
                .body("tasks.byState.ACCEPTED", equalTo(1));
    }

    /** Its share of the year is another one, though nothing has been counted anew. */
    @Test
    void aTargetStandsOtherwiseOnAnotherDay() {
        Number soon = expected(now.plus(Duration.ofDays(1)));
        assertNotEquals(soon, expected(now.plus(Duration.ofDays(101))));
        assertEquals(soon, expected(now.plus(Duration.ofDays(1)).plusMillis(1)));
    }

    private Number expected(Instant asOf) {
        return city.issuer
                .get(plan + "/progress?asOf=" + asOf)
                .statusCode(200)
                .extract()
                .path("items[0].targets[0].expected");
    }

    @Test
    void anEventOfATask() {
        task.tell("accepted", 1, now, "ACCEPTED");
        becomes(city.issuer, "tasks.byState.ACCEPTED", 1);
        task.report(2, now, UUID.fromString(city.issuer.get(item).extract().path("targets[0].targetId")), 2);
        becomes(city.issuer, "targets[0].reported", 2);
    }

    @Test
    void anEventThatComesLateChangesThePast() {
        String past = plan + "/progress?asOf=" + start.plus(Duration.ofDays(3));
        city.issuer.get(past).body("tasks.byState", equalTo(Map.of("ASSIGNED", 1)));
        task.tell("accepted", 1, start.plus(Duration.ofDays(2)), "ACCEPTED");
        await().atMost(PATIENCE)
                .untilAsserted(() -> city.issuer.get(past).body("tasks.byState", equalTo(Map.of("ACCEPTED", 1))));
    }

    @Test
    void anEventOfAFinding() {
        is(city.issuer, "openFindings", 0);
        UUID finding = UUID.randomUUID();
        Told.event(
                "inspection.events.v1",
                "dudao.finding.confirmed.v1",
                finding,
                1,
                now,
                Map.of(
                        "findingId",
                        finding,
                        "planItemId",
                        City.idOf(item),
                        "organizationId",
                        city.school,
                        "state",
                        "CONFIRMED"));
        becomes(city.issuer, "openFindings", 1);
    }

    @Test
    void aChangeOfThePlan() {
        Rows.sql("update plan_section set heading = '守住底线' where plan_id = ? and ordinal = 1", City.idOf(plan));
        is(city.issuer, "sections[0].heading", "守住底线");
        Rows.sql("update target set quantity = 9 where plan_id = ?", City.idOf(plan));
        is(city.issuer, "targets[0].wanted", 9);
        Rows.sql("update plan_item set title = '建成安全场馆' where plan_id = ?", City.idOf(plan));
        is(city.issuer, "items[0].title", "建成安全场馆");
        Rows.sql("update plan_item set state = 'ACHIEVED' where plan_id = ?", City.idOf(plan));
        is(city.issuer, "itemCounts.byState", Map.of("ACHIEVED", 1));
        Rows.sql(
                "update plan_item set classification = 'RESTRICTED', handling_office_id = ? where plan_id = ?",
                city.office,
                City.idOf(plan));
        is(city.supervisor, "tasks.total", 0);
    }

    @Test
    void aUnitThatIsNotToCount() {
        UUID coverage = UUID.randomUUID();
        Rows.sql(
                "insert into target (id, item_id, plan_id, position, text, quantity, unit, comparator, kind)"
                        + " values (?, ?, ?, 1, '全覆盖', 100, '%', '=', 'COVERAGE')",
                coverage, City.idOf(item), City.idOf(plan));
        is(city.issuer, "targets[1].unitsInScope", 1);
        String eligibility = "/targets/" + coverage + "/eligibility";
        city.supervisor
                .post(
                        eligibility,
                        Map.of(
                                "units",
                                List.of(Map.of(
                                        "organizationId", city.school, "eligibility", "EXEMPT", "reason", "无相应学段"))))
                .statusCode(201);
        is(city.issuer, "targets[1].unitsInScope", 1);
        city.leader.command(eligibility, "approve", null).statusCode(200);
        is(city.issuer, "targets[1].unitsInScope", 0);
    }

    @Test
    void aUnitThatMoves() {
        City other = new City(tree);
        is(city.clerk, "tasks.total", 1);
        register(city.school, "SCHOOL", tree.get(other.county).path(), other.county, 1);
        is(city.clerk, "tasks.total", 0);
        is(city.issuer, "tasks.total", 0);
    }

    /** It has no task itself, and those of its units have not been told of anything. */
    @Test
    void aCountyThatMovesBeforeItsUnits() {
        UUID district = UUID.randomUUID();
        UUID county = UUID.randomUUID();
        UUID school = UUID.randomUUID();
        register(district, "CITY_BUREAU", tree.get(city.id).path(), null, 0);
        register(county, "COUNTY_BUREAU", tree.get(district).path(), county, 0);
        register(school, "SCHOOL", tree.get(county).path(), county, 0);
        Map<String, Object> data = task.data("ASSIGNED", null);
        data.put("organizationId", school);
        task.tell("reassigned", 1, now, data);
        Api reader = city.as("district", "SUPERVISOR", district);
        becomes(reader, "tasks.total", 1);
        register(county, "COUNTY_BUREAU", tree.get(city.id).path(), county, 1);
        is(reader, "tasks.total", 0);
    }

    private void register(UUID id, String kind, String above, UUID county, long version) {
        String path = above + id.toString().replace("-", "") + "/";
        tree.upsert(List.of(new Registered(id, kind, "单位", null, path, county, "21", "PUBLIC", null, null, version)));
    }

    @Test
    void aLightThatChangesByItself() {
        Instant soon = Instant.now().plusSeconds(8);
        task(soon).tell("assigned", 0, start, "ASSIGNED");
        await().atMost(PATIENCE).until(() -> heard() == 2);
        becomes(city.issuer, "tasks.byLight", Map.of("GREY", 1, "YELLOW", 1));
        becomes(city.head, "tasks.byLight", Map.of("GREY", 1, "YELLOW", 1));
        becomes(city.issuer, "tasks.byLight", Map.of("GREY", 1, "RED", 1));
        becomes(city.head, "tasks.byLight", Map.of("GREY", 1, "RED", 1));
    }

    @Test
    void anotherReaderHasAnotherAnswer() {
        is(city.head, "tasks.total", 1);
        city.issuer.get(plan + "/progress").body("targets[0].verdict", notNullValue());
        city.head.get(plan + "/progress").body("targets[0].verdict", nullValue());
        is(city.as("other", "UNIT_HEAD", city.privateSchool), "tasks.total", 0);
        is(city.as("office", "SUPERVISOR", city.office), "tasks.total", 1);
    }
}
