package dudao.inspection.draws;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A drawn group stays the one that was drawn until it has entered. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DrawnSeatsTest {

    @Inject
    OrganizationTree tree;

    private final Map<String, Api> persons = new HashMap<>();
    private City city;
    private String draw;
    private String visit;
    private List<String> team;

    @BeforeEach
    void formed() {
        city = new City(tree);
        for (int n = 0; n < 4; n++) {
            String person = person("drawn");
            persons.put(city.inspector(person), api(person, "INSPECTOR", city.office));
        }
        draw = "/api/v1/draws/"
                + city.eso.post("/api/v1/draws", Map.of("title", "食堂抽查")).path("id");
        city.eso.done(
                draw,
                "freeze",
                Map.of(
                        "strata", List.of(Map.of("name", "ALL", "count", 1)),
                        "units", List.of(Map.of("organizationId", city.school, "stratum", "ALL")),
                        "inspectorIds", persons.keySet(),
                        "teamSize", 2,
                        "visitFrom", City.today().toString(),
                        "visitTo", City.today().plusDays(9).toString()),
                "FROZEN");
        city.eso.done(draw, "reveal", Map.of("witnesses", List.of("张三")), "DRAWN");
        team = drawnTeam();
        Map<String, Object> wanted = city.newInspection("REGULAR", "RANDOM");
        wanted.put("drawId", draw.substring("/api/v1/draws/".length()));
        visit = INSPECTIONS + "/" + city.eso.post(INSPECTIONS, wanted).path("id");
        city.eso.done(visit, "file", NOTHING, "FILED");
        for (String each : persons.keySet()) {
            city.eso.done(visit, "declare-recusal", Map.of("inspectorId", each, "none", true), "FILED");
        }
        city.eso.done(visit, "form-team", Map.of("leader", team.get(0), "inspectorIds", team), "TEAM_FORMED");
    }

    private List<String> drawnTeam() {
        return city.eso.get(draw).path("units[0].team.inspectorId");
    }

    private void recuse(String inspector) {
        Map<String, Object> declared = Map.of(
                "organizationId", city.school, "inspectorId", inspector, "ground", "ENROLMENT", "reason", "子女在读");
        city.eso.command(draw, "declare-recusal", declared).then().statusCode(200);
    }

    private Response handOver(String leaving, String to) {
        return city.eso.command(INSPECTORS + "/" + leaving, "hand-over", Map.of("to", to, "reason", "调离"));
    }

    @Test
    void aSeatGoesToNobodyWhoWasNotDrawn() {
        String chosen = persons.keySet().stream()
                .filter(each -> !team.contains(each))
                .findFirst()
                .orElseThrow();
        handOver(team.get(1), chosen).then().body("moved", empty()).body("notMoved.code", contains("NOT_DRAWN"));
    }

    @Test
    void whoIsRecusedInTheDrawAfterwardsDoesNotEnter() {
        Api leader = persons.get(team.get(0));
        recuse(team.get(1));
        refused(leader.command(visit, "enter", NOTHING), 422, "INSPECTOR_NOT_VALID");
        String next = drawnTeam().get(1);
        handOver(team.get(1), next)
                .then()
                .body("moved.inspectionId", contains(visit.substring(INSPECTIONS.length() + 1)));
        leader.done(visit, "enter", NOTHING, "ON_SITE");
    }
}
