package dudao.inspection.governmentinspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Government.GOVERNMENT;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Government;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
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
    private Government government;
    private Api verifier;

    @BeforeEach
    void build() {
        city = new City(tree);
        government = new Government(city);
        verifier = api(person("verifier"), "ESO", city.office);
    }

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    @Test
    void theObjectReadsTheConclusionAndHasThirtyDays() {
        String at = government.at("CONCLUDED");
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
        government.chief.done(at, "decide-review", Map.of("outcome", "UPHELD", "text", "维持"), "REVIEWED");
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
        String at = government.at("UNDER_REVIEW");
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "text", "维持");
        for (String person : List.of(government.lead, government.member)) {
            refused(api(person, "LEADER", city.city).command(at, "decide-review", upheld), 403, "SAME_PERSON");
        }
        new ToldDelegation(government.chiefPerson, government.member, city.city, "LEADER").granted();
        Api delegate = api(government.member, "UNIT_CLERK", city.city).actingFor(government.chiefPerson);
        refused(delegate.command(at, "decide-review", upheld), 403, "SAME_PERSON");
        government.chief.done(at, "decide-review", Map.of("outcome", "REVOKED", "text", "撤销"), "REVIEWED");
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
        String at = government.at("FED_BACK");
        MovableClock.set(City.today().plusDays(45));
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        city.countyHead.get(at).then().body("reviewLate", equalTo(true));
    }

    /** Also not as delegate of somebody of the office. */
    @Test
    void peopleOfTheObjectHaveNoHandInIt() {
        String at = government.at("CONCLUDED");
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
        String at = government.at("MANDATED");
        Map<String, Object> plan = government.plan();
        plan.put("visitTo", City.today().plusDays(400).toString());
        refused(city.supervisor.command(at, "plan", plan), 422, "OUTSIDE_MANDATE");
        String near = government.at("PLANNED");
        refused(city.supervisor.command(at, "plan", government.plan()), 409, "VISITS_CLASH");
        Map<String, Object> reasoned = government.plan();
        reasoned.put("clashReason", "领导批示,须即办");
        city.supervisor.done(at, "plan", reasoned, "PLANNED");
        city.supervisor.done(near, "cancel", Map.of("reason", "合并"), "CANCELLED");
        refused(city.supervisor.command(at, "enter", NOTHING), 403, "NOT_TEAM_MEMBER");
        government.team.done(at, "enter", NOTHING, "ON_SITE");
        refused(city.supervisor.command(at, "conclude", Map.of("text", "结论")), 403, "NOT_TEAM_LEADER");
        government.team.done(at, "conclude", Map.of("text", "结论"), "CONCLUDED");
    }

    /** How near is too near an approved plan says; where none does, only the same days are. */
    @Test
    void thePlanOfTheYearSaysHowNearIsTooNear() {
        government.at("PLANNED");
        Map<String, Object> later = government.plan();
        later.put("visitFrom", City.today().plusDays(10).toString());
        later.put("visitTo", City.today().plusDays(10).toString());
        String at = government.at("MANDATED");
        city.supervisor.done(at, "plan", later, "PLANNED");
        city.supervisor.done(at, "cancel", Map.of("reason", "改期"), "CANCELLED");
        Rows.sql(
                "insert into yearly_plan (id, version, office_id, year, title, state, clash_days, drafted_by, drafted_at)"
                        + " values (?, 0, ?, ?, '本级年度计划', 'APPROVED', 14, 'x', now())",
                UUID.randomUUID(),
                city.city,
                City.today().plusDays(10).getYear());
        String next = government.at("MANDATED");
        city.supervisor
                .command(next, "plan", later)
                .then()
                .statusCode(409)
                .body("code", equalTo("VISITS_CLASH"))
                .body("detail", containsString("本级年度计划"));
    }

    /** Both are read from then on: what was made and what is in its place. */
    @Test
    void anAmendedConclusionIsWrittenAnew() {
        String at = government.at("UNDER_REVIEW");
        Map<String, Object> silent = Map.of("outcome", "AMENDED", "text", "部分变更", "conclusion", " ");
        refused(government.chief.command(at, "decide-review", silent), 400, "VALIDATION_FAILED");
        Map<String, Object> upheld = Map.of("outcome", "UPHELD", "text", "维持", "conclusion", "另作结论");
        refused(government.chief.command(at, "decide-review", upheld), 400, "VALIDATION_FAILED");
        government.chief.done(at, "decide-review", Government.amended(), "REVIEWED");
        city.countyHead
                .get(at)
                .then()
                .body("conclusion", equalTo("督查结论"))
                .body("amendedConclusion", equalTo("第二项改为限期说明"));
    }

    @Test
    void whatAReviewTakesBackIsNoLongerDemanded() {
        for (String outcome : List.of("REVOKED", "AMENDED")) {
            build();
            String at = government.underOrder();
            city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
            Map<String, Object> revoked = Map.of("outcome", "REVOKED", "text", "经复核");
            government.chief.done(
                    at, "decide-review", outcome.equals("REVOKED") ? revoked : Government.amended(), "REVIEWED");
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
        String at = government.underOrder();
        city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), "UNDER_REVIEW");
        government.chief.done(at, "decide-review", Map.of("outcome", "UPHELD", "text", "维持"), "RECTIFYING");
        city.countyHead
                .get(at)
                .then()
                .body("demand", equalTo("限期整改"))
                .body("dueOn", equalTo(City.today().plusDays(30).toString()));
    }

    @Test
    void whoOrdersNeitherVerifiesNorCloses() {
        String at = government.underOrder();
        Map<String, Object> text = Map.of("text", "已核查");
        refused(city.supervisor.command(at, "verify", text), 403, "SAME_PERSON");
        verifier.done(at, "verify", text, "RECTIFYING");
        MovableClock.set(City.today().plusDays(45));
        for (Api each : List.of(city.supervisor, verifier, government.team)) {
            refused(each.command(at, "close", Map.of("text", "办结")), 403, "SAME_PERSON");
        }
        city.eso.done(at, "close", Map.of("text", "办结"), "CLOSED");
        city.countyHead.get(at).then().body("verified", equalTo(true));
    }

    @Test
    void schoolsAreNotItsObject() {
        Map<String, Object> ofSchool = government.wanted();
        ofSchool.put("organizationId", city.school);
        refused(city.supervisor.post(GOVERNMENT, ofSchool), 422, "WRONG_KIND_OF_UNIT");
        Map<String, Object> ofOwn = government.wanted();
        ofOwn.put("organizationId", city.city);
        refused(city.supervisor.post(GOVERNMENT, ofOwn), 403, "FORBIDDEN");
        Map<String, Object> bare = government.wanted();
        bare.remove("mandate");
        refused(city.supervisor.post(GOVERNMENT, bare), 400, "VALIDATION_FAILED");
        String at = government.at("PLANNED");
        city.supervisor.refusesCarelessly(
                GOVERNMENT, at.substring(GOVERNMENT.length() + 1), "cancel", Map.of("reason", "合并"), city.head);
        city.countyHead.get(GOVERNMENT).then().body("items", empty());
        city.supervisor.get(GOVERNMENT + "?state=PLANNED").then().body("items", hasSize(1));
    }
}
