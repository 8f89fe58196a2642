package dudao.inspection.programmes.evaluations;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.EVALUATIONS;
import static dudao.inspection.testing.Programmes.ROUNDS;
import static dudao.inspection.testing.Programmes.grade;
import static dudao.inspection.testing.Programmes.scores;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
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
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EvaluationHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
    }

    @Test
    void theGradeFollowsFromWhatWasVerifiedAndFixed() {
        String at = programmes.verified();
        city.eso.done(
                at,
                "scores",
                Map.of("side", "FINAL", "scores", List.of(Map.of("code", "A1", "points", 45, "basis", "审计结果"))),
                "VERIFIED");
        programmes.chief.done(at, "decide", Map.of("text", "总体评价"), "DECIDED");
        city.countyHead
                .get(at)
                .then()
                .body("grade", nullValue())
                .body("points", nullValue())
                .body("acts.command", not(hasItem("decide")));
        city.countyHead.get(at + "/scores").then().body("self", equalTo(98.0f)).body("verified", nullValue());
        city.eso
                .get(at)
                .then()
                .body("points", equalTo(82.5f))
                .body("grade", equalTo("良好"))
                .body("acts.command", hasItem("decide"));
        programmes.publisher.done(at, "publish", NOTHING, "PUBLISHED");
        city.countyHead
                .get(at)
                .then()
                .body("grade", equalTo("良好"))
                .body("allPoints", equalTo(100.0f))
                .body("acts.doneBy", everyItem(nullValue()));
        city.countyHead
                .get(at + "/scores")
                .then()
                .body("fixed", equalTo(45.0f))
                .body("lines[0].difference", equalTo(-8.0f));
        city.countyHead.get(EVALUATIONS).then().body("items.grade", contains("良好"));
    }

    @Test
    void whatWasHandedInStaysAsItIs() {
        String at = programmes.evaluation();
        city.countyHead.done(
                at,
                "scores",
                Map.of("side", "SELF", "scores", List.of(Map.of("code", "B", "points", 1, "basis", "台账"))),
                "OPEN");
        Map<String, Object> report = Map.of("text", "自查报告");
        refused(city.countyHead.command(at, "submit", report), 422, "SCORES_MISSING");
        city.countyHead.done(at, "scores", scores("SELF", 58, 40), "OPEN");
        refused(city.eso.command(at, "verify", report), 409, "ILLEGAL_TRANSITION");
        city.countyHead.done(at, "submit", report, "SUBMITTED");
        refused(city.countyHead.command(at, "scores", scores("SELF", 60, 40)), 409, "SCORES_NOT_OPEN");
        refused(city.countyHead.command(at, "submit", report), 409, "ILLEGAL_TRANSITION");
        city.eso.get(at + "/scores").then().body("lines[0].self.points", equalTo(58.0f));
    }

    @Test
    void nobodyVerifiesWhatTheyHelpedToReport() {
        String helper = person("helper");
        String at = programmes.evaluation();
        api(helper, "UNIT_HEAD", city.county).done(at, "scores", scores("SELF", 58, 40), "OPEN");
        city.countyHead.done(at, "submit", Map.of("text", "自查报告"), "SUBMITTED");
        Api same = api(helper, "ESO,LEADER", city.office);
        refused(same.command(at, "scores", scores("VERIFIED", 58, 40)), 403, "SAME_PERSON");
        programmes.verifier.done(at, "scores", scores("VERIFIED", 50, 37), "SUBMITTED");
        refused(same.command(at, "verify", Map.of("text", "核验")), 403, "SAME_PERSON");
        refused(programmes.verifier.command(at, "scores", scores("SELF", 50, 37)), 403, "FORBIDDEN");
        refused(city.countyHead.command(at, "scores", scores("VERIFIED", 50, 37)), 403, "FORBIDDEN");
        String lender = person("lender");
        new ToldDelegation(lender, helper, city.office, "ESO").granted();
        Api delegate = api(helper, "UNIT_CLERK", city.county).actingFor(lender);
        refused(delegate.command(at, "verify", Map.of("text", "核验")), 403, "NOT_INDEPENDENT");
        programmes.verifier.done(at, "verify", Map.of("text", "核验"), "VERIFIED");
        refused(same.command(at, "decide", Map.of("text", "定等次")), 403, "SAME_PERSON");
    }

    @Test
    void whoDecidesNeitherVerifiedNorPublishes() {
        String at = programmes.verified();
        String decider = person("decider");
        Api both = api(decider, "ESO,LEADER", city.city);
        both.done(at, "decide", Map.of("text", "总体评价"), "DECIDED");
        refused(both.command(at, "publish", NOTHING), 403, "SAME_PERSON");
    }

    @Test
    void whoFixesAScoreDoesNotDecide() {
        String at = programmes.verified();
        Api both = api(person("both"), "ESO,LEADER", city.city);
        Map<String, Object> fixed = Map.of("code", "A1", "points", 45, "basis", "审计结果");
        both.done(at, "scores", Map.of("side", "FINAL", "scores", List.of(fixed)), "VERIFIED");
        refused(both.command(at, "decide", Map.of("text", "总体评价")), 403, "SAME_PERSON");
        programmes.chief.done(at, "decide", Map.of("text", "总体评价"), "DECIDED");
    }

    /** A county that says nothing does not escape. */
    @Test
    void whoNeverReportsIsEvaluatedAllTheSame() {
        String at = programmes.evaluation();
        refused(city.eso.command(at, "end-self-check", NOTHING), 409, "SELF_CHECK_OPEN");
        MovableClock.set(City.today().plusDays(31));
        refused(city.countyHead.command(at, "end-self-check", NOTHING), 403, "FORBIDDEN");
        city.eso.done(at, "end-self-check", NOTHING, "NOT_SUBMITTED");
        refused(city.countyHead.command(at, "scores", scores("SELF", 58, 40)), 409, "SCORES_NOT_OPEN");
        refused(city.countyHead.command(at, "submit", Map.of("text", "自查报告")), 409, "ILLEGAL_TRANSITION");
        city.countyHead
                .get(at)
                .then()
                .body("late", equalTo(true))
                .body("submittedAt", nullValue())
                .body("acts.command", hasItem("end-self-check"));
        programmes.verifier.done(at, "scores", scores("VERIFIED", 50, 37.5), "NOT_SUBMITTED");
        programmes.verifier.done(at, "verify", Map.of("text", "核验报告"), "VERIFIED");
        programmes.chief.done(at, "decide", Map.of("text", "总体评价"), "DECIDED");
        city.eso.get(at).then().body("grade", equalTo("良好"));
    }

    @Test
    void anEvaluationIsCancelledWithItsReason() {
        String at = programmes.submitted();
        refused(city.eso.command(at, "cancel", Map.of("reason", " ")), 400, "VALIDATION_FAILED");
        city.eso.done(at, "cancel", Map.of("reason", "区划调整"), "CANCELLED");
        refused(programmes.verifier.command(at, "verify", Map.of("text", "核验")), 409, "ILLEGAL_TRANSITION");
        city.countyHead.get(at).then().body("acts.text", hasItem("区划调整"));
        Map<String, Object> earlier = programmes.newRound(city.county);
        earlier.put("year", 2025);
        String silent = programmes.evaluation(earlier);
        city.eso.done(silent, "cancel", Map.of("reason", "区划调整"), "CANCELLED");
        MovableClock.set(City.today().plusDays(31));
        city.eso.get(EVALUATIONS).then().body("items.late", contains(false, false));
    }

    @Test
    void noGradeIsAboveWhatWasReached() {
        String at = programmes.verified();
        refused(programmes.chief.command(at, "decide", Map.of("text", "评价", "grade", "优秀")), 422, "GRADE_NOT_REACHED");
        refused(programmes.chief.command(at, "decide", Map.of("text", "评价", "grade", "特优")), 422, "GRADE_NOT_REACHED");
        programmes.chief.done(at, "decide", Map.of("text", "发生重大安全事故,降为合格", "grade", "合格"), "DECIDED");
        city.eso.get(at).then().body("grade", equalTo("合格")).body("points", equalTo(87.5f));
    }

    @Test
    void aRoundIsForCountiesBelowAndOnceAYear() {
        refused(city.eso.post(ROUNDS, programmes.newRound(city.school)), 422, "WRONG_KIND_OF_UNIT");
        refused(city.eso.post(ROUNDS, programmes.newRound(UUID.randomUUID())), 422, "UNKNOWN_ORGANIZATION");
        refused(city.eso.post(ROUNDS, programmes.newRound(city.city)), 403, "FORBIDDEN");
        Map<String, Object> disorder = programmes.newRound(city.county);
        disorder.put("grades", List.of(grade("合格", 60), grade("优秀", 90)));
        refused(city.eso.post(ROUNDS, disorder), 400, "VALIDATION_FAILED");
        disorder.put("grades", List.of(grade("优秀", 90), grade("合格", 60)));
        refused(city.eso.post(ROUNDS, disorder), 400, "VALIDATION_FAILED");
        Map<String, Object> late = programmes.newRound(city.county);
        late.put("selfCheckDueOn", City.today().minusDays(1).toString());
        refused(city.eso.post(ROUNDS, late), 422, "DUE_IN_PAST");
        Map<String, Object> unknown = programmes.newRound(city.county);
        unknown.put("indicatorTreeId", UUID.randomUUID());
        refused(city.eso.post(ROUNDS, unknown), 422, "UNKNOWN_INDICATORS");
        city.eso
                .post(ROUNDS, programmes.newRound(city.county, city.otherCounty))
                .then()
                .statusCode(201)
                .body("counties.OPEN", equalTo(2));
        refused(city.eso.post(ROUNDS, programmes.newRound(city.county)), 409, "DUPLICATE");
        city.countyHead.get(EVALUATIONS).then().body("items", hasSize(1));
        refused(city.countyHead.get(ROUNDS), 403, "FORBIDDEN");
    }

    @Test
    void aLateSelfCheckIsTakenAndMarked() {
        String at = programmes.evaluation();
        String id = at.substring(EVALUATIONS.length() + 1);
        Rows.sql(
                "update evaluation_round set self_check_due_on = current_date - 3 where id = (select round_id from county_evaluation where id = ?)",
                UUID.fromString(id));
        city.eso.get(EVALUATIONS).then().body("items.late", contains(true));
        city.countyHead.done(at, "scores", scores("SELF", 58, 40), "OPEN");
        city.countyHead.done(at, "submit", Map.of("text", "自查报告"), "SUBMITTED");
        city.countyHead.get(at).then().body("late", equalTo(true));
    }

    @Test
    void everyCommandRefusesCarelessly() {
        String at = programmes.evaluation();
        String id = at.substring(EVALUATIONS.length() + 1);
        city.eso.refusesCarelessly(EVALUATIONS, id, "verify", Map.of("text", "核验"), city.countyHead);
        programmes.chief.refusesCarelessly(EVALUATIONS, id, "decide", Map.of("text", "评价"), city.eso);
        refused(api(person("other"), "UNIT_HEAD", city.otherCounty).get(at), 404, "NOT_FOUND");
        Map<String, Object> above = scores("SELF", 61, 40);
        refused(city.countyHead.command(at, "scores", above), 400, "VALIDATION_FAILED");
    }
}
