package dudao.inspection.accountability.cases;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Held.CASES;
import static dudao.inspection.testing.Held.candidate;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CaseHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private Map<String, Object> against(String kind, String person, String ground) {
        Map<String, Object> wanted = candidate(city.school);
        wanted.putAll(Map.of("objectKind", kind, "person", person, "personName", "张小明", "ground", ground));
        return wanted;
    }

    @Test
    void whatIsNotInTheCatalogueForTheObjectIsRefused() {
        Held held = new Held(city);
        Map<String, Object> wanted = candidate(city.school);
        wanted.put("ground", "NO_RECUSAL");
        refused(held.eso.post(CASES, wanted), 422, "NOT_IN_CATALOGUE");
        wanted.putAll(Map.of("ground", "NOT_RECTIFIED", "objectKind", "COUNTY_GOVERNMENT"));
        held.eso.post(CASES, wanted).then().statusCode(400);
        held.goTo("UNDER_INVESTIGATION").send("record-facts");
        Map<String, Object> notice = new java.util.HashMap<>(held.body("give-notice"));
        notice.put("measures", List.of("SANCTION"));
        refused(held.eso.command(held.at, "give-notice", notice), 422, "NOT_IN_CATALOGUE");
    }

    @Test
    void everyCommandRefusesCarelessly() {
        Held held = new Held(city);
        held.eso.refusesCarelessly(CASES, held.id, "open-investigation", held.body("open-investigation"), held.leader);
        held.leader.refusesCarelessly(CASES, held.id, "decide-not", held.body("decide-not"), held.eso);
    }

    /** Neither one's own body nor what stands beside or above it. */
    @Test
    void anOfficeProposesOnlyBelowItself() {
        Api eso = api(person("eso"), "ESO", city.county);
        Map<String, Object> own = candidate(city.county);
        own.put("objectKind", "EDUCATION_BUREAU");
        refused(eso.post(CASES, own), 403, "FORBIDDEN");
        refused(eso.post(CASES, candidate(city.otherSchool)), 422, "UNKNOWN_ORGANIZATION");
        city.eso.post(CASES, own).then().statusCode(201);
    }

    @Test
    void theUnitReadsItsCaseFromTheNoticeOnAndNotTheFile() {
        Held held = Held.to(city, "UNDER_INVESTIGATION");
        city.head.get(held.at).then().statusCode(404);
        held.send("record-facts");
        held.send("give-notice");
        city.head
                .get(held.at)
                .then()
                .statusCode(200)
                .body("wording", nullValue())
                .body("members", nullValue())
                .body("steps.command", contains("give-notice"))
                .body("steps.doneBy", not(hasItem(held.investigator)))
                .body("intended.code", contains("CRITICISM", "CORRECTION"));
        city.otherHead.get(held.at).then().statusCode(404);
        city.supervisor.get(held.at).then().statusCode(404);
        api(person("a"), "ESO", city.otherCounty).get(held.at).then().statusCode(404);
        held.upper.get(held.at).then().statusCode(200).body("wording", equalTo("逾期未整改"));
        city.head.get(CASES).then().body("items.id", hasItem(held.id));
        city.otherHead.get(CASES).then().body("items", empty());
    }

    /** What concerns a person is not for the person's superior, and the person does not read the file on itself. */
    @Test
    void aPersonsCaseIsForThatPersonAlone() {
        String teacher = person("teacher");
        Held held = new Held(city, against("PERSON", teacher, "CONCEALMENT"));
        Api asLeader = api(teacher, "LEADER", city.county);
        asLeader.get(held.at).then().statusCode(404);
        held.send("open-investigation");
        held.send("record-facts");
        Map<String, Object> notice = new java.util.HashMap<>(held.body("give-notice"));
        notice.put("measures", List.of("SANCTION_PROPOSAL"));
        held.eso.done(held.at, "give-notice", notice, "NOTICE_GIVEN");
        city.head.get(held.at).then().statusCode(404);
        asLeader.get(held.at).then().statusCode(200).body("wording", nullValue());
        Api clerk = api(teacher, "UNIT_CLERK", city.school);
        held.eso.command(held.at, "hear", held.body("hear")).then().statusCode(403);
        clerk.done(held.at, "hear", held.body("hear"), "HEARD");
        String list = held.eso.get(CASES).asString();
        assertFalse(list.contains(teacher) || list.contains("张小明"), "no person in a list");
    }

    @Test
    void whoIsHeldToAccountHandlesNothingOfIt() {
        String own = person("inspector");
        Map<String, Object> wanted = against("INSPECTOR", own, "NO_RECUSAL");
        wanted.put("organizationId", city.county);
        Held held = new Held(city, wanted);
        refused(
                held.eso.command(held.at, "open-investigation", Map.of("members", List.of(own, "another"))),
                403,
                "SAME_PERSON");
        api(own, "ESO", city.county)
                .command(held.at, "open-investigation", held.body("open-investigation"), "*")
                .then()
                .statusCode(404);
    }

    @Test
    void onlyTheBodyThatHandlesItActsAndOnlyItsGroupInvestigates() {
        Held held = Held.to(city, "UNDER_INVESTIGATION");
        refused(city.eso.command(held.at, "record-facts", Map.of("text", "x")), 403, "FORBIDDEN");
        refused(
                api(person("b"), "ESO", city.county).command(held.at, "record-facts", Map.of("text", "x")),
                403,
                "NOT_INVESTIGATOR");
        refused(held.eso.command(held.at, "give-notice", held.body("give-notice")), 409, "FACTS_MISSING");
        Held other = new Held(city);
        other.eso
                .command(other.at, "open-investigation", Map.of("members", List.of("a", " a")))
                .then()
                .statusCode(400);
    }

    @Test
    void theOtherSideHasItsTimeAndIsAnswered() {
        Held held = Held.to(city, "NOTICE_GIVEN");
        refused(held.eso.command(held.at, "close-hearing", NOTHING), 409, "HEARING_OPEN");
        held.send("hear");
        Map<String, Object> silent = new java.util.HashMap<>(held.body("consult"));
        silent.remove("considered");
        refused(held.eso.command(held.at, "consult", silent), 422, "DEFENCE_NOT_ANSWERED");
    }

    @Test
    void nothingIsDecidedThatTheObjectWasNotToldOf() {
        Held held = Held.to(city, "CONSULTED");
        Map<String, Object> heavier = new java.util.HashMap<>(held.body("decide"));
        heavier.put("measures", List.of("CRITICISM", "PUBLIC_CRITICISM"));
        refused(held.leader.command(held.at, "decide", heavier), 422, "MEASURE_NOT_NOTIFIED");
        held.send("give-notice").then().statusCode(200).body("state", equalTo("NOTICE_GIVEN"));
    }

    /** Whatever role or delegation brings somebody there. "B>A": B acts for A. */
    @Test
    void whoHadAHandInItDoesNotDecide() {
        Held held = Held.to(city, "CONSULTED");
        Map<String, Object> body = held.body("decide");
        refused(api(held.investigator, "LEADER", city.county).command(held.at, "decide", body), 403, "SAME_PERSON");
        new ToldDelegation(held.decider, held.investigator, city.county, "LEADER").granted();
        Api delegate = api(held.investigator, "UNIT_CLERK", city.otherSchool).actingFor(held.decider);
        refused(delegate.command(held.at, "decide", body), 403, "SAME_PERSON");
        refused(held.upper.command(held.at, "decide", body), 403, "FORBIDDEN");
        held.leader
                .command(held.at, "decide", body)
                .then()
                .statusCode(200)
                .body("decision", containsString("《教育督导条例》第二十五条"))
                .body("heavier", empty());
    }

    /** Counted over all offices, and only what still stands. */
    @Test
    void aSecondTimeWithinAYearIsFlagged() {
        Held first = Held.to(city, "DECIDED");
        Held second = Held.to(city, "CONSULTED");
        second.eso.get(second.at).then().body("earlierWithinYear", equalTo(1));
        second.send("decide").then().body("heavier.code", contains("REPEATED"));
        Rows.sql(
                "update accountability_case set decided_on = current_date - interval '1 year 2 days' where id in (?, ?)",
                UUID.fromString(first.id),
                UUID.fromString(second.id));
        Held third = Held.to(city, "CONSULTED");
        third.send("decide").then().body("earlierWithinYear", equalTo(0)).body("heavier", empty());
        Rows.sql("update accountability_case set revoked_on = current_date where id = ?", UUID.fromString(third.id));
        Held.to(city, "CONSULTED").send("decide").then().body("heavier", empty());
    }

    @Test
    void whatIsHandedOverHasAReceipt() {
        String person = person("p");
        Held held = new Held(city, against("PERSON", person, "OBSTRUCTION"));
        held.send("open-investigation");
        held.send("record-facts");
        Map<String, Object> notice = new java.util.HashMap<>(held.body("give-notice"));
        notice.put("measures", List.of("SANCTION_PROPOSAL"));
        held.eso.done(held.at, "give-notice", notice, "NOTICE_GIVEN");
        api(person, "UNIT_CLERK", city.school).done(held.at, "waive-hearing", held.body("hear"), "HEARD");
        held.send("consult");
        Map<String, Object> decision = new java.util.HashMap<>(held.body("decide"));
        decision.put("measures", List.of("SANCTION_PROPOSAL"));
        held.leader.done(held.at, "decide", decision, "DECIDED");
        held.send("serve");
        refused(held.send("start-execution"), 422, "RECEIPT_MISSING");
        held.eso.done(held.at, "start-execution", Map.of("body", "县纪委监委", "receipt", "已收"), "IN_EXECUTION");
    }

    @Test
    void theEffectLastsAsLongAsWasDecided() {
        Held held = Held.to(city, "CONSULTED");
        Map<String, Object> decision = new java.util.HashMap<>(held.body("decide"));
        decision.put("effectUntil", City.today().plusDays(180).toString());
        held.leader.done(held.at, "decide", decision, "DECIDED");
        held.send("serve");
        refused(held.send("lift"), 409, "EFFECT_LASTS");
        held.send("start-execution");
        held.send("complete-execution");
        refused(held.send("lift"), 409, "EFFECT_LASTS");
        Rows.sql(
                "update accountability_case set effect_until = current_date - 2 where id = ?",
                UUID.fromString(held.id));
        held.leader.done(held.at, "lift", held.body("lift"), "LIFTED");
    }

    /** Days by rules nobody has read are shown as such and bind nobody. */
    @Test
    void clocksRunFromTheDayOfReceipt() {
        Held held = Held.to(city, "SERVED");
        held.eso
                .get(held.at)
                .then()
                .body("limits", hasSize(2))
                .body("limits.binding", not(hasItem(true)))
                .body("limits.citation[0]", containsString("条文待核"))
                .body("limits.startedOn[0]", equalTo(City.today().toString()));
    }
}
