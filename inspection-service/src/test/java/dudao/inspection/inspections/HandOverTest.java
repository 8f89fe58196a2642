package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HandOverTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private final String newcomer = City.person("newcomer");
    private String successor;

    @BeforeEach
    void build() {
        city = new City(tree);
        successor = city.inspector(newcomer);
    }

    private static String at(String inspection) {
        return INSPECTIONS + "/" + inspection;
    }

    private String leaderOf(String inspection) {
        return city.eso.get(at(inspection)).path("team.find { it.leader }.inspectorId");
    }

    private void declared(String inspection, String inspector, boolean none) {
        Map<String, Object> declaration = new HashMap<>(Map.of("inspectorId", inspector, "none", none));
        declaration.put("reason", none ? null : "亲属在该校任教");
        city.eso.command(at(inspection), "declare-recusal", declaration).then().statusCode(200);
    }

    private Response handOver(String leaving, String to) {
        return city.eso.command(INSPECTORS + "/" + leaving, "hand-over", Map.of("to", to, "reason", "调离"));
    }

    private List<String> told(UUID subject) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select type from (select subject, type, aggregate_version from outbox_event
                          union all select subject, type, aggregate_version from change_log) e
                        where subject = :id order by aggregate_version""")
                .bind("id", subject)
                .mapTo(String.class)
                .list());
    }

    @Test
    void seatAndLeadMoveAndTheSuccessorActs() {
        String inspection = city.withTeam("REGULAR", "ANNOUNCED");
        String leaving = leaderOf(inspection);
        declared(inspection, successor, true);
        handOver(leaving, successor)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("moved.inspectionId", contains(inspection))
                .body("moved[0].leader", equalTo(true))
                .body("notMoved", empty());
        assertEquals(successor, leaderOf(inspection));
        assertEquals(
                1,
                told(UUID.fromString(inspection)).stream()
                        .filter("dudao.inspection.team-changed.v1"::equals)
                        .count());
        assertEquals(List.of("dudao.inspector.handed-over.v1"), told(UUID.fromString(leaving)));
        refused(city.leader.command(at(inspection), "enter", NOTHING), 403, "NOT_TEAM_MEMBER");
        Api next = City.api(newcomer, "INSPECTOR", city.office);
        next.done(at(inspection), "enter", NOTHING, "ON_SITE");
        next.done(at(inspection), "leave", Map.of("report", "报告"), "REPORTED");
    }

    @Test
    void aSeatStaysWhereTheRulesOfFormingATeamWouldBreak() {
        String undeclared = city.withTeam("REGULAR", "ANNOUNCED");
        String leaving = leaderOf(undeclared);
        handOver(leaving, successor)
                .then()
                .statusCode(200)
                .body("moved", empty())
                .body("notMoved[0].inspectionId", equalTo(undeclared))
                .body("notMoved[0].code", equalTo("RECUSAL_NOT_DECLARED"));
        declared(undeclared, successor, false);
        handOver(leaving, successor).then().body("notMoved.code", contains("INSPECTOR_RECUSED"));
        declared(undeclared, successor, true);
        handOver(leaving, successor).then().body("moved.inspectionId", contains(undeclared));
    }

    @Test
    void aTermThatDoesNotCoverTheVisitTakesNoSeat() {
        String inspection = city.withTeam("REGULAR", "ANNOUNCED");
        Map<String, Object> shortTerm = city.newInspector(City.person("short"));
        shortTerm.put("validTo", City.today().toString());
        String expiring = city.eso.post(INSPECTORS, shortTerm).path("id");
        declared(inspection, expiring, true);
        handOver(leaderOf(inspection), expiring).then().body("notMoved.code", contains("INSPECTOR_NOT_VALID"));
    }

    @Test
    void aTeamIsNotMadeTooSmall() {
        String inspection = city.withTeam("SPECIAL", "ANNOUNCED");
        String colleague = city.eso.get(at(inspection)).path("team[1].inspectorId");
        String leaving = leaderOf(inspection);
        handOver(leaving, colleague).then().body("notMoved.code", contains("TEAM_TOO_SMALL"));
        assertEquals(leaving, leaderOf(inspection));
    }

    @Test
    void aColleagueInALargeEnoughTeamTakesTheLead() {
        String inspection = city.filed("SPECIAL", "ANNOUNCED");
        List<String> members = List.of(
                city.inspector(City.person("a")),
                city.inspector(City.person("b")),
                city.inspector(City.person("c")),
                city.inspector(City.person("d")));
        members.forEach(member -> declared(inspection, member, true));
        city.eso.done(
                at(inspection), "form-team", Map.of("leader", members.get(0), "inspectorIds", members), "TEAM_FORMED");
        handOver(members.get(0), members.get(2)).then().body("moved.inspectionId", contains(inspection));
        assertEquals(members.get(2), leaderOf(inspection));
        city.eso
                .get(at(inspection))
                .then()
                .body("team.inspectorId", contains(members.get(2), members.get(1), members.get(3)));
    }

    @Test
    void whatIsOverStaysAsItWas() {
        String inspection = city.withTeam("REGULAR", "ANNOUNCED");
        String leaving = leaderOf(inspection);
        city.eso.done(at(inspection), "cancel", Map.of("reason", "合并"), "CANCELLED");
        handOver(leaving, successor).then().body("moved", empty()).body("notMoved", empty());
        assertEquals(leaving, leaderOf(inspection));
    }

    @Test
    void whoLeftTakesNoSeat() {
        String inspection = city.withTeam("REGULAR", "ANNOUNCED");
        String leaving = leaderOf(inspection);
        declared(inspection, successor, true);
        handOver(leaving, successor).then().statusCode(200);
        String next = city.filed("REGULAR", "ANNOUNCED");
        declared(next, leaving, true);
        refused(
                city.eso.command(at(next), "form-team", Map.of("leader", leaving, "inspectorIds", List.of(leaving))),
                422,
                "INSPECTOR_NOT_VALID");
        handOver(successor, leaving).then().body("moved.inspectionId", not(hasItem(inspection)));
    }

    @Test
    void whoIsInTheTeamHasDeclaredForGood() {
        String inspection = city.withTeam("REGULAR", "ANNOUNCED");
        Map<String, Object> again = Map.of("inspectorId", leaderOf(inspection), "none", true);
        refused(city.eso.command(at(inspection), "declare-recusal", again), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void carelessRequestsAreRefused() {
        String leaving = city.inspector(City.person("leaving"));
        Map<String, Object> order = Map.of("to", successor, "reason", "调离");
        city.eso.refusesCarelessly(INSPECTORS, leaving, "hand-over", order, city.leader);
        refused(handOver(leaving, leaving), 400, "VALIDATION_FAILED");
        refused(handOver(leaving, UUID.randomUUID().toString()), 422, "UNKNOWN_INSPECTOR");
        refused(
                city.eso.command(INSPECTORS + "/" + leaving, "hand-over", Map.of("to", successor)),
                400,
                "VALIDATION_FAILED");
    }
}
