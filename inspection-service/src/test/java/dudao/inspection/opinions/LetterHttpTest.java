package dudao.inspection.opinions;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an opinion letter must have before it goes out, and what follows from it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LetterHttpTest {

    private static final LocalDate DUE = City.today().plusDays(20);
    private static final Map<String, Object> AGREES = Map.of("agrees", true);

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    /** The second of the ten invariants, attacked wherever there is a door. */
    @Test
    void noLetterBeforeTheDefenceIsOver() {
        Formal formal = Formal.left(city, "CN");
        List<Runnable> attacks = List.of(
                () -> refused(
                        city.leader.command(formal.at, "draft-opinion", Formal.draft(0, DUE)),
                        409,
                        "ILLEGAL_TRANSITION"),
                () -> refused(city.leader.command(formal.at, "consent-to-opinion", AGREES), 409, "ILLEGAL_TRANSITION"),
                () -> refused(city.eso.command(formal.at, "issue-opinion", Formal.number()), 409, "ILLEGAL_TRANSITION"),
                () -> refused(city.eso.command(formal.at, "close", NOTHING), 409, "ILLEGAL_TRANSITION"));
        attacks.forEach(Runnable::run);
        formal.deliberate();
        attacks.forEach(Runnable::run);
        formal.serve(null);
        attacks.forEach(Runnable::run);
        city.head.done(formal.at, "defend", Formal.defence("一", "二", "三"), "DEFENCE_OPEN");
        attacks.forEach(Runnable::run);
        city.head.done(formal.at, "waive-defence", Map.of("text", "已申辩,无补充"), "DEFENCE_CLOSED");
        refused(city.eso.command(formal.at, "issue-opinion", Formal.number()), 409, "OPINION_NOT_DRAFTED");
        refused(city.leader.command(formal.at, "consent-to-opinion", AGREES), 409, "OPINION_NOT_DRAFTED");
        for (int answered = 0; answered < 3; answered++) {
            city.leader
                    .command(formal.at, "draft-opinion", Formal.draft(answered, DUE))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("DEFENCE_NOT_ANSWERED"))
                    .body("unanswered", hasSize(3 - answered));
        }
        Map<String, Object> twice = Formal.draft(2, DUE);
        Map<String, Object> answer = Map.of("position", 1, "accepted", false, "answer", "又一次");
        twice.put("answers", List.of(answer, answer, Map.of("position", 0, "accepted", true, "answer", "采纳")));
        refused(city.leader.command(formal.at, "draft-opinion", twice), 400, "VALIDATION_FAILED");
        Map<String, Object> empty = Formal.draft(3, DUE);
        empty.put("answers", List.of(Map.of("position", 0, "accepted", true, "answer", " ")));
        refused(city.leader.command(formal.at, "draft-opinion", empty), 400, "VALIDATION_FAILED");
        refused(city.leader.command(formal.at, "draft-opinion", Formal.draft(4, DUE)), 400, "VALIDATION_FAILED");
        formal.draft(Formal.draft(3, DUE));
        formal.issue();
        city.head
                .get(formal.at + "/opinion")
                .then()
                .body("defence.accepted", contains(true, false, true))
                .body("defence[2].answer", equalTo("经核实,答复如下"));
    }

    @Test
    void everyConfirmedFindingHasADemandWithItsDay() {
        Formal formal = Formal.planned(city).team();
        formal.enter();
        String first = city.found(formal.id);
        String second = city.found(formal.id);
        String dropped = city.found(formal.id);
        formal.records();
        formal.leave();
        formal.deliberate();
        formal.serve(null);
        refused(city.eso.command(FINDINGS + "/" + first, "confirm", NOTHING), 409, "DEFENCE_NOT_CLOSED");
        refused(city.leader.post(formal.at + "/findings", City.newFinding("MAJOR")), 409, "NOT_ON_SITE");
        city.head.done(formal.at, "waive-defence", Map.of("text", "无异议"), "DEFENCE_CLOSED");
        formal.confirm(first);
        refused(city.leader.command(formal.at, "draft-opinion", Formal.draft(0, DUE)), 422, "DEMAND_MISSING");
        refused(
                city.leader.command(formal.at, "draft-opinion", Formal.draft(0, DUE, first, second)),
                400,
                "VALIDATION_FAILED");
        refused(
                city.leader.command(
                        formal.at, "draft-opinion", Formal.draft(0, City.today().minusDays(1), first)),
                422,
                "DUE_IN_PAST");
        formal.draft(Formal.draft(0, DUE, first));
        city.eso
                .command(formal.at, "issue-opinion", Formal.number())
                .then()
                .statusCode(409)
                .body("code", equalTo("FINDINGS_UNDECIDED"))
                .body("undecided", equalTo(2));
        city.eso.done(FINDINGS + "/" + dropped, "dismiss", Map.of("reason", "申辩属实"), "DISMISSED");
        formal.confirm(second);
        refused(city.eso.command(formal.at, "issue-opinion", Formal.number()), 422, "DEMAND_MISSING");
        Map<String, Object> order = formal.order(DUE);
        refused(city.eso.command(FINDINGS + "/" + first, "assign-responsibility", order), 409, "OPINION_NOT_ISSUED");
        formal.draft(Formal.draft(0, DUE, first, second));
        refused(city.eso.command(FINDINGS + "/" + first, "assign-responsibility", order), 409, "OPINION_NOT_ISSUED");
        formal.issue();
        for (LocalDate other : List.of(DUE.plusDays(1), DUE.minusDays(1))) {
            city.eso
                    .command(FINDINGS + "/" + first, "assign-responsibility", formal.order(other))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("DUE_NOT_AS_IN_LETTER"))
                    .body("dueOn", equalTo(DUE.toString()));
        }
        city.eso.done(FINDINGS + "/" + first, "assign-responsibility", order, "ASSIGNED");
        refused(city.eso.command(formal.at, "close", NOTHING), 409, "FINDINGS_OPEN");
    }

    @Test
    void aHazardWaitsForNoLetter() {
        Formal formal = Formal.planned(city).team();
        formal.enter();
        String hazard = city.leader
                .post(formal.at + "/findings", City.newFinding("HAZARD"))
                .then()
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"))
                .extract()
                .path("id");
        city.eso.done(FINDINGS + "/" + hazard, "assign-responsibility", formal.order(City.today()), "ASSIGNED");
        formal.records();
        formal.leave();
        formal.deliberate();
        formal.serve(null);
        city.head.done(formal.at, "waive-defence", Map.of("text", "无异议"), "DEFENCE_CLOSED");
        formal.draft(Formal.draft(0, DUE));
        formal.issue();
    }

    @Test
    void whoDraftsDoesNotIssue() {
        Formal formal = Formal.waived(city, "CN");
        Map<String, Object> draft = Formal.draft(0, DUE);
        city.leader.refusesCarelessly(INSPECTIONS, formal.id, "draft-opinion", draft, city.eso);
        refused(formal.persons.get(1).command(formal.at, "draft-opinion", draft), 403, "NOT_TEAM_LEADER");
        formal.draft(draft);
        Map<String, Object> number = Formal.number();
        city.eso.refusesCarelessly(INSPECTIONS, formal.id, "issue-opinion", number, city.supervisor);
        Api both = City.api(city.lead, "ESO", city.office);
        refused(both.command(formal.at, "issue-opinion", number), 403, "SAME_PERSON");
        for (String wrong : List.of("苏督[2026]1号", "苏督〔26〕1号", "苏督〔2026〕01号", "第1号")) {
            refused(city.eso.command(formal.at, "issue-opinion", Map.of("number", wrong)), 400, "VALIDATION_FAILED");
        }
        city.eso.done(formal.at, "issue-opinion", number, "OPINION_ISSUED");
        refused(city.eso.command(formal.at, "issue-opinion", Formal.number()), 409, "ILLEGAL_TRANSITION");
        Formal other = Formal.waived(city, "CN");
        other.draft(Formal.draft(0, DUE));
        refused(city.eso.command(other.at, "issue-opinion", number), 409, "DUPLICATE");
    }

    @Test
    void inShanghaiTwoThirdsOfTheGroupAgree() {
        Formal formal = Formal.waived(city, "CN-SH");
        formal.draft(Formal.draft(0, DUE));
        formal.consent(1);
        city.leader.refusesCarelessly(INSPECTIONS, formal.id, "consent-to-opinion", AGREES, city.eso);
        refused(city.leader.command(formal.at, "consent-to-opinion", AGREES), 409, "ALREADY_CONSENTED");
        Api second = formal.persons.get(1);
        refused(second.command(formal.at, "consent-to-opinion", Map.of("agrees", false)), 400, "VALIDATION_FAILED");
        second.done(formal.at, "consent-to-opinion", Map.of("agrees", false, "reason", "评价偏高"), "DEFENCE_CLOSED");
        city.eso
                .command(formal.at, "issue-opinion", Formal.number())
                .then()
                .statusCode(409)
                .body("code", equalTo("CONSENT_MISSING"))
                .body("agreeing", equalTo(1))
                .body("members", equalTo(3));
        // Another draft is another question.
        formal.draft(Formal.draft(0, DUE));
        refused(city.eso.command(formal.at, "issue-opinion", Formal.number()), 409, "CONSENT_MISSING");
        Api stranger = City.api(City.person("stranger"), "INSPECTOR", city.office);
        refused(stranger.command(formal.at, "consent-to-opinion", AGREES), 403, "NOT_TEAM_MEMBER");
        formal.consent(2);
        city.eso.get(formal.at + "/opinion").then().body("consents.agrees", contains(true, true));
        formal.issue();
    }

    @Test
    void theUnitReadsTheLetterWhenItIsIssued() {
        Formal formal = Formal.waived(city, "CN");
        formal.draft(Formal.draft(0, DUE));
        city.eso.get(formal.at + "/opinion").then().body("letter.evaluation", equalTo("办学规范"));
        city.head.get(formal.at + "/opinion").then().statusCode(200).body("letter", nullValue());
        formal.consent(1);
        formal.issue();
        city.head
                .get(formal.at + "/opinion")
                .then()
                .body("letter.evaluation", equalTo("办学规范"))
                .body("consents", nullValue())
                .body("deliberation", nullValue());
        refused(city.otherHead.get(formal.at + "/opinion"), 404, "NOT_FOUND");
        refused(city.eso.get(INSPECTIONS + "/" + UUID.randomUUID() + "/opinion"), 404, "NOT_FOUND");
    }
}
