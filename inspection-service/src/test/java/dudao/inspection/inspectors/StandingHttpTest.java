package dudao.inspection.inspectors;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class StandingHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static Map<String, Object> why() {
        return Map.of("reason", "年度考核");
    }

    @Test
    void aTermIsRenewed() {
        String id = city.inspector(person("one"));
        LocalDate from = City.today().plusYears(1).plusDays(1);
        Map<String, Object> term = Map.of(
                "validFrom", from.toString(), "validTo", from.plusYears(2).toString(), "basis", "聘书〔2026〕1号");
        city.eso.refusesCarelessly(INSPECTORS, id, "renew", term, city.leader);
        city.eso
                .command(INSPECTORS + "/" + id, "renew", term)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("validTo", equalTo(from.plusYears(2).toString()));
        refused(city.eso.command(INSPECTORS + "/" + id, "renew", term), 422, "TERM_NOT_NEXT");
        city.eso
                .get(INSPECTORS + "/" + id + "/file")
                .then()
                .statusCode(200)
                .body("terms.consecutive", contains(1, 2))
                .body("terms[1].basis", equalTo("聘书〔2026〕1号"));
    }

    @Test
    void whoIsSuspendedJoinsNoTeam() {
        String id = city.inspector(person("one"));
        String inspector = INSPECTORS + "/" + id;
        String visit = INSPECTIONS + "/" + city.filed("REGULAR", "ANNOUNCED");
        city.eso.done(visit, "declare-recusal", Map.of("inspectorId", id, "none", true), "FILED");
        city.eso.refusesCarelessly(INSPECTORS, id, "suspend", why(), city.leader);
        city.eso.done(inspector, "suspend", why(), "SUSPENDED");
        Map<String, Object> team = Map.of("leader", id, "inspectorIds", List.of(id));
        refused(city.eso.command(visit, "form-team", team), 422, "INSPECTOR_NOT_VALID");
        city.eso.get(INSPECTORS + "?state=SUSPENDED&limit=200").then().body("items.id", contains(id));
        city.eso.done(inspector, "reinstate", why(), "ACTIVE");
        city.eso.done(visit, "form-team", team, "TEAM_FORMED");
        city.eso.done(inspector, "dismiss", why(), "DISMISSED");
        refused(city.eso.command(inspector, "reinstate", why()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theTeamIsLookedAtAgainAtTheDoor() {
        String visit = INSPECTIONS + "/" + city.withTeam("REGULAR", "UNANNOUNCED");
        String inspector = INSPECTORS + "/" + city.eso.get(visit).path("team[0].inspectorId");
        city.eso.done(inspector, "suspend", why(), "SUSPENDED");
        city.leader
                .command(visit, "enter", Map.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("INSPECTOR_NOT_VALID"))
                .body("members", hasSize(1));
        refused(city.head.get(visit), 404, "NOT_FOUND");
        city.eso.done(inspector, "reinstate", why(), "ACTIVE");
        city.leader.done(visit, "enter", Map.of(), "ON_SITE");
    }
}
