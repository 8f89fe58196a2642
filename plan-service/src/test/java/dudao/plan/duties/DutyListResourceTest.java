package dudao.plan.duties;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Registered;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Tokens;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DutyListResourceTest {

    @Inject
    OrganizationTree tree;

    private final UUID second = UUID.randomUUID();
    private City city;
    private Api secondHead;

    @BeforeEach
    void cityOfTwoCounties() {
        city = new City(tree);
        String path = segment(city.id) + segment(second);
        tree.upsert(List.of(
                new Registered(second, "COUNTY_BUREAU", "西川县教育局", city.id, path, second, null, null, null, null, 0)));
        secondHead = city.as("second", "UNIT_HEAD", second);
    }

    private static String segment(UUID id) {
        return id.toString().replace("-", "") + "/";
    }

    private String measureFor(String item, String wording, List<UUID> organizations) {
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put("wording", wording);
        measure.put("audience", Map.of("organizationIds", organizations));
        return city.measure(item, measure);
    }

    private void issue(String plan) {
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(3)).statusCode(200);
    }

    @Test
    void eachCountyHasWhatItsUnitsAreAskedOrItHasAShareIn() {
        String plan = city.draft("要点");
        String item = city.completeItem(plan, "27");
        String shared = city.item(plan, "28");
        measureFor(shared, "新增公办学位", List.of(city.id));
        String target = city.issuer.get(shared).extract().path("targets[0].targetId");
        Rows.sql(
                "insert into target_allocation values (?, ?, 4), (?, ?, 2)",
                UUID.fromString(target),
                second,
                UUID.fromString(target),
                city.county);
        Rows.sql("update target set counts_in_assessment = true where id = ?", UUID.fromString(target));
        issue(plan);
        city.issuer
                .get(plan + "/duty-list")
                .statusCode(200)
                .body("counties", hasSize(2))
                .body("counties.find { it.countyId == '" + city.county + "' }.duties", hasSize(2))
                .body("counties.find { it.countyId == '" + second + "' }.duties", hasSize(1));
        city.issuer
                .get(plan + "/duty-list?countyId=" + city.county)
                .body("counties", hasSize(1))
                .body("counties[0].county", equalTo("东山县教育局"))
                .body("counties[0].duties[0].citation.reference", equalTo("2026-27"))
                .body("counties[0].duties[0].citation.documentNumber", equalTo("试教〔2026〕3号"))
                .body("counties[0].duties[0].itemId", equalTo(City.idOf(item).toString()))
                .body("counties[0].duties[0].units", equalTo(2))
                .body("counties[0].duties[0].lead", equalTo("试验市教育局"))
                .body("counties[0].duties[0].acceptanceStandard", equalTo("有验收表"))
                .body("counties[0].duties[0].countsInAssessment", equalTo(false))
                .body("counties[0].duties[0].targets[0].quantity", equalTo(6))
                .body("counties[0].duties[0].targets[0].share", nullValue())
                .body("counties[0].duties[1].units", equalTo(0))
                .body("counties[0].duties[1].targets[0].share", equalTo(2))
                .body("counties[0].duties[1].countsInAssessment", equalTo(true));
    }

    @Test
    void aCountySeesItsOwnAndASchoolNone() {
        String plan = city.draft("要点");
        measureFor(city.item(plan, "1"), "建成安全体验馆", List.of(city.county, second));
        issue(plan);
        secondHead.get(plan + "/duty-list").body("counties.countyId", equalTo(List.of(second.toString())));
        secondHead.get(plan + "/duty-list?countyId=" + city.county).statusCode(404);
        city.head.get(plan + "/duty-list").statusCode(200).body("counties", hasSize(0));
        city.issuer.get(plan + "/duty-list?countyId=" + city.school).statusCode(404);
        city.issuer.get(plan + "/duty-list?county=x").statusCode(400);
    }

    @Test
    void tasksAreCountedByState() {
        String plan = city.issued("要点", 1);
        String item = city.issuer.get(plan + "/items").extract().path("items[0].id");
        String measure = city.issuer.get(plan + "/items").extract().path("items[0].measures[0].id");
        for (String state : List.of("IN_PROGRESS", "IN_PROGRESS", "COMPLETED")) {
            Rows.sql(
                    """
                    insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                      organization_id, county_id, plan_id, item_id, measure_id)
                    values (gen_random_uuid(), 1, now(), ?, now(), now(), now(), ?, ?, ?, ?, ?)""",
                    state,
                    city.school,
                    city.county,
                    City.idOf(plan),
                    UUID.fromString(item),
                    UUID.fromString(measure));
        }
        city.issuer
                .get(plan + "/duty-list?countyId=" + city.county)
                .body("counties[0].duties[0].tasks.IN_PROGRESS", equalTo(2))
                .body("counties[0].duties[0].tasks.COMPLETED", equalTo(1));
    }

    @Test
    void aRestrictedItemIsNoDutyForOthers() {
        String plan = city.draft("要点");
        city.completeItem(plan, "1");
        city.restrict(city.completeItem(plan, "2"), city.office);
        issue(plan);
        String list = city.issuer
                .post(plan + "/duty-lists", null)
                .statusCode(201)
                .body("counties[0].duties", hasSize(2))
                .extract()
                .path("made.id");
        for (String path : List.of(plan + "/duty-list", "/duty-lists/" + list)) {
            city.issuer.get(path).body("counties.find { it.countyId == '" + city.county + "' }.duties", hasSize(2));
            city.supervisor.get(path).body("counties.find { it.countyId == '" + city.county + "' }.duties", hasSize(1));
            city.clerk.get(path).body("counties[0].duties", hasSize(1));
        }
    }

    @Test
    void theListOfTheYearNeverChangesAndTheNextOneTellsTheDifference() {
        String plan = city.draft("要点");
        String item = city.item(plan, "1");
        String first = measureFor(item, "建成安全体验馆", List.of(city.county));
        measureFor(item, "公布清单", List.of(city.county));
        city.issuer.post(plan + "/duty-lists", null).statusCode(409).body("code", equalTo("PLAN_NOT_ISSUED"));
        issue(plan);
        var made = city.issuer
                .post(plan + "/duty-lists", null)
                .statusCode(201)
                .header("Location", notNullValue())
                .body("made.version", equalTo(1))
                .body("made.madeBy.id", equalTo("issuer-" + city.id))
                .body("diff", nullValue())
                .extract();
        String id = made.path("made.id");
        Rows.sql("update measure set acceptance_standard = '公告' where id = ?", City.idOf(first));
        Rows.sql(
                "update measure set audience = ?::jsonb where wording = '公布清单' and plan_id = ?",
                "{\"organizationIds\":[\"" + second + "\"]}",
                City.idOf(plan));
        city.clerk
                .get("/duty-lists/" + id)
                .statusCode(200)
                .body("made.hash", equalTo(made.path("made.hash")))
                .body("counties", hasSize(1))
                .body("counties[0].duties.acceptanceStandard", everyItem(equalTo("有验收表")));
        var next = city.issuer
                .post(plan + "/duty-lists", null)
                .statusCode(201)
                .body("made.version", equalTo(2))
                .body("diff.changed[0].fields", equalTo(List.of("acceptanceStandard")))
                .body("diff.changed[0].reference", equalTo("2026-1"))
                .body("diff.added.countyId", equalTo(List.of(second.toString())))
                .body("diff.removed.wording", equalTo(List.of("公布清单")))
                .extract();
        assertNotEquals(made.<String>path("made.hash"), next.<String>path("made.hash"));
        secondHead
                .get("/duty-lists/" + next.path("made.id"))
                .body("diff.removed", hasSize(0))
                .body("diff.added", hasSize(1));
        city.clerk.get(plan + "/duty-lists").body("items.version", equalTo(List.of(2, 1)));
        new City(tree).issuer.get("/duty-lists/" + id).statusCode(404);
        city.issuer.get("/duty-lists/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void madeTwiceWithOneKeyItIsOneList() {
        String plan = city.issued("要点", 1);
        String key = UUID.randomUUID().toString();
        String one = city.issuer
                .post(plan + "/duty-lists", null, key)
                .statusCode(201)
                .extract()
                .path("made.id");
        String other =
                city.issuer.post(plan + "/duty-lists", null, key).extract().path("made.id");
        assertEquals(one, other);
        city.issuer.get(plan + "/duty-lists").body("items", hasSize(1)).body("items.id", hasItem(one));
    }

    @Test
    void asATableItBeginsWithTheMarkAndHoldsNoFormula() {
        String plan = city.draft("要点");
        measureFor(city.item(plan, "1"), "=cmd|'/c calc'!A1", List.of(city.county));
        byte[] table = given().auth()
                .oauth2(Tokens.of("issuer-" + city.id, "ISSUER", city.id))
                .accept("text/csv")
                .get("/api/v1" + plan + "/duty-list")
                .then()
                .statusCode(200)
                .contentType("text/csv;charset=UTF-8")
                .extract()
                .asByteArray();
        String text = new String(table, StandardCharsets.UTF_8);
        assertTrue(text.startsWith("\uFEFF区县,序号,文号"), text);
        assertTrue(text.contains("东山县教育局,2026-1,,建好安全场馆,'=cmd|'/c calc'!A1,建成安全体验馆6处,"), text);
        given().auth()
                .oauth2(Tokens.of("issuer-" + city.id, "ISSUER", city.id))
                .accept("text/csv")
                .get("/api/v1/plans/" + UUID.randomUUID() + "/duty-list")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
