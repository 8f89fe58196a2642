package dudao.plan.assessing;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.assessing.Figures.OfTarget;
import dudao.plan.progress.ItemFigures.Tasks;
import dudao.plan.targets.Standing;
import dudao.plan.targets.TargetKind;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an item is judged by is what its progress shows, now and at any moment that has passed. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class JudgedFiguresTest {

    private static final List<String> CONFIRMED = List.of("COMPLETED", "CLOSED", "ARCHIVED");

    @Inject
    OrganizationTree tree;

    @Inject
    FigureReader figures;

    @Inject
    Jdbi jdbi;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private City city;
    private String plan;
    private String item;
    private UUID measure;
    private UUID coverage;
    private UUID ratioOfAll;

    @BeforeEach
    void tasksOfAnIssuedPlan() {
        city = new City(tree);
        plan = city.issued("工作要点", 1);
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
        measure = UUID.fromString(city.issuer.get(item).extract().path("measures[0].id"));
        coverage = target("COVERAGE", measure, 1);
        ratioOfAll = target("RATIO", null, 2);
        task(city.school, measure, "COMPLETED", day(-20), day(-30));
        task(city.school, measure, "IN_PROGRESS", null, day(9));
        task(city.privateSchool, measure, "COMPLETED", day(-9), day(9));
        task(city.privateSchool, measure, "REASSIGNED", null, day(9));
        task(city.county, measure, "CANCELLED", null, day(9));
        task(city.privateSchool, null, "ASSIGNED", null, day(-1));
        Rows.sql(
                """
                insert into target_value (id, target_id, period, quantity, source, recorded_by, recorded_by_name, recorded_at)
                select ?, id, '2025', 3, '年报', 'x', '记录人', now() from target where id = ?""",
                UUID.randomUUID(),
                ratioOfAll);
        Rows.sql("do $$ begin perform recount('" + City.idOf(plan) + "'); end $$");
    }

    private Instant day(int days) {
        return now.plus(Duration.ofDays(days));
    }

    private UUID target(String kind, UUID of, int position) {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into target (id, item_id, measure_id, plan_id, position, text, quantity, unit, comparator, kind)"
                        + " values (?, ?, ?, ?, ?, '全覆盖', 100, '%', '=', ?)",
                id, City.idOf(item), of, City.idOf(plan), position, kind);
        return id;
    }

    /** Assigned 40 days ago, in this state for ten. */
    private void task(UUID unit, UUID of, String state, Instant submitted, Instant due) {
        UUID task = UUID.randomUUID();
        version(task, 0, day(-40), day(-10), "ASSIGNED", null, due, unit, of);
        version(task, 1, day(-10), null, state, submitted, due, unit, of);
        Rows.sql(
                "insert into report_value select ?, 0, ?, id, ?, 2, '{}' from target where item_id = ? and kind = 'QUANTITY'",
                UUID.randomUUID(),
                task,
                at(day(-15)),
                City.idOf(item));
    }

    private void version(
            UUID task,
            int n,
            Instant from,
            Instant until,
            String state,
            Instant sent,
            Instant due,
            UUID unit,
            UUID of) {
        Rows.sql(
                """
                insert into task_state (task_id, version, at, until, state, assigned_at, due_at, original_due_at,
                  submitted_at, organization_id, county_id, plan_id, item_id, measure_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                task,
                n,
                at(from),
                at(until),
                state,
                at(day(-40)),
                at(due),
                at(due),
                at(sent),
                unit,
                city.county,
                City.idOf(plan),
                City.idOf(item),
                of);
    }

    private static Object at(Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
    }

    private void approved(UUID target, String eligibility) {
        String marks = "/targets/" + target + "/eligibility";
        Map<String, Object> unit =
                Map.of("organizationId", city.privateSchool, "eligibility", eligibility, "reason", "无相应学段");
        city.supervisor.post(marks, Map.of("units", List.of(unit))).statusCode(201);
        city.leader.command(marks, "approve", null).statusCode(200);
    }

    private Figures judged(Instant asOf) {
        return QuarkusTransaction.requiringNew().call(() -> {
            jdbi.useHandle(Scope::everything);
            return figures.of(City.idOf(item), asOf);
        });
    }

    private JsonPath shown(String asOf) {
        return city.supervisor
                .get(item + "/progress" + asOf)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Now from the counters, and at a moment from the histories. */
    private Figures agreed(Instant asOf) {
        Figures judged = judged(asOf == null ? Instant.now() : asOf);
        JsonPath shown = shown(asOf == null ? "" : "?asOf=" + asOf);
        Map<String, Integer> states = shown.getMap("tasks.byState");
        int handedOn = states.getOrDefault("REASSIGNED", 0);
        int done = CONFIRMED.stream()
                .mapToInt(state -> states.getOrDefault(state, 0))
                .sum();
        Tasks tasks = judged.tasks();
        assertEquals(shown.getInt("tasks.total") - handedOn, tasks.total());
        assertEquals(done, tasks.completed());
        assertEquals(states.getOrDefault("CANCELLED", 0), tasks.cancelled());
        assertEquals(shown.getInt("openFindings"), judged.openFindings());
        assertEquals(
                shown.getList("targets.targetId"),
                judged.targets().stream()
                        .map(each -> each.target().targetId().toString())
                        .toList());
        judged.targets().forEach(each -> agree(each, shown));
        return judged;
    }

    private static void agree(OfTarget judged, JsonPath shown) {
        String row = "targets.find { it.targetId == '" + judged.target().targetId() + "' }.";
        Standing.Figures reached = judged.reached();
        assertEquals(shown.get(row + "unitsDone"), reached.unitsDone());
        assertEquals(shown.get(row + "unitsInScope"), reached.unitsInScope());
        assertEquals(0, new BigDecimal(shown.getString(row + "achieved")).compareTo(reached.achieved()));
        assertEquals(0, new BigDecimal(shown.getString(row + "reported")).compareTo(reached.reported()));
        Standing standing = Standing.of(judged.target(), reached, City.TODAY);
        assertEquals(standing.verdict().name(), shown.getString(row + "verdict"));
    }

    private static Standing.Figures of(Figures judged, UUID target) {
        return judged.targets().stream()
                .filter(each -> each.target().targetId().equals(target))
                .findFirst()
                .orElseThrow()
                .reached();
    }

    private void units(Figures judged, UUID target, int done, int inScope) {
        assertEquals(done, of(judged, target).unitsDone());
        assertEquals(inScope, of(judged, target).unitsInScope());
    }

    @Test
    void theJudgementIsMadeOfWhatTheProgressShows() {
        Figures judged = agreed(null);
        assertEquals(new Tasks(5, 2, 2, 1, 1), judged.tasks());
        assertEquals(new Tasks(4, 1, 2, 1, 1), judged.measures().get(0).tasks());
        units(judged, coverage, 2, 4);
        units(judged, ratioOfAll, 2, 5);
        Figures sum = agreed(day(-5).plusSeconds(1));
        assertEquals(judged.tasks(), sum.tasks());
        assertEquals(judged.measures(), sum.measures());
        Figures before = agreed(day(-12));
        assertEquals(new Tasks(6, 6, 0, 0, 0), before.tasks());
        units(before, coverage, 0, 5);
        assertEquals(new Tasks(0, 0, 0, 0, 0), agreed(day(-41)).tasks());
        assertEquals(TargetKind.QUANTITY, judged.targets().get(0).target().kind());
    }

    @Test
    void unitsThatDoNotCountAreInNeither() {
        units(agreed(null), coverage, 2, 4);
        approved(coverage, "EXEMPT");
        approved(ratioOfAll, "NOT_YET");
        Figures judged = agreed(null);
        units(judged, coverage, 1, 3);
        units(judged, ratioOfAll, 1, 3);
        assertEquals(new Tasks(5, 2, 2, 1, 1), judged.tasks());
        units(agreed(day(-5)), coverage, 2, 4);
        Instant exempt = Instant.now();
        approved(coverage, "ELIGIBLE");
        units(agreed(null), coverage, 2, 4);
        units(judged(exempt), coverage, 1, 3);
        inScopeFor(city.clerk, 4);
    }

    private void inScopeFor(Api reader, int units) {
        reader.get(item + "/progress")
                .body("targets.find { it.targetId == '" + coverage + "' }.unitsInScope", equalTo(units));
    }

    @Test
    void aUnitThatIsExemptSeesItselfOutOfTheCount() {
        Api exempt = city.as("exempt", "UNIT_HEAD", city.privateSchool);
        inScopeFor(exempt, 1);
        approved(coverage, "EXEMPT");
        inScopeFor(exempt, 0);
        inScopeFor(city.clerk, 3);
        inScopeFor(city.head, 2);
    }
}
