package dudao.inspection.programmes.rounds;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.ROUND_LIST;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RoundHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
    }

    private Map<String, Object> visit(UUID unit, String inspection) {
        return Map.of("organizationId", unit, "inspectionId", inspection);
    }

    @Test
    void eachUnitIsVisitedOnceAndTheNumberStays() {
        String at = programmes.round(city.school, city.county);
        city.eso.get(at).then().body("done", equalTo(0)).body("size", equalTo(2));
        String visit = city.onSite();
        city.confirmed(visit);
        city.eso.done(at, "visit", visit(city.school, visit), "OPEN");
        refused(city.eso.command(at, "visit", visit(city.school, city.onSite())), 409, "UNIT_DONE");
        Map<String, Object> replacement =
                new HashMap<>(Map.of("organizationId", city.county, "byId", city.otherSchool, "reason", "撤并"));
        city.eso.done(at, "replace", replacement, "OPEN");
        refused(city.eso.command(at, "replace", replacement), 409, "UNIT_DONE");
        city.eso
                .get(at)
                .then()
                .body("done", equalTo(1))
                .body("size", equalTo(2))
                .body("units", hasSize(3))
                .body("units[1].reason", equalTo("撤并"))
                .body("findings.CONFIRMED", equalTo(1));
        city.eso
                .get(ROUND_LIST + "?state=OPEN")
                .then()
                .body("items[0].done", equalTo(1))
                .body("items[0].size", equalTo(2));
    }

    @Test
    void aReplacementNeedsAReasonAndAUnitOfTheList() {
        String at = programmes.round(city.school);
        refused(
                city.eso.command(at, "replace", Map.of("organizationId", city.school, "byId", city.otherSchool)),
                400,
                "VALIDATION_FAILED");
        refused(
                city.eso.command(
                        at, "replace", Map.of("organizationId", city.otherSchool, "byId", city.county, "reason", "调整")),
                422,
                "NOT_IN_ROUND");
        refused(
                city.eso.command(
                        at, "replace", Map.of("organizationId", city.school, "byId", city.school, "reason", "调整")),
                409,
                "UNIT_DONE");
        refused(
                city.eso.command(
                        at,
                        "replace",
                        Map.of("organizationId", city.school, "byId", UUID.randomUUID(), "reason", "调整")),
                422,
                "UNKNOWN_ORGANIZATION");
    }

    @Test
    void onlyWhatHasBegunWithinItsDaysIsAVisitOfTheRound() {
        String at = programmes.round(city.school);
        refused(
                city.eso.command(at, "visit", visit(city.school, city.planned("REGULAR", "ANNOUNCED"))),
                422,
                "NOT_VISITED");
        String early = city.onSite();
        refused(city.eso.command(at, "visit", visit(city.county, early)), 422, "NOT_VISITED");
        Rows.sql("update inspection set entered_at = now() - interval '40 days' where id = ?", UUID.fromString(early));
        refused(city.eso.command(at, "visit", visit(city.school, early)), 422, "OUTSIDE_ROUND");
    }

    @Test
    void whoEndsItEarlySaysWhy() {
        String at = programmes.round(city.school);
        refused(city.eso.command(at, "close", Map.of("text", "小结")), 409, "ROUND_NOT_DONE");
        city.eso.done(at, "close", Map.of("text", "小结", "reason", "汛期停止"), "CLOSED");
        refused(city.eso.command(at, "visit", visit(city.school, city.onSite())), 409, "ILLEGAL_TRANSITION");
        city.eso.get(at).then().body("acts[1].text", containsString("汛期停止"));
    }

    /** A unit on the list may be visited unannounced. */
    @Test
    void unitsDoNotReadTheList() {
        String at = programmes.round(city.school);
        refused(city.head.get(at), 403, "FORBIDDEN");
        refused(api(person("county"), "ESO", city.county).get(at), 404, "NOT_FOUND");
        api(person("county"), "ESO", city.county).get(ROUND_LIST).then().body("items", empty());
        Map<String, Object> twice = programmes.newRoundOf(city.school, city.school);
        refused(city.eso.post(ROUND_LIST, twice), 400, "VALIDATION_FAILED");
        city.eso.refusesCarelessly(
                ROUND_LIST, at.substring(ROUND_LIST.length() + 1), "close", Map.of("text", "小结"), city.head);
    }
}
