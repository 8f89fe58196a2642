package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first invariant from behind: who sits in a group, and what becomes of it when something comes up later. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SeatsTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static Map<String, Object> declaration(String inspector, boolean none) {
        return Map.of("inspectorId", inspector, "none", none, "reason", "配偶在该校任教");
    }

    private String declared(String at, String person) {
        String inspector = city.inspector(person);
        city.eso
                .command(at, "declare-recusal", declaration(inspector, true))
                .then()
                .statusCode(200);
        return inspector;
    }

    /** Two certificates do not make two inspectors of one person. */
    @Test
    void oneRegisteredTwiceIsOneInspector() {
        String at = INSPECTIONS + "/" + city.filed("SPECIAL", "ANNOUNCED");
        String colleague = person("colleague");
        String lead = declared(at, city.lead);
        String same = declared(at, city.lead);
        String other = declared(at, colleague);
        Map<String, Object> two = Map.of("leader", lead, "inspectorIds", List.of(lead, same, other));
        refused(city.eso.command(at, "form-team", two), 422, "TEAM_TOO_SMALL");
        String third = declared(at, person("third"));
        Map<String, Object> three = Map.of("leader", lead, "inspectorIds", List.of(lead, other, third));
        city.eso.done(at, "form-team", three, "TEAM_FORMED");
        String again = declared(at, colleague);
        city.eso
                .command(INSPECTORS + "/" + third, "hand-over", Map.of("to", again, "reason", "调离"))
                .then()
                .body("moved", empty())
                .body("notMoved.code", contains("TEAM_TOO_SMALL"));
    }

    /** Recusal has no last day (教育督导条例 Art. 10): a member who finds a ground says so, and the door stays shut. */
    @Test
    void whoFindsAGroundLaterSaysSoAndDoesNotEnter() {
        Formal formal = Formal.planned(city).team();
        String member = formal.members.get(1);
        Api self = formal.persons.get(1);
        refused(self.command(formal.at, "declare-recusal", declaration(member, true)), 409, "ILLEGAL_TRANSITION");
        self.command(formal.at, "declare-recusal", declaration(member, false))
                .then()
                .statusCode(200);
        refused(city.leader.command(formal.at, "enter", NOTHING), 422, "INSPECTOR_NOT_VALID");
        city.eso.get(formal.at).then().body("enteredAt", nullValue()).body("team", hasSize(3));
        String next = declared(formal.at, person("next"));
        city.eso
                .command(INSPECTORS + "/" + member, "hand-over", Map.of("to", next, "reason", "回避"))
                .then()
                .body("moved.inspectionId", contains(formal.id));
        formal.enter();
    }

    /** In this inspection alone: the other seats are the member's still. */
    @Test
    void whoIsRecusedGivesOneSeatToAnother() {
        Formal formal = Formal.planned(city).team();
        Formal other = Formal.planned(city).team();
        String lead = formal.members.get(0);
        String next = declared(formal.at, person("next"));
        Map<String, Object> wanted = Map.of("inspectorId", lead, "to", next, "reason", "回避");
        refused(city.eso.command(formal.at, "replace-member", wanted), 409, "MEMBER_FIT");
        city.leader
                .command(formal.at, "declare-recusal", declaration(lead, false))
                .then()
                .statusCode(200);
        String silent = city.inspector(person("silent"));
        for (String unfit : List.of(silent, formal.members.get(1))) {
            Map<String, Object> body = Map.of("inspectorId", lead, "to", unfit, "reason", "回避");
            assertEquals(
                    422, city.eso.command(formal.at, "replace-member", body).statusCode());
        }
        Map<String, Object> stranger = Map.of("inspectorId", next, "to", next, "reason", "回避");
        refused(city.eso.command(formal.at, "replace-member", stranger), 400, "VALIDATION_FAILED");
        city.eso.refusesCarelessly(INSPECTIONS, formal.id, "replace-member", wanted, city.leader);
        city.eso
                .command(formal.at, "replace-member", wanted)
                .then()
                .statusCode(200)
                .body("team.find { it.leader }.inspectorId", equalTo(next));
        refused(city.leader.command(formal.at, "enter", NOTHING), 403, "NOT_TEAM_MEMBER");
        formal.persons.get(1).done(formal.at, "enter", NOTHING, "ON_SITE");
        other.enter();
    }

    /** Nor does a suspended or dismissed one go on because of the seat. */
    @ParameterizedTest
    @ValueSource(strings = {"suspend", "dismiss"})
    void whoMayNoLongerInspectNeitherLeadsNorAgrees(String command) {
        Formal formal = Formal.waived(city, "CN");
        for (int seat = 0; seat < 2; seat++) {
            String at = INSPECTORS + "/" + formal.members.get(seat);
            city.eso.command(at, command, Map.of("reason", "违纪")).then().statusCode(200);
        }
        Map<String, Object> draft = Formal.draft(0, City.today().plusDays(9));
        refused(city.leader.command(formal.at, "draft-opinion", draft), 422, "INSPECTOR_NOT_VALID");
        Map<String, Object> agrees = Map.of("agrees", true);
        refused(formal.persons.get(1).command(formal.at, "consent-to-opinion", agrees), 422, "INSPECTOR_NOT_VALID");
        String next = declared(formal.at, person("next"));
        String heir = person("heir");
        city.eso
                .command(
                        formal.at,
                        "replace-member",
                        Map.of("inspectorId", formal.members.get(0), "to", declared(formal.at, heir), "reason", "解聘"))
                .then()
                .statusCode(200);
        api(heir, "INSPECTOR", city.office).done(formal.at, "draft-opinion", draft, "DEFENCE_CLOSED");
        Map<String, Object> second = Map.of("inspectorId", formal.members.get(1), "to", next, "reason", "解聘");
        city.eso.command(formal.at, "replace-member", second).then().statusCode(200);
    }

    @Test
    void whoFindsAGroundOnSiteDoesNothingMore() {
        Formal formal = Formal.planned(city).team();
        formal.enter();
        Api self = formal.persons.get(1);
        self.post(formal.at + "/records", Formal.siteRecord()).then().statusCode(201);
        self.command(formal.at, "declare-recusal", declaration(formal.members.get(1), false))
                .then()
                .statusCode(200);
        refused(self.post(formal.at + "/records", Formal.siteRecord()), 422, "INSPECTOR_RECUSED");
        refused(self.post(formal.at + "/findings", City.newFinding("MAJOR")), 422, "INSPECTOR_RECUSED");
        formal.records();
        formal.leave();
    }

    @Test
    void whoIsRecusedIsSoUnderEveryCertificate() {
        String id = city.filed("SPECIAL", "ANNOUNCED");
        String at = INSPECTIONS + "/" + id;
        String person = person("recused");
        city.eso
                .command(at, "declare-recusal", declaration(city.inspector(person), false))
                .then()
                .statusCode(200);
        List<String> members = List.of(declared(at, city.lead), declared(at, person), declared(at, person("third")));
        city.eso.done(at, "form-team", Map.of("leader", members.get(0), "inspectorIds", members), "TEAM_FORMED");
        city.eso.done(at, "serve-notice", Map.of("text", "通知"), "NOTICE_SERVED");
        refused(city.leader.command(at, "enter", NOTHING), 422, "INSPECTOR_NOT_VALID");
    }

    @Test
    void nobodyTakesBackAnothersDeclaration() {
        String at = INSPECTIONS + "/" + city.filed("SPECIAL", "ANNOUNCED");
        String person = person("recused");
        String inspector = city.inspector(person);
        Api self = api(person, "INSPECTOR", city.office);
        self.command(at, "declare-recusal", declaration(inspector, false))
                .then()
                .statusCode(200);
        for (boolean none : new boolean[] {true, false}) {
            refused(city.eso.command(at, "declare-recusal", declaration(inspector, none)), 403, "FORBIDDEN");
        }
        city.eso.get(at).then().body("recusals.none", contains(false));
        self.command(at, "declare-recusal", declaration(inspector, true)).then().statusCode(200);
    }

    /** Whoever supervises, but inside the unit that is inspected, is the unit. */
    @Test
    void staffOfTheUnitReadWhatTheUnitReads() {
        Formal formal = Formal.left(city, "CN");
        for (Api own :
                List.of(api(person("own"), "SUPERVISOR", city.school), api(person("own"), "LEADER,ESO", city.school))) {
            own.get(formal.at)
                    .then()
                    .statusCode(200)
                    .body("report", nullValue())
                    .body("recusals", nullValue())
                    .body("deskReview", nullValue())
                    .body("planEntryId", nullValue());
        }
        api(person("above"), "SUPERVISOR", city.county)
                .get(formal.at)
                .then()
                .body("report", equalTo("小结"))
                .body("recusals", hasSize(3));
        String stranger = UUID.randomUUID().toString();
        refused(city.eso.get(INSPECTIONS + "/" + stranger), 404, "NOT_FOUND");
    }
}
