package dudao.inspection.commonproblems;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.COMMON;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CommonProblemHttpTest {

    private static final String CLUSTERS = "/api/v1/finding-clusters";

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;
    private final List<UUID> schools = new ArrayList<>();

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
    }

    private String clusters() {
        return CLUSTERS + "?from=" + City.today().minusDays(9) + "&to=" + City.today();
    }

    /** A school with one confirmed finding so many days ago. */
    private UUID found(String clause, int daysAgo, String state, String classification) {
        UUID school = UUID.randomUUID();
        city.add(school, "SCHOOL", city.county, city.path(city.county));
        programmes.finding(school, clause, daysAgo, state, classification);
        schools.add(school);
        return school;
    }

    @Test
    void countsUnitsAndSharesAgainstThePeriodBefore() {
        UUID school = found("甲", 1, "CONFIRMED", "INTERNAL");
        programmes.finding(school, "甲", 2, "CLOSED", "INTERNAL");
        found("甲", 9, "CLOSED", "INTERNAL");
        found("乙", 0, "CONFIRMED", "INTERNAL");
        found("甲", 10, "CLOSED", "INTERNAL");
        found("乙", 19, "CLOSED", "INTERNAL");
        found("甲", 20, "CLOSED", "INTERNAL");
        city.eso
                .get(clusters())
                .then()
                .statusCode(200)
                .body("items.clause", contains("甲", "乙"))
                .body("items[0].findings", equalTo(3))
                .body("items[0].open", equalTo(1))
                .body("items[0].units", equalTo(2))
                .body("items[0].inspectedUnits", equalTo(3))
                .body("items[0].sharePercent", equalTo(66.67f))
                .body("items[0].unitsBefore", equalTo(1))
                .body("items[0].inspectedUnitsBefore", equalTo(2))
                .body("items[0].trend", equalTo("RISING"))
                .body("items[1].trend", equalTo("FALLING"))
                .body("items[0].reachesThreshold", equalTo(false))
                .body("threshold", nullValue());
        String answer = city.eso.get(clusters()).asString();
        schools.forEach(each -> assertFalse(answer.contains(each.toString()), "no unit is named"));
    }

    @Test
    void whatIsNotConfirmedRestrictedOrElsewhereIsNotCounted() {
        found("甲", 1, "IDENTIFIED", "INTERNAL");
        found("甲", 1, "DISMISSED", "INTERNAL");
        found("甲", 1, "CONFIRMED", "RESTRICTED");
        city.eso.get(clusters()).then().body("items", empty());
        found("甲", 1, "CONFIRMED", "INTERNAL");
        city.eso.get(clusters()).then().body("items[0].units", equalTo(1));
        city.eso.get(clusters() + "&under=" + city.otherCounty).then().body("items", empty());
        new City(tree).eso.get(clusters()).then().body("items", empty());
        refused(city.head.get(clusters()), 403, "FORBIDDEN");
        refused(city.eso.get(CLUSTERS + "?from=2026-01-01"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(CLUSTERS + "?from=2024-01-01&to=2026-01-01"), 400, "VALIDATION_FAILED");
        refused(city.eso.get(clusters() + "&under=x"), 400, "INVALID_PARAMETER");
    }

    @Test
    void onlyWhatReachesTheThresholdIsProposed() {
        found("甲", 1, "CONFIRMED", "INTERNAL");
        refused(city.eso.post(COMMON, programmes.newCommonProblem("甲")), 409, "THRESHOLD_MISSING");
        programmes.threshold(2, 50);
        refused(city.eso.post(COMMON, programmes.newCommonProblem("甲")), 409, "BELOW_THRESHOLD");
        found("甲", 2, "CONFIRMED", "INTERNAL");
        city.eso.get(clusters()).then().body("items[0].reachesThreshold", equalTo(true));
        String at = COMMON + "/"
                + city.eso
                        .post(COMMON, programmes.newCommonProblem("甲"))
                        .then()
                        .statusCode(201)
                        .body("units", equalTo(2))
                        .body("findingIds", hasSize(2))
                        .body("trend", equalTo("UNKNOWN"))
                        .extract()
                        .path("id");
        refused(city.eso.post(COMMON, programmes.newCommonProblem("甲")), 409, "DUPLICATE");
        found("甲", 2, "CONFIRMED", "INTERNAL");
        city.supervisor.get(at).then().body("units", equalTo(2));
        city.eso.done(at, "withdraw", Map.of("reason", "已列入专项"), "WITHDRAWN");
        city.eso
                .post(COMMON, programmes.newCommonProblem("甲"))
                .then()
                .statusCode(201)
                .body("units", equalTo(3));
        city.eso.get(COMMON + "?state=RAISED&planYear=2027").then().body("items", hasSize(1));
        city.eso.refusesCarelessly(
                COMMON, at.substring(COMMON.length() + 1), "withdraw", Map.of("reason", "重复"), city.head);
        refused(api(person("county"), "ESO", city.otherCounty).get(at), 404, "NOT_FOUND");
    }
}
