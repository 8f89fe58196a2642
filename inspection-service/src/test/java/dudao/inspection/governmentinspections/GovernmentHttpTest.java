package dudao.inspection.governmentinspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.GOVERNMENT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
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
import dudao.inspection.testing.MovableClock;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class GovernmentHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
    }

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    @Test
    void theObjectReadsTheConclusionAndHasThirtyDays() {
        String at = programmes.government("CONCLUDED");
        city.countyHead.get(at).then().statusCode(404);
        LocalDate received = City.today();
        Map<String, Object> early =
                Map.of("servedTo", "办公室", "receivedOn", received.minusDays(1).toString());
        refused(city.supervisor.command(at, "feed-back", early), 400, "VALIDATION_FAILED");
        city.supervisor.done(at, "feed-back", Map.of("servedTo", "办公室", "receivedOn", received.toString()), "FED_BACK");
        city.countyHead
                .get(at)
                .then()
                .statusCode(200)
                .body("conclusion", equalTo("督查结论"))
                .body("leader", nullValue())
                .body("acts.command", contains("conclude", "feed-back"))
                .body("limits[0].citation", equalTo("《政府督查工作条例》第十七条"))
                .body("limits[0].amount", equalTo(30))
                .body("limits[0].startedOn", equalTo(received.toString()));
        refused(city.supervisor.command(at, "close", Map.of("text", "办结")), 409, "REVIEW_OPEN");
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        city.countyHead.get(at).then().body("reviewLate", equalTo(false)).body("limits", hasSize(2));
        programmes.chief.done(at, "decide-review", Map.of("outcome", "UPHELD", "text", "维持"), "REVIEWED");
        city.supervisor.done(
                at,
                "order",
                Map.of("text", "限期整改", "dueOn", City.today().plusDays(30).toString()),
                "RECTIFYING");
        refused(city.countyHead.command(at, "request-review", Map.of("text", "再次申请")), 409, "ALREADY_REVIEWED");
        city.eso.done(at, "close", Map.of("text", "办结"), "CLOSED");
        city.countyHead.get(at).then().body("verified", equalTo(false));
    }

    /** Art. 17: whoever made the conclusion recuses, also as somebody's delegate. */
    @Test
    void whoHadAHandInItDoesNotReview() {
        String at = programmes.government("UNDER_REVIEW");
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "text", "维持");
        for (String person : List.of(programmes.governmentLead, programmes.governmentMember)) {
            refused(api(person, "LEADER", city.city).command(at, "decide-review", upheld), 403, "SAME_PERSON");
        }
        new ToldDelegation(programmes.chiefPerson, programmes.governmentMember, city.city, "LEADER").granted();
        Api delegate = api(programmes.governmentMember, "UNIT_CLERK", city.city).actingFor(programmes.chiefPerson);
        refused(delegate.command(at, "decide-review", upheld), 403, "SAME_PERSON");
        programmes.chief.done(at, "decide-review", Map.of("outcome", "REVOKED", "text", "撤销"), "REVIEWED");
        refused(
                city.supervisor.command(
                        at,
                        "order",
                        Map.of("text", "整改", "dueOn", City.today().plusDays(3).toString())),
                409,
                "CONCLUSION_REVOKED");
    }

    @Test
    void whatComesLateIsTakenAndMarked() {
        String at = programmes.government("FED_BACK");
        MovableClock.set(City.today().plusDays(45));
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        city.countyHead.get(at).then().body("reviewLate", equalTo(true));
    }

    /** Also not as delegate of somebody of the office. */
    @Test
    void peopleOfTheObjectHaveNoHandInIt() {
        String at = programmes.government("CONCLUDED");
        String supervisor = person("supervisor");
        String ofCounty = person("of-county");
        new ToldDelegation(supervisor, ofCounty, city.city, "SUPERVISOR").granted();
        Api delegate = api(ofCounty, "UNIT_CLERK", city.county).actingFor(supervisor);
        refused(
                delegate.command(
                        at,
                        "feed-back",
                        Map.of("servedTo", "办公室", "receivedOn", City.today().toString())),
                403,
                "NOT_INDEPENDENT");
    }

    @Test
    void nothingIsHeldOutsideItsMandateOrOnTopOfAnother() {
        String at = programmes.government("MANDATED");
        Map<String, Object> plan = programmes.governmentPlan();
        plan.put("visitTo", City.today().plusDays(400).toString());
        refused(city.supervisor.command(at, "plan", plan), 422, "OUTSIDE_MANDATE");
        String near = programmes.government("PLANNED");
        refused(city.supervisor.command(at, "plan", programmes.governmentPlan()), 409, "VISITS_CLASH");
        Map<String, Object> reasoned = programmes.governmentPlan();
        reasoned.put("clashReason", "领导批示,须即办");
        city.supervisor.done(at, "plan", reasoned, "PLANNED");
        city.supervisor.done(near, "cancel", Map.of("reason", "合并"), "CANCELLED");
        refused(city.supervisor.command(at, "enter", NOTHING), 403, "NOT_TEAM_MEMBER");
        programmes.governmentTeam.done(at, "enter", NOTHING, "ON_SITE");
        refused(city.supervisor.command(at, "conclude", Map.of("text", "结论")), 403, "NOT_TEAM_LEADER");
        programmes.governmentTeam.done(at, "conclude", Map.of("text", "结论"), "CONCLUDED");
    }

    /** How near is too near an approved plan says; where none does, only the same days are. */
    @Test
    void thePlanOfTheYearSaysHowNearIsTooNear() {
        programmes.government("PLANNED");
        Map<String, Object> later = programmes.governmentPlan();
        later.put("visitFrom", City.today().plusDays(10).toString());
        later.put("visitTo", City.today().plusDays(10).toString());
        String at = programmes.government("MANDATED");
        city.supervisor.done(at, "plan", later, "PLANNED");
        city.supervisor.done(at, "cancel", Map.of("reason", "改期"), "CANCELLED");
        Rows.sql(
                "insert into yearly_plan (id, version, office_id, year, title, state, clash_days, drafted_by, drafted_at)"
                        + " values (?, 0, ?, ?, '本级年度计划', 'APPROVED', 14, 'x', now())",
                UUID.randomUUID(),
                city.city,
                City.today().plusDays(10).getYear());
        String next = programmes.government("MANDATED");
        city.supervisor
                .command(next, "plan", later)
                .then()
                .statusCode(409)
                .body("code", equalTo("VISITS_CLASH"))
                .body("detail", containsString("本级年度计划"));
    }

    /** Art. 8: persons the register knows; whoever leads can be replaced, so that no visit is stuck. */
    @Test
    void theTeamIsOfTheRegisterAndItsLeaderIsReplaced() {
        String at = programmes.government("MANDATED");
        Map<String, Object> plan = programmes.governmentPlan();
        plan.put("leader", UUID.randomUUID().toString());
        refused(city.supervisor.command(at, "plan", plan), 422, "UNKNOWN_INSPECTOR");
        Map<String, Object> ofCounty = city.newInspector(person("of-county"));
        ofCounty.put("organizationId", city.county);
        plan.put("leader", city.eso.post(City.INSPECTORS, ofCounty).path("id"));
        refused(city.supervisor.command(at, "plan", plan), 403, "NOT_INDEPENDENT");
        plan.put("leader", programmes.governmentLeadId);
        city.supervisor.done(at, "plan", plan, "PLANNED");
        programmes.governmentTeam.done(at, "enter", NOTHING, "ON_SITE");
        String successor = person("successor");
        Map<String, Object> replacement =
                Map.of("inspectorId", programmes.governmentLeadId, "to", city.inspector(successor), "reason", "调离");
        city.supervisor.done(at, "replace-member", replacement, "ON_SITE");
        refused(city.supervisor.command(at, "replace-member", replacement), 422, "NOT_IN_TEAM");
        Map<String, Object> conclusion = Map.of("text", "督查结论");
        refused(programmes.governmentTeam.command(at, "conclude", conclusion), 403, "NOT_TEAM_LEADER");
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
        refused(
                api(programmes.governmentLead, "LEADER", city.city).command(at, "decide-review", upheld),
                403,
                "SAME_PERSON");
    }

    @Test
    void whatAReviewTakesBackIsNoLongerDemanded() {
        for (String outcome : List.of("REVOKED", "AMENDED")) {
            build();
            String at = programmes.underOrder();
            city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
            programmes.chief.done(at, "decide-review", Map.of("outcome", outcome, "text", "经复核"), "REVIEWED");
            city.countyHead.get(at).then().body("demand", nullValue()).body("dueOn", nullValue());
            Map<String, Object> order =
                    Map.of("text", "整改", "dueOn", City.today().plusDays(3).toString());
            if (outcome.equals("REVOKED")) {
                refused(city.supervisor.command(at, "order", order), 409, "CONCLUSION_REVOKED");
            } else {
                city.supervisor.done(at, "order", order, "RECTIFYING");
            }
        }
    }

    @Test
    void whatAReviewUpholdsIsDemandedOn() {
        String at = programmes.underOrder();
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        programmes.chief.done(at, "decide-review", Map.of("outcome", "UPHELD", "text", "维持"), "RECTIFYING");
        city.countyHead
                .get(at)
                .then()
                .body("demand", equalTo("限期整改"))
                .body("dueOn", equalTo(City.today().plusDays(30).toString()));
    }

    @Test
    void whoOrdersNeitherVerifiesNorCloses() {
        String at = programmes.underOrder();
        Map<String, Object> text = Map.of("text", "已核查");
        refused(city.supervisor.command(at, "verify", text), 403, "SAME_PERSON");
        programmes.verifier.done(at, "verify", text, "RECTIFYING");
        MovableClock.set(City.today().plusDays(45));
        for (Api each : List.of(city.supervisor, programmes.verifier, programmes.governmentTeam)) {
            refused(each.command(at, "close", Map.of("text", "办结")), 403, "SAME_PERSON");
        }
        city.eso.done(at, "close", Map.of("text", "办结"), "CLOSED");
        city.countyHead.get(at).then().body("verified", equalTo(true));
    }

    @Test
    void schoolsAreNotItsObject() {
        Map<String, Object> ofSchool = programmes.newGovernment();
        ofSchool.put("organizationId", city.school);
        refused(city.supervisor.post(GOVERNMENT, ofSchool), 422, "WRONG_KIND_OF_UNIT");
        Map<String, Object> ofOwn = programmes.newGovernment();
        ofOwn.put("organizationId", city.city);
        refused(city.supervisor.post(GOVERNMENT, ofOwn), 403, "FORBIDDEN");
        Map<String, Object> bare = programmes.newGovernment();
        bare.remove("mandate");
        refused(city.supervisor.post(GOVERNMENT, bare), 400, "VALIDATION_FAILED");
        String at = programmes.government("PLANNED");
        city.supervisor.refusesCarelessly(
                GOVERNMENT, at.substring(GOVERNMENT.length() + 1), "cancel", Map.of("reason", "合并"), city.head);
        city.countyHead.get(GOVERNMENT).then().body("items", empty());
        city.supervisor.get(GOVERNMENT + "?state=PLANNED").then().body("items", hasSize(1));
    }

    /** A seat is no licence, as in education inspections. */
    @Test
    void whoMayNotInspectActsNoMore() {
        String at = programmes.government("PLANNED");
        Map<String, Object> why = Map.of("reason", "接受调查");
        String member = INSPECTORS + "/" + programmes.governmentMemberId;
        city.eso.command(member, "suspend", why).then().statusCode(200);
        refused(programmes.governmentTeam.command(at, "enter", NOTHING), 422, "INSPECTOR_NOT_VALID");
        city.eso.command(member, "reinstate", why).then().statusCode(200);
        programmes.governmentTeam.done(at, "enter", NOTHING, "ON_SITE");
        city.eso
                .command(INSPECTORS + "/" + programmes.governmentLeadId, "dismiss", why)
                .then()
                .statusCode(200);
        Map<String, Object> conclusion = Map.of("text", "督查结论");
        refused(programmes.governmentTeam.command(at, "conclude", conclusion), 422, "INSPECTOR_NOT_VALID");
        String delegate = person("delegate");
        new ToldDelegation(programmes.governmentLead, delegate, city.city, "SUPERVISOR").granted();
        Api acting = api(delegate, "UNIT_CLERK", city.city).actingFor(programmes.governmentLead);
        refused(acting.command(at, "conclude", conclusion), 422, "INSPECTOR_NOT_VALID");
    }

    /** From wherever the two are: what the seat shows, and nothing else of the office. */
    @Test
    void whoActsForTheLeaderSeesThatInspection() {
        String at = programmes.government("ON_SITE");
        String other = programmes.government("MANDATED");
        String delegate = person("delegate");
        new ToldDelegation(programmes.governmentLead, delegate, city.otherCounty, "SUPERVISOR").granted();
        Api alone = api(delegate, "SUPERVISOR", city.otherCounty);
        Api acting = alone.actingFor(programmes.governmentLead);
        alone.get(at).then().statusCode(404);
        acting.get(other).then().statusCode(404);
        acting.get(GOVERNMENT).then().body("items.id", contains(at.substring(GOVERNMENT.length() + 1)));
        acting.get(at).then().body("team", hasSize(2));
        acting.done(at, "conclude", Map.of("text", "督查结论"), "CONCLUDED");
    }

    /** It is given to another by {@code replace-member}. */
    @Test
    void aSeatThatWasNotHandedOverIsTold() {
        String at = programmes.government("ON_SITE");
        String over = programmes.government("MANDATED");
        Map<String, Object> reasoned = programmes.governmentPlan();
        reasoned.put("clashReason", "须即办");
        city.supervisor.done(over, "plan", reasoned, "PLANNED");
        city.supervisor.done(over, "cancel", Map.of("reason", "合并"), "CANCELLED");
        Map<String, Object> order = Map.of("to", city.inspector(person("successor")), "reason", "调离");
        city.eso
                .command(INSPECTORS + "/" + programmes.governmentLeadId, "hand-over", order)
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
        String at = programmes.government("ON_SITE");
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
        Map<String, Object> plan = programmes.governmentPlan();
        plan.put("visitFrom", City.today().plusDays(10).toString());
        plan.put("visitTo", City.today().plusDays(12).toString());
        String at = programmes.government("MANDATED");
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
                at, "replace-member", Map.of("inspectorId", programmes.governmentMemberId, "to", id, "reason", "调离"));
    }

    /** Two entries of the register may be one person. */
    @Test
    void nobodyHoldsTwoSeats() {
        String at = programmes.government("MANDATED");
        Map<String, Object> plan = programmes.governmentPlan();
        plan.put("members", List.of(programmes.governmentMemberId, city.inspector(programmes.governmentLead)));
        city.supervisor
                .command(at, "plan", plan)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/members/1"));
    }

    @Test
    void whoChangedTheTeamDoesNotReview() {
        String at = programmes.government("ON_SITE");
        Api both = api(person("both"), "SUPERVISOR,LEADER", city.city);
        both.done(
                at,
                "replace-member",
                Map.of(
                        "inspectorId",
                        programmes.governmentMemberId,
                        "to",
                        city.inspector(person("successor")),
                        "reason",
                        "调离"),
                "ON_SITE");
        programmes.governmentTeam.done(at, "conclude", Map.of("text", "督查结论"), "CONCLUDED");
        city.supervisor.done(
                at,
                "feed-back",
                Map.of("servedTo", "办公室", "receivedOn", City.today().toString()),
                "FED_BACK");
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "text", "维持");
        refused(both.command(at, "decide-review", upheld), 403, "SAME_PERSON");
        programmes.chief.done(at, "decide-review", upheld, "REVIEWED");
    }
}
