package dudao.inspection.indicators;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree of indicators and its three columns of scores. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class IndicatorHttpTest {

    private static final String TREES = "/api/v1/catalogues/indicators";

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static Map<String, Object> node(String code, String parent, String title, Object points) {
        Map<String, Object> node = new HashMap<>(Map.of("code", code, "title", title));
        if (parent != null) {
            node.put("parent", parent);
        }
        if (points != null) {
            node.put("points", points);
        }
        return node;
    }

    private static Map<String, Object> wanted(List<Map<String, Object>> nodes) {
        return new HashMap<>(Map.of("name", "校园安全督导指标", "validFrom", "2026-01-01", "indicators", nodes));
    }

    private static Map<String, Object> wanted() {
        return wanted(List.of(
                node("A1", null, "安全管理", null),
                node("A1.1", "A1", "消防设施", 6),
                node("A1.2", "A1", "应急演练", 4),
                node("B1", null, "食品安全", 10)));
    }

    private String made() {
        return city.eso.post(TREES, wanted()).then().statusCode(201).extract().path("id");
    }

    @Test
    void aRevisionNeverChangesTheNextIsAnother() {
        String first = made();
        String second = city.eso
                .post(TREES, wanted())
                .then()
                .statusCode(201)
                .body("revision", equalTo(2))
                .body("points", equalTo(20))
                .body("indicators.code", contains("A1", "A1.1", "A1.2", "B1"))
                .extract()
                .path("id");
        city.eso.get(TREES + "/" + first).then().statusCode(200).body("revision", equalTo(1));
        city.head.get(TREES).then().body("items.id", hasItem(first)).body("items.id", hasItem(second));
        City elsewhere = new City(tree);
        elsewhere.eso.get(TREES).then().body("items.id", not(hasItem(first)));
        refused(elsewhere.eso.get(TREES + "/" + first), 404, "NOT_FOUND");
        refused(city.head.post(TREES, wanted()), 403, "FORBIDDEN");
    }

    /** A unit could not read it, could score nothing, and would have left out nothing. */
    @Test
    void nobodyIsMeasuredByTheTreeOfAnotherCounty() {
        String foreign = City.api(City.person("eso"), "ESO", city.otherCounty)
                .post(TREES, wanted())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Formal formal = Formal.planned(city).team();
        Map<String, Object> asked = Map.of("dueOn", City.today().plusDays(3).toString(), "indicatorTreeId", foreign);
        refused(city.eso.command(formal.at, "request-self-evaluation", asked), 422, "UNKNOWN_INDICATORS");
        Map<String, Object> own = Map.of("dueOn", City.today().plusDays(3).toString(), "indicatorTreeId", made());
        city.eso.done(formal.at, "request-self-evaluation", own, "SELF_EVALUATION");
    }

    @Test
    void aTreeIsATreeWithPointsAtItsLeaves() {
        for (List<Map<String, Object>> broken : List.of(
                List.of(node("A1", null, "安全", 5), node("A1", null, "又一个", 5)),
                List.of(node("A1", "Z9", "安全", 5)),
                List.of(node("A1", null, "安全", null)),
                List.of(node("A1", null, "安全", 5), node("A2", "A1", "消防", 5)),
                List.of(node("A1", null, "安全", 0)),
                List.of(node("A1", null, "安全", -1)))) {
            refused(city.eso.post(TREES, wanted(broken)), 400, "VALIDATION_FAILED");
        }
        refused(city.eso.post(TREES, wanted(List.of())), 400, "VALIDATION_FAILED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"本科升学率", "期末平均分", "中考成绩"})
    void noUnitIsMeasuredByMarks(String title) {
        refused(city.eso.post(TREES, wanted(List.of(node("A1", null, title, 5)))), 422, "INDICATOR_REFUSED");
    }

    private static Map<String, Object> scores(String side, Object... codesAndPoints) {
        List<Map<String, Object>> scores = new java.util.ArrayList<>();
        for (int i = 0; i < codesAndPoints.length; i += 2) {
            scores.add(Map.of("code", codesAndPoints[i], "points", codesAndPoints[i + 1], "basis", "台账"));
        }
        return Map.of("side", side, "scores", scores);
    }

    private static final Map<String, Object> ANSWERS = Map.of(
            "answers", List.of(Map.of("matter", "校园安全", "text", "已自查"), Map.of("matter", "食品安全", "text", "已自查")));

    @Test
    void theUnitScoresItselfTheTeamVerifiesAndTheOfficeFixes() {
        Formal formal = Formal.planned(city).team();
        String due = City.today().toString();
        Map<String, Object> unknown = Map.of("dueOn", due, "indicatorTreeId", UUID.randomUUID());
        refused(city.eso.command(formal.at, "request-self-evaluation", unknown), 422, "UNKNOWN_INDICATORS");
        Map<String, Object> asked = Map.of("dueOn", due, "indicatorTreeId", made());
        Map<String, Object> self = scores("SELF", "A1.1", 6, "A1.2", 3.5, "B1", 10);
        refused(city.head.command(formal.at, "scores", self), 409, "SCORES_NOT_OPEN");
        city.eso.done(formal.at, "request-self-evaluation", asked, "SELF_EVALUATION");
        city.head.command(formal.at, "scores", scores("SELF", "A1.1", 6)).then().statusCode(200);
        city.head
                .command(formal.at, "submit-self-evaluation", ANSWERS)
                .then()
                .statusCode(422)
                .body("code", equalTo("SELF_EVALUATION_INCOMPLETE"))
                .body("missing", contains("A1.2", "B1"));
        for (Map<String, Object> wrong : List.of(
                scores("SELF", "A1", 1),
                scores("SELF", "Z9", 1),
                scores("SELF", "B1", 10.5),
                scores("SELF", "B1", -1))) {
            refused(city.head.command(formal.at, "scores", wrong), 400, "VALIDATION_FAILED");
        }
        city.head.refusesCarelessly(INSPECTIONS, formal.id, "scores", self, city.eso);
        refused(city.countyHead.command(formal.at, "scores", self), 403, "FORBIDDEN");
        city.head.command(formal.at, "scores", self).then().statusCode(200);
        refused(city.leader.command(formal.at, "scores", scores("VERIFIED", "B1", 8)), 409, "SCORES_NOT_OPEN");
        city.head.done(formal.at, "submit-self-evaluation", ANSWERS, "SELF_EVALUATION_SUBMITTED");
        refused(city.head.command(formal.at, "scores", self), 409, "SCORES_NOT_OPEN");
        city.leader.done(formal.at, "review-self-evaluation", Map.of("text", "齐"), "DESK_REVIEWED");
        formal.enter();
        refused(city.head.command(formal.at, "scores", scores("VERIFIED", "B1", 10)), 403, "FORBIDDEN");
        refused(city.eso.command(formal.at, "scores", scores("FINAL", "B1", 10)), 409, "SCORES_NOT_OPEN");
        city.leader
                .command(formal.at, "scores", scores("VERIFIED", "A1.1", 5, "A1.2", 3.5, "B1", 8))
                .then()
                .statusCode(200)
                .body("self", equalTo(19.5f))
                .body("verified", equalTo(16.5f))
                .body("lines.difference", contains(-1.0f, 0.0f, -2.0f));
        city.head
                .get(formal.at + "/scores")
                .then()
                .body("self", equalTo(19.5f))
                .body("verified", nullValue())
                .body("lines[0].verified", nullValue());
        formal.records();
        formal.leave();
        formal.deliberate();
        formal.serve(null);
        city.head.done(formal.at, "waive-defence", Map.of("text", "无异议"), "DEFENCE_CLOSED");
        city.eso.command(formal.at, "scores", scores("FINAL", "B1", 9)).then().statusCode(200);
        formal.draft(Formal.draft(0, City.today()));
        formal.issue();
        city.head.get(formal.at + "/scores").then().body("lines[2].fixed.points", equalTo(9.0f));
        refused(city.eso.command(formal.at, "scores", scores("FINAL", "B1", 10)), 409, "SCORES_NOT_OPEN");
    }

    @Test
    void withoutATreeThereIsNothingToScore() {
        Formal formal = Formal.planned(city).team();
        city.eso.done(
                formal.at,
                "request-self-evaluation",
                Map.of("dueOn", City.today().toString()),
                "SELF_EVALUATION");
        refused(city.head.command(formal.at, "scores", scores("SELF", "A1", 1)), 409, "NO_INDICATORS");
        refused(city.head.get(formal.at + "/scores"), 404, "NOT_FOUND");
        refused(city.head.command(formal.at, "scores", NOTHING), 400, "VALIDATION_FAILED");
    }
}
