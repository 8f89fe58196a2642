package dudao.plan.programmes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 三年行动计划: its totals, and what the plans of its years add up to. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ProgrammeTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    private static Map<String, Object> draft(Map<String, Object> more) {
        Map<String, Object> draft = new HashMap<>(Map.of(
                "title",
                "优质资源倍增三年行动计划",
                "documentNumber",
                "试教〔2025〕8号",
                "fromYear",
                2025,
                "toYear",
                2027,
                "targets",
                List.of(
                        Map.of("text", "建成安全体验馆18处", "quantity", 18, "unit", "处", "object", "安全体验馆"),
                        Map.of("text", "普惠率达到95%", "quantity", 95, "unit", "%", "object", "普惠率"))));
        draft.putAll(more);
        return draft;
    }

    private String made() {
        return "/programmes/"
                + city.issuer
                        .post("/programmes", draft(Map.of()))
                        .statusCode(201)
                        .header("ETag", "\"0\"")
                        .body("issuerId", equalTo(city.id.toString()))
                        .body("targets.quantity", contains(18, 95))
                        .extract()
                        .path("id");
    }

    @Test
    void aProgrammeIsMadeChangedAndTakenAway() {
        String programme = made();
        city.issuer.put(programme, draft(Map.of()), null).statusCode(428);
        city.issuer
                .put(programme, draft(Map.of("title", "新名", "targets", List.of())), "\"0\"")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("新名"))
                .body("targets", hasSize(0));
        city.issuer.put(programme, draft(Map.of()), "\"0\"").statusCode(412);
        city.leader.put(programme, draft(Map.of()), "\"1\"").statusCode(403);
        city.as("county-issuer", "ISSUER", city.county)
                .put(programme, draft(Map.of()), "\"1\"")
                .statusCode(403);
        new City(tree).issuer.get(programme).statusCode(404);
        city.head.get(programme).statusCode(200).body("title", equalTo("新名"));
        city.issuer
                .post("/programmes", draft(Map.of("documentNumber", "试教[2025]8号")))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE"));
        city.issuer.delete(programme, "\"1\"").statusCode(204);
        city.issuer.get(programme).statusCode(404);
    }

    @Test
    void badYearsAndDoubledTotalsArePointedAt() {
        Map<String, Object> total = Map.of("text", "6处", "quantity", 6, "unit", "处");
        pointedAt("/toYear", Map.of("toYear", 2024));
        pointedAt("/toYear", Map.of("toYear", 2060));
        pointedAt("/targets/1", Map.of("targets", List.of(total, total)));
        pointedAt("/title", Map.of("title", " "));
        pointedAt("/targets/0/quantity", Map.of("targets", List.of(Map.of("text", "x", "quantity", -1, "unit", "处"))));
        city.issuer.get("/programmes?cursor=x").statusCode(400);
    }

    private void pointedAt(String pointer, Map<String, Object> more) {
        city.issuer.post("/programmes", draft(more)).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aListIsNarrowedToAYear() {
        String id = City.idOf(made()).toString();
        city.clerk.get("/programmes?year=2026&issuerId=" + city.id).body("items.id", contains(id));
        city.clerk.get("/programmes?year=2028&issuerId=" + city.id).body("items", hasSize(0));
        new City(tree).issuer.get("/programmes?limit=200").body("items.id", not(hasItem(id)));
    }

    /** An item of one plan with a target of 6, so much of it confirmed. */
    private String item(String plan, int year, UUID programme, int confirmed) {
        String item = city.completeItem(plan, "1");
        Rows.sql("update plan_item set programme_id = ? where id = ?", programme, City.idOf(item));
        Rows.sql("update plan set year = ? where id = ?", year, City.idOf(plan));
        UUID task = UUID.randomUUID();
        Rows.sql(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, plan_id, item_id)
                values (?, 0, now(), 'COMPLETED', now(), now(), now(), ?, ?, ?)""",
                task,
                city.school,
                City.idOf(plan),
                City.idOf(item));
        Rows.sql(
                """
                insert into report_value select gen_random_uuid(), 0, ?, id, now(), ?, '{}' from target
                where item_id = ?""",
                task,
                confirmed,
                City.idOf(item));
        return item;
    }

    private void issue(String plan, int number) {
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(number)).statusCode(200);
    }

    @Test
    void theYearsAddUpAgainstTheTotal() {
        String programme = made();
        UUID id = City.idOf(programme);
        String first = city.draft("甲");
        String carried = item(first, 2025, id, 4);
        issue(first, 1);
        Rows.sql("update plan_item set state = 'CARRIED_OVER' where id = ?", City.idOf(carried));
        String second = city.draft("乙");
        item(second, 2026, id, 5);
        issue(second, 2);
        String third = city.draft("丙");
        item(third, 2027, id, 0);
        city.issuer
                .get(programme)
                .statusCode(200)
                .body("title", equalTo("优质资源倍增三年行动计划"))
                .body("items.year", contains(2025, 2026, 2027))
                .body("cumulative[0].wanted", equalTo(18))
                .body("cumulative[0].planned", equalTo(6))
                .body("cumulative[0].achieved", equalTo(9))
                .body("cumulative[0].years.year", contains(2025, 2026))
                .body("cumulative[0].years.achieved", contains(4, 5))
                .body("cumulative[1].planned", nullValue());
        city.head.get(programme).body("items.year", contains(2025, 2026)).body("cumulative[0].achieved", equalTo(9));
        city.as("private", "UNIT_HEAD", city.privateSchool)
                .get(programme)
                .body("cumulative[0].planned", equalTo(6))
                .body("cumulative[0].achieved", nullValue());
        city.issuer.delete(programme, "\"0\"").statusCode(409).body("code", equalTo("PROGRAMME_IN_USE"));
    }

    @Test
    void whatIsRestrictedIsInNoFigureOfOthers() {
        String programme = made();
        String plan = city.draft("甲");
        String item = item(plan, 2026, City.idOf(programme), 4);
        issue(plan, 1);
        Rows.sql(
                "update plan_item set classification = 'RESTRICTED', handling_office_id = ? where id = ?",
                city.office,
                City.idOf(item));
        for (Api reader : List.of(city.supervisor, city.clerk)) {
            reader.get(programme).body("items", hasSize(0)).body("cumulative[0].planned", nullValue());
        }
        city.leader.get(programme).body("items", hasSize(1)).body("cumulative[0].achieved", equalTo(4));
        city.head.get(programme).body("cumulative[0].achieved", equalTo(4));
    }
}
