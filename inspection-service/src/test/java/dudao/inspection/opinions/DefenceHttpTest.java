package dudao.inspection.opinions;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
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

/** From deliberation to the end of the defence. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DefenceHttpTest {

    private static final LocalDate THURSDAY = LocalDate.of(2026, 3, 12);

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        MovableClock.set(THURSDAY);
        city = new City(tree);
    }

    @AfterEach
    void today() {
        MovableClock.reset();
    }

    @Test
    void theGroupDeliberatesOnce() {
        Formal formal = Formal.left(city, "CN");
        Map<String, Object> body = formal.deliberation();
        refused(
                city.leader.command(formal.at, "serve-preliminary-opinion", formal.preliminary(null)),
                409,
                "NOT_DELIBERATED");
        city.leader.refusesCarelessly(INSPECTIONS, formal.id, "deliberate", body, city.eso);
        refused(formal.persons.get(1).command(formal.at, "deliberate", body), 403, "NOT_TEAM_LEADER");
        body.put("present", List.of(UUID.randomUUID()));
        refused(city.leader.command(formal.at, "deliberate", body), 400, "VALIDATION_FAILED");
        refused(city.eso.get(formal.at + "/opinion"), 404, "NOT_FOUND");
        formal.deliberate();
        refused(city.leader.command(formal.at, "deliberate", formal.deliberation()), 409, "ALREADY_DELIBERATED");
        city.eso.get(formal.at + "/opinion").then().statusCode(200).body("deliberation.minutes", equalTo("评议记录"));
        refused(city.head.get(formal.at + "/opinion"), 404, "NOT_FOUND");
    }

    @Test
    void thePreliminaryOpinionRestsOnWhatWasSeenAndWhatThePublicSaid() {
        Formal formal = Formal.left(city, "CN");
        formal.deliberate();
        Map<String, Object> body = formal.preliminary(null);
        city.leader.refusesCarelessly(INSPECTIONS, formal.id, "serve-preliminary-opinion", body, city.eso);
        List<?> inputs = (List<?>) body.get("inputs");
        for (Object single : inputs) {
            body.put("inputs", List.of(single));
            refused(city.leader.command(formal.at, "serve-preliminary-opinion", body), 422, "INPUTS_MISSING");
        }
        Formal other = Formal.left(city, "CN");
        body.put("inputs", other.preliminary(null).get("inputs"));
        refused(city.leader.command(formal.at, "serve-preliminary-opinion", body), 400, "VALIDATION_FAILED");
        body.put("inputs", List.of());
        refused(city.leader.command(formal.at, "serve-preliminary-opinion", body), 400, "VALIDATION_FAILED");
        formal.serve(null);
        city.head
                .get(formal.at + "/opinion")
                .then()
                .statusCode(200)
                .body("preliminary.text", equalTo("初步意见"))
                .body("preliminary.servedAt", notNullValue())
                .body("preliminary.inputs", nullValue())
                .body("deliberation", nullValue())
                .body("letter", nullValue());
    }

    @Test
    void whereTheLawGivesNoDayTheOfficeGivesOne() {
        Formal formal = Formal.left(city, "CN");
        formal.deliberate();
        Map<String, Object> body = formal.preliminary(THURSDAY.plusDays(1));
        body.remove("defenceUntil");
        refused(city.leader.command(formal.at, "serve-preliminary-opinion", body), 422, "DEFENCE_LIMIT_MISSING");
        for (LocalDate early : List.of(THURSDAY, THURSDAY.minusDays(1))) {
            Map<String, Object> tooShort = formal.preliminary(early);
            refused(city.leader.command(formal.at, "serve-preliminary-opinion", tooShort), 422, "DEFENCE_TOO_SHORT");
        }
        formal.serve(THURSDAY.plusDays(1));
        city.eso.get(formal.at).then().body("defenceDueOn", equalTo("2026-03-13"));
    }

    @Test
    void theOfficeMayGiveMoreTimeThanTheLawButNotLess() {
        Formal formal = Formal.left(city, "CN-ZJ");
        formal.deliberate();
        LocalDate statutory = THURSDAY.plusDays(11); // the tenth day is Sunday 03-22
        Map<String, Object> less = formal.preliminary(statutory.minusDays(1));
        refused(city.leader.command(formal.at, "serve-preliminary-opinion", less), 422, "DEFENCE_TOO_SHORT");
        formal.serve(statutory.plusDays(3));
        city.eso.get(formal.at).then().body("defenceDueOn", equalTo("2026-03-26"));
        city.eso
                .get(formal.at + "/deadlines")
                .then()
                .body("items.find { it.matter == 'DEFENCE' }.dueOn", equalTo("2026-03-23"));
    }

    @Test
    void aLateServiceTakesNoTimeFromTheUnit() {
        Formal formal = Formal.left(city, "CN-SH");
        formal.deliberate();
        MovableClock.set(LocalDate.of(2026, 4, 1)); // the law's ten working days ended on 03-26
        refused(
                city.leader.command(formal.at, "serve-preliminary-opinion", formal.preliminary(null)),
                422,
                "DEFENCE_LIMIT_MISSING");
        formal.serve(LocalDate.of(2026, 4, 10));
        city.eso
                .get(formal.at + "/deadlines")
                .then()
                .body("items.find { it.matter == 'PRELIMINARY_OPINION' }.late", equalTo(true))
                .body("items.find { it.matter == 'DEFENCE' }.dueOn", equalTo("2026-03-26"));
    }

    @Test
    void theUnitAndNobodyElseDefendsItself() {
        Formal formal = Formal.left(city, "CN");
        formal.deliberate();
        Map<String, Object> points = Formal.defence("通道已清理");
        refused(city.head.command(formal.at, "defend", points), 409, "ILLEGAL_TRANSITION");
        formal.serve(null);
        city.head.refusesCarelessly(INSPECTIONS, formal.id, "defend", points, city.eso);
        refused(city.clerk.command(formal.at, "defend", points), 403, "FORBIDDEN");
        refused(city.countyHead.command(formal.at, "defend", points), 403, "FORBIDDEN");
        refused(city.otherHead.command(formal.at, "defend", points, "*"), 404, "NOT_FOUND");
        refused(city.head.command(formal.at, "defend", Map.of("points", List.of())), 400, "VALIDATION_FAILED");
        String before = city.head.etag(formal.at);
        city.head.command(formal.at, "defend", points, before).then().statusCode(200);
        refused(city.head.command(formal.at, "defend", points, before), 412, "STALE");
        city.head.done(formal.at, "defend", Formal.defence("责任人已明确"), "DEFENCE_OPEN");
        city.head
                .get(formal.at + "/opinion")
                .then()
                .body("defence.point", contains("通道已清理", "责任人已明确"))
                .body("defence.position", contains(0, 1));
    }

    @Test
    void theLastDayCountsAndTheNextDoesNot() {
        Formal formal = Formal.left(city, "CN");
        formal.deliberate();
        formal.serve(THURSDAY.plusDays(4));
        MovableClock.set(dudao.commons.time.Clocks.endOf(THURSDAY.plusDays(4)).minusSeconds(30));
        city.head.done(formal.at, "defend", Formal.defence("最后一刻"), "DEFENCE_OPEN");
        MovableClock.set(dudao.commons.time.Clocks.endOf(THURSDAY.plusDays(4)).plusSeconds(1));
        city.head
                .command(formal.at, "defend", Formal.defence("晚了"))
                .then()
                .statusCode(409)
                .body("code", not(equalTo("STALE")));
        formal.awaitEndOfDefence();
        refused(city.head.command(formal.at, "defend", Formal.defence("晚了")), 409, "ILLEGAL_TRANSITION");
        city.head.get(formal.at + "/opinion").then().body("defence", hasSize(1));
    }

    @Test
    void onlyTheUnitWaivesItsDefence() {
        Formal formal = Formal.left(city, "CN");
        formal.deliberate();
        formal.serve(null);
        Map<String, Object> waiver = Map.of("text", "对初步意见无异议");
        city.head.refusesCarelessly(INSPECTIONS, formal.id, "waive-defence", waiver, city.eso);
        refused(city.leader.command(formal.at, "waive-defence", waiver), 403, "FORBIDDEN");
        refused(city.countyHead.command(formal.at, "waive-defence", waiver), 403, "FORBIDDEN");
        refused(city.head.command(formal.at, "waive-defence", NOTHING), 400, "VALIDATION_FAILED");
        refused(city.head.command(formal.at, "end-defence", NOTHING), 404, "NOT_FOUND");
        refused(city.eso.command(formal.at, "end-defence", NOTHING), 404, "NOT_FOUND");
        city.head.done(formal.at, "waive-defence", waiver, "DEFENCE_CLOSED");
        city.head.get(formal.at + "/opinion").then().body("waiver", equalTo("对初步意见无异议"));
        Api again = City.api(person("head"), "UNIT_HEAD", city.school);
        refused(again.command(formal.at, "defend", Formal.defence("反悔")), 409, "ILLEGAL_TRANSITION");
    }
}
