package dudao.plan.targets;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a target may say, as the drafter of an item meets it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TargetRulesTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String item;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.draft("工作要点");
        item = city.item(plan, "1");
    }

    private static Map<String, Object> target(Object... pairs) {
        Map<String, Object> target = new HashMap<>(City.target("建成安全体验馆6处", 6));
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] == null) {
                target.remove((String) pairs[i]);
            } else {
                target.put((String) pairs[i], pairs[i + 1]);
            }
        }
        return target;
    }

    private io.restassured.response.ValidatableResponse put(Object... targets) {
        return city.issuer.put(
                item,
                Map.of("number", "1", "title", "建好安全场馆", "body", "", "targets", List.of(targets)),
                city.issuer.etag(item));
    }

    private void refused(String pointer, Object... targets) {
        put(targets)
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.pointer", hasItem("/targets/" + pointer));
    }

    @Test
    void everythingATargetSaysIsKept() {
        put(target(
                        "tolerancePercent",
                        5,
                        "comparator",
                        "~",
                        "quantity",
                        46000,
                        "baseline",
                        4.5,
                        "baselineYear",
                        2025,
                        "objects",
                        List.of("安全体验馆", "法治体验馆"),
                        "perLevel",
                        Map.of("CITY", 20, "COUNTY", 10, "SCHOOL", 10),
                        "milestones",
                        List.of(Map.of("on", "2026-06-30", "quantity", 10000)),
                        "countedStage",
                        "IN_USE",
                        "countsInAssessment",
                        true))
                .statusCode(200)
                .body("targets[0].kind", equalTo("QUANTITY"))
                .body("targets[0].tolerancePercent", equalTo(5))
                .body("targets[0].baseline", equalTo(4.5f))
                .body("targets[0].objects", equalTo(List.of("安全体验馆", "法治体验馆")))
                .body("targets[0].perLevel.COUNTY", equalTo(10))
                .body("targets[0].milestones[0].on", equalTo("2026-06-30"))
                .body("targets[0].countedStage", equalTo("IN_USE"))
                .body("targets[0].countsInAssessment", equalTo(true))
                .body("targets[0].shown", equalTo("4.6万处"))
                .body("targets[0].allocations", hasSize(0));
    }

    @Test
    void whatIsReadMayBeSentBackAsItIs() {
        put(
                        target(),
                        target(
                                "kind",
                                "STATUS",
                                "quantity",
                                null,
                                "unit",
                                null,
                                "comparator",
                                null,
                                "status",
                                Map.of("title", "先行区")))
                .statusCode(200);
        List<Map<String, Object>> targets = city.issuer.get(item).extract().path("targets");
        put(targets.toArray()).statusCode(200);
        assertEquals(targets, city.issuer.get(item).extract().path("targets"));
    }

    @Test
    void whereTheKindSaysItAllTheNumberMayBeLeftOut() {
        put(
                        target("kind", "TREND", "quantity", null, "comparator", null, "unit", "%", "direction", "DOWN"),
                        target("kind", "NEVER_BELOW", "quantity", null, "comparator", null, "unit", "元"),
                        target("kind", "NO_EXCEPTIONS", "quantity", null, "comparator", null, "unit", "人"),
                        target("kind", "RANK", "quantity", 3, "comparator", null, "unit", null),
                        target("kind", "SCOPE", "quantity", 24, "unit", "条"))
                .statusCode(200)
                .body("targets.quantity", equalTo(List.of(0, 0, 0, 3, 24)))
                .body("targets.comparator", equalTo(List.of(">=", ">=", "=", "<=", "=")));
        refused("0/quantity", target("quantity", null));
        refused("0/comparator", target("comparator", null));
        refused("0/unit", target("unit", null));
    }

    @Test
    void everyKindHasItsRules() {
        refused("0/unit", target("kind", "QUANTITY", "unit", "%"));
        refused("0/unit", target("kind", "MONEY", "unit", "万元"));
        refused("0/unit", target("kind", "RATIO"));
        refused("0/quantity", target("kind", "COVERAGE", "unit", "%", "quantity", 101));
        refused("0/comparator", target("kind", "COVERAGE", "comparator", "<="));
        refused("0/quantity", target("kind", "NO_EXCEPTIONS", "quantity", 3));
        refused("0/direction", target("kind", "TREND", "comparator", ">="));
        refused("0/direction", target("direction", "UP"));
        refused("0/quantity", target("kind", "NEVER_BELOW", "comparator", ">="));
        refused("0/quantity", target("kind", "RANK", "comparator", "<=", "quantity", 1.5));
        refused("0/status", target("kind", "STATUS", "quantity", 1));
        refused("0/status", target("status", Map.of("title", "先行区")));
        refused("0/perLevel", target("kind", "RANK", "comparator", "<=", "perLevel", Map.of("CITY", 1)));
        refused("0/countedStage", target("unit", "%", "kind", "RATIO", "countedStage", "BUILT"));
        refused("0/tolerancePercent", target("tolerancePercent", 5));
        refused("0/tolerancePercent", target("comparator", "~", "tolerancePercent", 51));
        refused("0/baselineYear", target("baselineYear", 2025));
        refused("0/countsInAssessment", target("kind", "SCOPE", "countsInAssessment", true));
        refused("0/objects", target("objects", List.of("馆", "馆")));
        refused("0/kind", target("kind", "WISH"));
        refused("1/unit", target(), target("kind", "RATIO"));
    }

    @Test
    void theCurveRisesAndEndsWithinTheTarget() {
        refused("0/milestones/1/on", target("milestones", curve("2026-06-30", 2, "2026-06-30", 3)));
        refused("0/milestones/1/quantity", target("milestones", curve("2026-03-31", 3, "2026-06-30", 2)));
        refused("0/milestones/0/quantity", target("milestones", curve("2026-06-30", 7)));
        refused("0/milestones/0/on", target("milestones", curve("+12026-06-30", 1)));
        refused("0/milestones", target("comparator", "<=", "milestones", curve("2026-06-30", 1)));
    }

    private static List<Map<String, Object>> curve(Object... points) {
        List<Map<String, Object>> curve = new ArrayList<>();
        for (int i = 0; i < points.length; i += 2) {
            curve.add(Map.of("on", points[i], "quantity", points[i + 1]));
        }
        return curve;
    }

    @Test
    void aPartIsOfTheSameItemAndNoMoreThanItsWhole() {
        put(target(), target("quantity", 2, "partOfIndex", 0), target("quantity", 1, "partOfIndex", 1))
                .statusCode(200)
                .body("targets[0].partOfIndex", nullValue());
        List<Map<String, Object>> targets = city.issuer.get(item).extract().path("targets");
        assertEquals(targets.get(0).get("targetId"), targets.get(1).get("partOf"));
        assertEquals(targets.get(1).get("targetId"), targets.get(2).get("partOf"));
        refused("1/quantity", target(), target("quantity", 7, "partOfIndex", 0));
        refused("0/partOf", target("partOf", UUID.randomUUID()));
        refused("0/partOfIndex", target("partOfIndex", 1));
        refused("0/partOf", target("partOfIndex", 0));
        refused("0/partOf", target("partOfIndex", 1), target("partOfIndex", 0));
        refused("2/partOf", target("partOfIndex", 1), target("partOfIndex", 2), target("partOfIndex", 0));
        put(
                        target("unit", "%", "kind", "RATIO", "quantity", 10),
                        target("unit", "%", "kind", "RATIO", "quantity", 20, "partOfIndex", 0))
                .statusCode(200);
        String other = city.item(plan, "2");
        String foreign = city.issuer.get(other).extract().path("targets[0].targetId");
        refused("0/partOf", target("partOf", foreign));
    }

    @Test
    void aPartOfAnotherMeasuresTargetIsCheckedToo() {
        String whole = city.issuer.get(item).extract().path("targets[0].targetId");
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put("targets", List.of(target("quantity", 7, "partOf", whole)));
        city.issuer
                .post(item + "/measures", measure)
                .statusCode(400)
                .body("errors.pointer", hasItem("/targets/0/quantity"));
        measure.put("targets", List.of(target("quantity", 5, "partOf", whole)));
        city.measure(item, measure);
        // A whole that is taken out leaves its parts.
        city.issuer.get(item).body("targets[1].partOf", equalTo(whole));
        put(target()).statusCode(200);
    }

    @Test
    void aNewItemIsCheckedAsAChangedOne() {
        city.issuer
                .post(
                        plan + "/items",
                        Map.of("number", "9", "title", "题", "body", "", "targets", List.of(target("kind", "RATIO"))))
                .statusCode(400)
                .body("errors.pointer", hasItem("/targets/0/unit"));
    }
}
