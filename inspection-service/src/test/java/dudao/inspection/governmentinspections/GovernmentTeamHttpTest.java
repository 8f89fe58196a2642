package dudao.inspection.governmentinspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Government.GOVERNMENT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Government;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sits in a 政府督查, whose seat goes to whom, and who may act in it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class GovernmentTeamHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Government government;

    @BeforeEach
    void build() {
        city = new City(tree);
        government = new Government(city);
    }

    /** Art. 8: persons the register knows; whoever leads can be replaced, so that no visit is stuck. */
    @Test
    void theTeamIsOfTheRegisterAndItsLeaderIsReplaced() {
        String at = government.at("MANDATED");
        Map<String, Object> plan = government.plan();
        plan.put("leader", UUID.randomUUID().toString());
        refused(city.supervisor.command(at, "plan", plan), 422, "UNKNOWN_INSPECTOR");
        Map<String, Object> ofCounty = city.newInspector(person("of-county"));
        ofCounty.put("organizationId", city.county);
        plan.put("leader", city.eso.post(City.INSPECTORS, ofCounty).path("id"));
        refused(city.supervisor.command(at, "plan", plan), 403, "NOT_INDEPENDENT");
        plan.put("leader", government.leadId);
        city.supervisor.done(at, "plan", plan, "PLANNED");
        government.team.done(at, "enter", NOTHING, "ON_SITE");
        String successor = person("successor");
        Map<String, Object> replacement =
                Map.of("inspectorId", government.leadId, "to", city.inspector(successor), "reason", "调离");
        city.supervisor.done(at, "replace-member", replacement, "ON_SITE");
        refused(city.supervisor.command(at, "replace-member", replacement), 422, "NOT_IN_TEAM");
        Map<String, Object> conclusion = Map.of("text", "督查结论");
        refused(government.team.command(at, "conclude", conclusion), 403, "NOT_TEAM_LEADER");
        refused(
                api(person("inspector"), "INSPECTOR", city.office).command(at, "conclude", conclusion, "*"),
                404,
                "NOT_FOUND");
        Api leader = api(successor, "INSPECTOR", city.office);
        leader.get(at).then().statusCode(200).body("team.findAll { !it.replacedBy }.name", hasItem("督学 " + successor));
        leader.done(at, "conclude", conclusion, "CONCLUDED");
        city.supervisor.done(
                at,
                "feed-back",
                Map.of("servedTo", "办公室", "receivedOn", City.today().toString()),
                "FED_BACK");
        city.countyHead.get(at).then().body("team", nullValue());
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "text", "维持");
        refused(api(government.lead, "LEADER", city.city).command(at, "decide-review", upheld), 403, "SAME_PERSON");
    }

    /** A seat is no licence, as in education inspections. */
    @Test
    void whoMayNotInspectActsNoMore() {
        String at = government.at("PLANNED");
        Map<String, Object> why = Map.of("reason", "接受调查");
        String member = INSPECTORS + "/" + government.memberId;
        city.eso.command(member, "suspend", why).then().statusCode(200);
        refused(government.team.command(at, "enter", NOTHING), 422, "INSPECTOR_NOT_VALID");
        city.eso.command(member, "reinstate", why).then().statusCode(200);
        government.team.done(at, "enter", NOTHING, "ON_SITE");
        city.eso
                .command(INSPECTORS + "/" + government.leadId, "dismiss", why)
                .then()
                .statusCode(200);
        Map<String, Object> conclusion = Map.of("text", "督查结论");
        refused(government.team.command(at, "conclude", conclusion), 422, "INSPECTOR_NOT_VALID");
        String delegate = person("delegate");
        new ToldDelegation(government.lead, delegate, city.city, "SUPERVISOR").granted();
        Api acting = api(delegate, "UNIT_CLERK", city.city).actingFor(government.lead);
        refused(acting.command(at, "conclude", conclusion), 422, "INSPECTOR_NOT_VALID");
    }

    /** From wherever the two are: what the seat shows, and nothing else of the office. */
    @Test
    void whoActsForTheLeaderSeesThatInspection() {
        String at = government.at("ON_SITE");
        String other = government.at("MANDATED");
        String delegate = person("delegate");
        new ToldDelegation(government.lead, delegate, city.otherCounty, "SUPERVISOR").granted();
        Api alone = api(delegate, "SUPERVISOR", city.otherCounty);
        Api acting = alone.actingFor(government.lead);
        alone.get(at).then().statusCode(404);
        acting.get(other).then().statusCode(404);
        acting.get(GOVERNMENT).then().body("items.id", contains(at.substring(GOVERNMENT.length() + 1)));
        acting.get(at).then().body("team", hasSize(2));
        acting.done(at, "conclude", Map.of("text", "督查结论"), "CONCLUDED");
    }

    /** It is given to another by {@code replace-member}. */
    @Test
    void aSeatThatWasNotHandedOverIsTold() {
        String at = government.at("ON_SITE");
        String over = government.at("MANDATED");
        Map<String, Object> reasoned = government.plan();
        reasoned.put("clashReason", "须即办");
        city.supervisor.done(over, "plan", reasoned, "PLANNED");
        city.supervisor.done(over, "cancel", Map.of("reason", "合并"), "CANCELLED");
        Map<String, Object> order = Map.of("to", city.inspector(person("successor")), "reason", "调离");
        city.eso
                .command(INSPECTORS + "/" + government.leadId, "hand-over", order)
                .then()
                .statusCode(200)
                .body("moved", empty())
                .body("notMoved.inspectionId", contains(at.substring(GOVERNMENT.length() + 1)))
                .body("notMoved.leader", contains(true))
                .body("notMoved.code", contains("GOVERNMENT_SEAT"));
    }

    /** Seats that are older than the list of members have no entry of the register. */
    @Test
    void aSeatThatIsNotOfTheRegisterIsReplaced() {
        String at = government.at("ON_SITE");
        Map<String, Object> replacement =
                new HashMap<>(Map.of("to", city.inspector(person("successor")), "reason", "调离"));
        refused(city.supervisor.command(at, "replace-member", replacement), 422, "NOT_IN_TEAM");
        Rows.sql(
                "update government_inspection_member set inspector_id = null where inspection_id = ?",
                UUID.fromString(at.substring(GOVERNMENT.length() + 1)));
        String successor = person("successor");
        replacement.put("to", city.inspector(successor));
        city.supervisor.done(at, "replace-member", replacement, "ON_SITE");
        city.supervisor.get(at).then().body("team.findAll { it.leader && !it.replacedBy }", hasSize(1));
        api(successor, "INSPECTOR", city.office).done(at, "conclude", Map.of("text", "督查结论"), "CONCLUDED");
    }

    @Test
    void whoTakesASeatMayInspectOnTheDaysOfTheVisit() {
        Map<String, Object> plan = government.plan();
        plan.put("visitFrom", City.today().plusDays(10).toString());
        plan.put("visitTo", City.today().plusDays(12).toString());
        String at = government.at("MANDATED");
        city.supervisor.done(at, "plan", plan, "PLANNED");
        refused(replacedBy(at, term(-9, 11)), 422, "INSPECTOR_NOT_VALID");
        replacedBy(at, term(10, 12)).then().statusCode(200);
    }

    private Map<String, Object> term(int from, int to) {
        Map<String, Object> inspector = city.newInspector(person("successor"));
        inspector.put("validFrom", City.today().plusDays(from).toString());
        inspector.put("validTo", City.today().plusDays(to).toString());
        return inspector;
    }

    private Response replacedBy(String at, Map<String, Object> inspector) {
        String id = city.eso
                .post(INSPECTORS, inspector)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return city.supervisor.command(
                at, "replace-member", Map.of("inspectorId", government.memberId, "to", id, "reason", "调离"));
    }

    /** Two entries of the register may be one person. */
    @Test
    void nobodyHoldsTwoSeats() {
        String at = government.at("MANDATED");
        Map<String, Object> plan = government.plan();
        plan.put("members", List.of(government.memberId, city.inspector(government.lead)));
        city.supervisor
                .command(at, "plan", plan)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/members/1"));
    }

    @Test
    void whoChangedTheTeamDoesNotReview() {
        String at = government.at("ON_SITE");
        Api both = api(person("both"), "SUPERVISOR,LEADER", city.city);
        both.done(
                at,
                "replace-member",
                Map.of("inspectorId", government.memberId, "to", city.inspector(person("successor")), "reason", "调离"),
                "ON_SITE");
        government.team.done(at, "conclude", Map.of("text", "督查结论"), "CONCLUDED");
        city.supervisor.done(
                at,
                "feed-back",
                Map.of("servedTo", "办公室", "receivedOn", City.today().toString()),
                "FED_BACK");
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "text", "维持");
        refused(both.command(at, "decide-review", upheld), 403, "SAME_PERSON");
        government.chief.done(at, "decide-review", upheld, "REVIEWED");
    }
}
