package dudao.inspection.accountability.cases;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Held.APPEALS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Held;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** 复核 and 申诉 run beside the case. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AppealHttpTest {

    private static final Map<String, Object> UPHELD = Map.of("outcome", "UPHELD", "text", "维持");
    private static final Map<String, Object> REVOKED = Map.of("outcome", "REVOKED", "text", "事实不清");

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private Api reviewer() {
        return api(person("reviewer"), "LEADER", city.county);
    }

    /** At every moment of the one the other goes its own way. */
    @Test
    void executionGoesOnWhateverIsAsked() {
        Held held = Held.to(city, "SERVED");
        String review = APPEALS + "/" + held.appeal("REVIEW");
        held.eso.get(held.at).then().body("state", equalTo("SERVED"));
        held.send("start-execution").then().statusCode(200);
        reviewer().done(review, "decide", REVOKED, "DECIDED");
        held.eso.get(held.at).then().body("state", equalTo("IN_EXECUTION"));
        held.send("complete-execution").then().statusCode(200).body("state", equalTo("EXECUTED"));
        String appeal = APPEALS + "/" + held.appeal("APPEAL");
        held.eso.get(held.at).then().body("state", equalTo("EXECUTED"));
        held.upper.done(appeal, "decide", UPHELD, "DECIDED");
        reviewer().done(review, "correct", Map.of("text", "撤销原决定"), "CORRECTED");
        held.eso
                .get(held.at)
                .then()
                .body("state", equalTo("EXECUTED"))
                .body("revokedOn", equalTo(City.today().toString()))
                .body("corrected", empty())
                .body("measures.code", contains("CRITICISM"));
    }

    @Test
    void nobodyReviewsWhatHeHadAHandIn() {
        Held held = Held.to(city, "EXECUTED");
        String review = APPEALS + "/" + held.appeal("REVIEW");
        refused(held.leader.command(review, "decide", UPHELD), 403, "SAME_PERSON");
        refused(api(held.investigator, "LEADER", city.county).command(review, "decide", UPHELD), 403, "SAME_PERSON");
        String free = person("free");
        new ToldDelegation(free, held.decider, city.county, "LEADER").granted();
        refused(
                api(held.decider, "UNIT_CLERK", city.otherSchool)
                        .actingFor(free)
                        .command(review, "decide", UPHELD),
                403,
                "SAME_PERSON");
        new ToldDelegation(held.decider, free, city.county, "LEADER").granted();
        refused(
                api(free, "UNIT_CLERK", city.otherSchool)
                        .actingFor(held.decider)
                        .command(review, "decide", UPHELD),
                403,
                "SAME_PERSON");
        refused(held.upper.command(review, "decide", UPHELD), 403, "FORBIDDEN");
        String first = person("first");
        api(first, "LEADER", city.county).done(review, "decide", UPHELD, "DECIDED");
        String appeal = APPEALS + "/" + held.appeal("APPEAL");
        refused(reviewer().command(appeal, "decide", UPHELD), 403, "FORBIDDEN");
        refused(api(first, "LEADER", city.city).command(appeal, "decide", UPHELD), 403, "SAME_PERSON");
        held.upper.done(appeal, "decide", UPHELD, "DECIDED");
        refused(held.upper.command(appeal, "decide", UPHELD), 409, "ILLEGAL_TRANSITION");
        refused(reviewer().command(appeal, "correct", Map.of("text", "x")), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void eachIsAskedOnceByTheObjectOfAServedDecision() {
        Held held = Held.to(city, "DECIDED");
        Map<String, Object> wanted = Map.of("kind", "REVIEW", "grounds", "不服");
        refused(city.head.post(held.at + "/appeals", wanted), 409, "NOT_APPEALABLE");
        held.send("serve");
        refused(held.eso.post(held.at + "/appeals", wanted), 403, "FORBIDDEN");
        city.otherHead.post(held.at + "/appeals", wanted).then().statusCode(404);
        held.appeal("REVIEW");
        refused(city.head.post(held.at + "/appeals", wanted), 409, "DUPLICATE");
        refused(city.head.post(held.at + "/appeals", Map.of("kind", "APPEAL", "grounds", "不服")), 409, "REMEDY_OPEN");
        city.head.get(held.at + "/appeals").then().body("items", hasSize(1));
        held.send("start-execution");
        held.send("complete-execution");
        refused(held.send("archive"), 409, "REMEDY_OPEN");
    }

    /** A person says whether what came late is admitted; in time nothing is turned away unread. */
    @Test
    void whatIsLateIsTakenAndAPersonDecides() {
        Held held = Held.to(city, "SERVED");
        String inTime = APPEALS + "/" + held.appeal("REVIEW");
        Map<String, Object> notAdmitted = Map.of("outcome", "NOT_ADMITTED", "text", "逾期");
        refused(reviewer().command(inTime, "decide", notAdmitted), 422, "REMEDY_NOT_LATE");
        Held second = Held.to(new City(tree), "SERVED");
        Rows.sql(
                "update accountability_deadline set due_on = current_date - 2 where case_id = ?",
                UUID.fromString(second.id));
        String late = APPEALS + "/" + second.appeal("APPEAL");
        second.city.head.get(late).then().body("late", equalTo(true));
        second.upper.done(late, "decide", UPHELD, "DECIDED");
    }

    @Test
    void anAmendmentLessensAndIsPutRightByTheBodyThatDecided() {
        Held held = Held.to(city, "SERVED");
        String appeal = APPEALS + "/" + held.appeal("APPEAL");
        refused(
                held.upper.command(
                        appeal, "decide", Map.of("outcome", "AMENDED", "text", "变更", "measures", List.of("INTERVIEW"))),
                422,
                "MEASURE_NOT_NOTIFIED");
        held.upper
                .command(appeal, "decide", Map.of("outcome", "AMENDED", "text", "变更"))
                .then()
                .statusCode(400);
        held.upper.done(
                appeal,
                "decide",
                Map.of("outcome", "AMENDED", "text", "变更", "measures", List.of("CORRECTION")),
                "DECIDED");
        refused(held.upper.command(appeal, "correct", Map.of("text", "x")), 403, "FORBIDDEN");
        reviewer().done(appeal, "correct", Map.of("text", "改为责令改正"), "CORRECTED");
        held.eso
                .get(held.at)
                .then()
                .body("state", equalTo("SERVED"))
                .body("corrected.code", contains("CORRECTION"))
                .body("measures.code", contains("CRITICISM"));
        refused(held.leader.command(held.at, "lift", Map.of("reason", "x")), 409, "EFFECT_LASTS");
        refused(city.head.command(held.at, "decide", NOTHING), 403, "FORBIDDEN");
    }
}
