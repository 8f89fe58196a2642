package dudao.plan.targets.values;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TargetValueResourceTest {

    @Inject
    OrganizationTree tree;

    @Inject
    TargetValues values;

    @Inject
    Jdbi jdbi;

    private City city;
    private String plan;
    private int items;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.draft("工作要点");
    }

    private String target(Object... pairs) {
        Map<String, Object> target = new HashMap<>(Map.of("text", "两个只增不减"));
        for (int i = 0; i < pairs.length; i += 2) {
            target.put((String) pairs[i], pairs[i + 1]);
        }
        return "/targets/"
                + city.issuer
                        .post(
                                plan + "/items",
                                Map.of("number", "" + ++items, "title", "投入", "body", "", "targets", List.of(target)))
                        .statusCode(201)
                        .extract()
                        .path("targets[0].targetId");
    }

    private static Map<String, Object> value(UUID unit, String period, Object quantity) {
        Map<String, Object> value = new HashMap<>(Map.of("period", period, "source", "统计年报"));
        if (unit != null) {
            value.put("organizationId", unit);
        }
        if (quantity != null) {
            value.put("quantity", quantity);
        }
        return value;
    }

    @SafeVarargs
    private ValidatableResponse record(String target, Map<String, Object>... values) {
        return city.issuer.post(target + "/values", Map.of("values", List.of(values)));
    }

    @Test
    void aFallTurnsTheCountyRedWhateverTheWhole() {
        String target = target("kind", "NEVER_BELOW", "unit", "元");
        record(target, value(city.county, "2025", 1000), value(city.office, "2025", 1000), value(null, "2025", 2000))
                .statusCode(201)
                .body("items", hasSize(3))
                .body("items[0].recordedBy.name", notNullValue());
        record(
                        target,
                        value(city.county, "2026", 999.99),
                        value(city.office, "2026", 1500),
                        value(null, "2026", 2499.99))
                .statusCode(201);
        city.supervisor
                .get(target + "/comparison?year=2026")
                .statusCode(200)
                .body("met", equalTo(2))
                .body("notMet", equalTo(1))
                .body("units.size()", equalTo(3))
                .body("units.find { it.name == '东山县教育局' }.verdict", equalTo("NOT_MET"))
                .body("units.find { it.name == '东山县教育局' }.explanation", containsString("低于上年"))
                .body("units[0].organizationId", nullValue());
        city.supervisor.get(target + "/comparison?year=2027").body("notMeasured", equalTo(3));
        city.supervisor.get(target + "/comparison?year=12").statusCode(400);
    }

    @Test
    void aTrendUsesTheTargetsOwnBaselineWhereNoneWasRecorded() {
        String target =
                target("kind", "TREND", "unit", "%", "direction", "DOWN", "baseline", 52.1, "baselineYear", 2025);
        record(target, value(null, "2026", 51.9)).statusCode(201);
        city.issuer
                .get(target + "/comparison")
                .body("year", equalTo(2026))
                .body("units[0].baseline", equalTo(52.1f))
                .body("units[0].verdict", equalTo("MET"));
    }

    @Test
    void aRatioKeepsNumeratorAndDenominator() {
        String target = target("unit", "%", "comparator", "<=", "quantity", 5);
        Map<String, Object> value = value(null, "2026-Q1", null);
        value.put("numerator", 1);
        value.put("denominator", 3);
        record(target, value)
                .statusCode(201)
                .body("items[0].quantity", equalTo(33.333333f))
                .body("items[0].numerator", equalTo(1))
                .body("items[0].denominator", equalTo(3));
        value.put("quantity", 33);
        record(target, value).statusCode(400).body("errors[0].pointer", equalTo("/values/0/quantity"));
        value.remove("quantity");
        value.put("denominator", 0);
        record(target, value).statusCode(400).body("errors[0].pointer", equalTo("/values/0/denominator"));
        value.remove("denominator");
        record(target, value).statusCode(400).body("errors[0].pointer", equalTo("/values/0/denominator"));
    }

    @Test
    void rankAndAwardAreRecordedWithTheirSource() {
        String rank = target("kind", "RANK", "quantity", 3);
        record(rank, value(null, "2026", 2)).statusCode(201).body("items[0].source", equalTo("统计年报"));
        city.issuer.get(rank + "/comparison").body("units[0].verdict", equalTo("MET"));
        record(rank, value(null, "2026", 1.5)).statusCode(400);
        record(rank, value(null, "2026", 0)).statusCode(400);
        String status = target("kind", "STATUS", "status", Map.of("title", "依法治校示范校", "awardedBy", "教育部"));
        for (String state : List.of("APPLIED", "GRANTED")) {
            Map<String, Object> value = value(null, "2026", null);
            value.put("state", state);
            record(status, value).statusCode(201);
        }
        city.issuer
                .get(status + "/comparison")
                .body("units[0].verdict", equalTo("MET"))
                .body("units[0].explanation", equalTo("「依法治校示范校」已获评"));
        record(status, value(null, "2026", 1)).statusCode(400).body("errors[0].pointer", equalTo("/values/0/state"));
        String scope = target("kind", "SCOPE", "quantity", 24, "unit", "条", "comparator", "=");
        record(scope, value(null, "2026", 24)).statusCode(422).body("code", equalTo("TARGET_NOT_MEASURED"));
    }

    @Test
    void aCorrectionIsANewRowAndAPastMomentStaysAsItWas() {
        String target = target("kind", "NEVER_BELOW", "unit", "元");
        record(target, value(city.county, "2025", 1000)).statusCode(201);
        String then = record(target, value(city.county, "2026", 900)).extract().path("items[0].recordedAt");
        record(target, value(city.county, "2026", 1100)).statusCode(201);
        String asOf = "asOf=" + then;
        city.issuer
                .get(target + "/values?" + asOf)
                .body("items", hasSize(2))
                .body("items.find { it.period == '2026' }.quantity", equalTo(900));
        city.issuer.get(target + "/comparison?" + asOf).body("units[0].verdict", equalTo("NOT_MET"));
        city.issuer.get(target + "/comparison").body("units[0].verdict", equalTo("MET"));
        city.issuer
                .get(target + "/values?period=2026")
                .body("items", hasSize(1))
                .body("items[0].quantity", equalTo(1100));
        city.issuer.get(target + "/values?asOf=2020-01-01").body("items", hasSize(0));
    }

    @Test
    void valuesComeInPagesAndACountyReadsItsOwn() {
        String target = target("kind", "NEVER_BELOW", "unit", "元");
        record(
                        target,
                        value(null, "2025", 1),
                        value(city.county, "2025", 2),
                        value(city.county, "2026", 3),
                        value(city.school, "2025", 4),
                        value(city.office, "2025", 5))
                .statusCode(201);
        String next = city.issuer
                .get(target + "/values?limit=3")
                .body("items", hasSize(3))
                .extract()
                .path("next");
        city.issuer
                .get(target + "/values?limit=3&cursor=" + next)
                .body("items", hasSize(2))
                .body("next", nullValue());
        city.issuer.get(target + "/values?cursor=xx").statusCode(400);
        city.clerk.get(target + "/values").statusCode(404);
        city.measure("/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id"), city.measure());
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(3)).statusCode(200);
        city.clerk.get(target + "/values").body("items.quantity.sort()", equalTo(List.of(1, 2, 3, 4)));
        city.clerk.get(target + "/comparison?year=2025").body("units", hasSize(3));
    }

    @Test
    void whoseValuesAndOfWhom() {
        String target = target("kind", "NEVER_BELOW", "unit", "元");
        record(target, value(new City(tree).county, "2025", 1))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/values/0/organizationId"));
        record(target, value(null, "2025-13", 1))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/values/0/period"));
        record(target, value(null, "2025", null))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/values/0/quantity"));
        city.issuer.post(target + "/values", Map.of("values", List.of())).statusCode(400);
        city.leader.post(target + "/values", Map.of("values", List.of())).statusCode(403);
        city.supervisor
                .post(target + "/values", Map.of("values", List.of(value(null, "2025", 1))))
                .statusCode(201);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            city.issuer
                    .post(target + "/values", Map.of("values", List.of(value(null, "2024", 1))), key)
                    .statusCode(201);
        }
        city.issuer.command(plan, "withdraw", Map.of("reason", "合并")).statusCode(200);
        record(target, value(null, "2025", 1)).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
    }

    @Test
    void indicatorsOfTheAssessmentAreListedByUnitAndYear() {
        String target = target("kind", "NEVER_BELOW", "unit", "元", "countsInAssessment", true, "text", "生均经费");
        target("quantity", 3, "unit", "所", "comparator", "=", "countsInAssessment", true, "text", "特教资源中心3所");
        target("quantity", 3, "unit", "所", "comparator", "=", "text", "不考核的");
        record(
                        target,
                        value(city.county, "2025", 10),
                        value(city.county, "2026", 11),
                        value(city.county, "2026-Q1", 3),
                        value(city.office, "2026", 12))
                .statusCode(201);
        String list = plan + "/assessed-values";
        city.issuer
                .get(list)
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items[3].text", equalTo("特教资源中心3所"))
                .body("items[3].quantity", nullValue());
        city.issuer.get(list + "?year=2026").body("items", hasSize(3));
        city.issuer
                .get(list + "?year=2026&organizationId=" + city.county)
                .body("items[0].quantity", equalTo(11))
                .body("items[0].name", equalTo("东山县教育局"));
        String next = city.issuer.get(list + "?limit=2").extract().path("next");
        city.issuer.get(list + "?limit=2&cursor=" + next).body("items", hasSize(2));
    }

    @Test
    void othersReadTheLastValueOfTheWholeAtOnce() {
        String target = target("kind", "NEVER_BELOW", "unit", "元");
        String rank = target("kind", "RANK", "quantity", 3);
        record(target, value(null, "2025", 10), value(null, "2026", 11), value(city.county, "2026", 4));
        record(rank, value(null, "2026", 2));
        Map<UUID, TargetValues.Latest> latest = QuarkusTransaction.requiringNew()
                .call(() -> {
                    jdbi.useHandle(Scope::everything);
                    return values.latest(List.of(City.idOf(target), City.idOf(rank)), Instant.now());
                });
        assertEquals("11", latest.get(City.idOf(target)).quantity().toPlainString());
        assertEquals("2", latest.get(City.idOf(rank)).quantity().toPlainString());
    }
}
