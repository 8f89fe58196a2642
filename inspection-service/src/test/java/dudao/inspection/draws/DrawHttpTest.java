package dudao.inspection.draws;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DrawHttpTest {

    static final String DRAWS = "/api/v1/draws";
    private static final String PUBLIC = "/api/v1/public/draws";

    @Inject
    OrganizationTree tree;

    private City city;
    private List<UUID> schools;
    private List<String> inspectors;

    @BeforeEach
    void build() {
        city = new City(tree);
        schools = IntStream.range(0, 7).mapToObj(n -> UUID.randomUUID()).toList();
        schools.forEach(id -> city.add(id, "SCHOOL", city.county, city.path(city.county)));
        inspectors = IntStream.range(0, 4)
                .mapToObj(n -> city.inspector(person("drawn")))
                .toList();
    }

    private String committed() {
        return city.eso
                .post(DRAWS, Map.of("title", "食堂抽查"))
                .then()
                .statusCode(201)
                .body("state", equalTo("COMMITTED"))
                .body("commitment.length()", equalTo(64))
                .body("seed", nullValue())
                .extract()
                .path("id");
    }

    private Map<String, Object> lists() {
        List<Map<String, Object>> units = new ArrayList<>();
        for (int n = 0; n < schools.size(); n++) {
            units.add(Map.of("organizationId", schools.get(n), "stratum", n < 3 ? "HIGH" : "LOW"));
        }
        return new HashMap<>(Map.of(
                "strata",
                List.of(Map.of("name", "HIGH", "count", 2), Map.of("name", "LOW", "percent", 30)),
                "units",
                units,
                "inspectorIds",
                inspectors,
                "teamSize",
                2,
                "visitFrom",
                City.today().toString(),
                "visitTo",
                City.today().plusDays(9).toString()));
    }

    private static Map<String, Object> opened() {
        return Map.of("witnesses", List.of("张三", "李四"), "contribution", "3-5-1");
    }

    private String frozen() {
        String draw = DRAWS + "/" + committed();
        city.eso.done(draw, "freeze", lists(), "FROZEN");
        return draw;
    }

    private String drawn() {
        String draw = frozen();
        city.eso.done(draw, "reveal", opened(), "DRAWN");
        return draw;
    }

    private static Map<String, Object> recusal(String unit, String inspector) {
        return Map.of("organizationId", unit, "inspectorId", inspector, "ground", "ENROLMENT", "reason", "子女在读");
    }

    private static JsonNode json(Response answer) {
        try {
            return new ObjectMapper()
                    .readTree(answer.then().statusCode(200).extract().asString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response anybody(String path) {
        return given().get(path);
    }

    @Test
    void whoeverReadsThePublishedRecordDrawsAgain() {
        String draw = drawn();
        String number = city.eso.get(draw).path("number");
        String unit = city.eso.get(draw).path("units[0].organizationId");
        String first = city.eso.get(draw).path("units[0].team[0].inspectorId");
        String second = city.eso.get(draw).path("units[0].team[1].inspectorId");
        city.eso
                .command(draw, "declare-recusal", recusal(unit, first))
                .then()
                .statusCode(200)
                .body("units[0].team[0].inspectorId", equalTo(second))
                .body("units[0].team", hasSize(2));
        assertEquals(404, anybody(PUBLIC + "/" + number).statusCode());
        city.eso.done(draw, "publish", NOTHING, "PUBLISHED");
        JsonNode record = json(anybody(PUBLIC + "/" + number));
        assertEquals(4, record.get("units").size(), "2 of 3, and 30 % of 4 rounded up");
        assertTrue(Redraw.holds(record));
        assertFalse(record.toString().contains("子女在读"), "the ground is published, not the reason");
        ((ObjectNode) record).put("list", record.get("list").textValue().replaceFirst("HIGH", "HIGI"));
        assertFalse(Redraw.holds(record));
    }

    @Test
    void seedAndListsAreBoundBeforeTheyAreOpened() {
        String draw = DRAWS + "/" + committed();
        String number = city.eso.get(draw).path("number");
        JsonNode bound = commitment(number);
        assertNull(bound.get("listHash"));
        assertNull(bound.get("title"), "what is drawn for is told with the result");
        city.eso.done(draw, "freeze", lists(), "FROZEN");
        city.eso.get(draw).then().body("seed", nullValue()).body("units", nullValue());
        JsonNode frozen = commitment(number);
        city.eso.done(draw, "reveal", opened(), "DRAWN");
        city.eso
                .get(draw)
                .then()
                .body("commitment", equalTo(bound.get("commitment").textValue()))
                .body("listHash", equalTo(frozen.get("listHash").textValue()))
                .body("witnesses", contains("张三", "李四"));
        String seed = city.eso.get(draw).path("seed");
        assertEquals(bound.get("commitment").textValue(), Sha256.of(seed));
    }

    private static JsonNode commitment(String number) {
        for (JsonNode each : json(anybody(PUBLIC + "?limit=200")).get("items")) {
            if (each.get("number").textValue().equals(number)) {
                return each;
            }
        }
        throw new AssertionError(number + " is not public");
    }

    @Test
    void oneFlippedByteOfTheKeptListIsNoticed() {
        String draw = drawn();
        city.eso.get(draw + "/verification").then().body("valid", equalTo(true));
        UUID id = UUID.fromString(draw.substring(DRAWS.length() + 1));
        Rows.sql(
                "update draw set list = overlay(list placing translate(substr(list, length(list) - 3, 1),"
                        + " '0123456789abcdef', '123456789abcdef0') from length(list) - 3 for 1) where id = ?",
                id);
        city.eso
                .get(draw + "/verification")
                .then()
                .body("valid", equalTo(false))
                .body("listMatches", equalTo(false))
                .body("seedMatches", equalTo(true));
        Rows.sql("update draw set seed = reverse(seed) where id = ?", id);
        city.eso.get(draw + "/verification").then().body("seedMatches", equalTo(false));
    }

    @Test
    void everyStepHasItsTurn() {
        String id = committed();
        String draw = DRAWS + "/" + id;
        refused(city.eso.command(draw, "reveal", opened()), 409, "ILLEGAL_TRANSITION");
        refused(city.eso.command(draw, "publish", NOTHING), 409, "ILLEGAL_TRANSITION");
        refused(city.eso.get(draw + "/verification"), 409, "ILLEGAL_TRANSITION");
        city.eso.refusesCarelessly(DRAWS, id, "freeze", lists(), city.leader);
        city.eso.done(draw, "freeze", lists(), "FROZEN");
        refused(city.eso.command(draw, "freeze", lists()), 409, "ILLEGAL_TRANSITION");
        city.eso.refusesCarelessly(DRAWS, id, "reveal", opened(), city.leader);
        city.eso.done(draw, "reveal", opened(), "DRAWN");
        refused(city.eso.command(draw, "reveal", opened()), 409, "ILLEGAL_TRANSITION");
        city.eso.refusesCarelessly(DRAWS, id, "publish", NOTHING, city.leader);
        city.eso.done(draw, "publish", NOTHING, "PUBLISHED");
        refused(
                city.eso.command(draw, "declare-recusal", recusal(schools.get(0).toString(), inspectors.get(0))),
                409,
                "ILLEGAL_TRANSITION");
    }

    @Test
    void whatCannotBeDrawnFromIsRefused() {
        String draw = DRAWS + "/" + committed();
        Map<String, Object> lists = lists();
        lists.put("teamSize", 5);
        refused(city.eso.command(draw, "freeze", lists), 422, "DRAW_LIST_TOO_SHORT");
        lists = lists();
        lists.put("strata", List.of(Map.of("name", "HIGH", "count", 4), Map.of("name", "LOW", "count", 1)));
        refused(city.eso.command(draw, "freeze", lists), 422, "DRAW_LIST_TOO_SHORT");
        lists = lists();
        lists.put("strata", List.of(Map.of("name", "HIGH", "count", 1)));
        refused(city.eso.command(draw, "freeze", lists), 400, "VALIDATION_FAILED");
        lists = lists();
        lists.put("strata", List.of(Map.of("name", "HIGH", "count", 1, "percent", 10)));
        refused(city.eso.command(draw, "freeze", lists), 400, "VALIDATION_FAILED");
        lists = lists();
        lists.put("units", List.of(Map.of("organizationId", UUID.randomUUID(), "stratum", "HIGH")));
        refused(city.eso.command(draw, "freeze", lists), 422, "UNKNOWN_ORGANIZATION");
        lists = lists();
        lists.put("inspectorIds", List.of(UUID.randomUUID()));
        refused(city.eso.command(draw, "freeze", lists), 422, "UNKNOWN_INSPECTOR");
        lists = lists();
        lists.put("visitTo", City.today().plusYears(2).toString());
        refused(city.eso.command(draw, "freeze", lists), 422, "INSPECTOR_NOT_VALID");
        city.eso.done(draw, "freeze", lists(), "FROZEN");
        Map<String, Object> stranger = recusal(UUID.randomUUID().toString(), inspectors.get(0));
        refused(city.eso.command(draw, "declare-recusal", stranger), 400, "VALIDATION_FAILED");
    }

    @Test
    void whatWillBeVisitedIsNotForTheUnits() {
        String draw = drawn();
        for (Api reader : List.of(city.head, city.countyHead, api(person("s"), "SYSTEM", city.city))) {
            refused(reader.get(draw), 403, "FORBIDDEN");
        }
        refused(api(person("s"), "SUPERVISOR", city.county).get(draw), 404, "NOT_FOUND");
        city.supervisor.get(draw).then().statusCode(200);
        city.eso.get(DRAWS + "?state=DRAWN").then().body("items.id", hasItem(draw.substring(DRAWS.length() + 1)));
    }

    @Test
    void aDrawIsPublishedAfterItsSecretVisitsHaveBegun() {
        String draw = drawn();
        String unit = city.eso.get(draw).path("units[0].organizationId");
        Map<String, Object> visit = city.newInspection("REGULAR", "UNANNOUNCED");
        visit.put("drawId", draw.substring(DRAWS.length() + 1));
        String missed = schools.stream()
                .map(UUID::toString)
                .filter(id -> !city.eso
                        .get(draw)
                        .<List<String>>path("units.organizationId")
                        .contains(id))
                .findFirst()
                .orElseThrow();
        visit.put("organizationId", missed);
        refused(city.eso.post(INSPECTIONS, visit), 422, "NOT_DRAWN");
        visit.put("organizationId", unit);
        String id = city.eso
                .post(INSPECTIONS, visit)
                .then()
                .statusCode(201)
                .body("drawId", equalTo(visit.get("drawId")))
                .extract()
                .path("id");
        refused(city.eso.command(draw, "publish", NOTHING), 409, "DRAWN_VISITS_SECRET");
        city.eso.done(INSPECTIONS + "/" + id, "cancel", Map.of("reason", "改期"), "CANCELLED");
        city.eso.done(draw, "publish", NOTHING, "PUBLISHED");
    }

    @Test
    void theTeamIsTheOneDrawnForTheUnit() {
        String draw = drawn();
        String unit = city.eso.get(draw).path("units[0].organizationId");
        List<String> team = city.eso.get(draw).path("units[0].team.inspectorId");
        String other = inspectors.stream()
                .filter(each -> !team.contains(each))
                .findFirst()
                .orElseThrow();
        Map<String, Object> wanted = city.newInspection("REGULAR", "RANDOM");
        wanted.put("drawId", draw.substring(DRAWS.length() + 1));
        wanted.put("organizationId", unit);
        String visit = INSPECTIONS + "/" + city.eso.post(INSPECTIONS, wanted).path("id");
        city.eso.done(visit, "file", NOTHING, "FILED");
        for (String each : inspectors) {
            city.eso.done(visit, "declare-recusal", Map.of("inspectorId", each, "none", true), "FILED");
        }
        Map<String, Object> chosen = Map.of("leader", other, "inspectorIds", List.of(other));
        refused(city.eso.command(visit, "form-team", chosen), 422, "NOT_DRAWN");
        city.eso
                .command(draw, "declare-recusal", recusal(unit, team.get(0)))
                .then()
                .statusCode(200);
        Map<String, Object> first = Map.of("leader", team.get(0), "inspectorIds", List.of(team.get(0)));
        refused(city.eso.command(visit, "form-team", first), 422, "NOT_DRAWN");
        String next = city.eso.get(draw).path("units[0].team[1].inspectorId");
        city.eso.done(visit, "form-team", Map.of("leader", next, "inspectorIds", List.of(next)), "TEAM_FORMED");
    }
}
