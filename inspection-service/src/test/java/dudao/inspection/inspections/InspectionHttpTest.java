package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class InspectionHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static String at(String id) {
        return INSPECTIONS + "/" + id;
    }

    @Test
    void itIsPlannedOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wanted = city.newInspection("REGULAR", "ANNOUNCED");
        Response created = city.eso.post(INSPECTIONS, wanted, key);
        String id = created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("PLANNED"))
                .body("matters", contains("校园安全", "食品安全"))
                .body("allowedCommands", contains("cancel", "declare-recusal", "file"))
                .extract()
                .path("id");
        created.then().header("Location", endsWith(at(id)));
        city.eso.post(INSPECTIONS, wanted, key).then().statusCode(201).body("id", equalTo(id));
        city.eso.get(at(id)).then().statusCode(200).body("title", equalTo("校园安全督导"));
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        city.eso
                .post(INSPECTIONS, Map.of("matters", List.of()))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/title"))
                .body("errors.pointer", hasItem("/matters"));
        Map<String, Object> wanted = city.newInspection("REGULAR", "ANNOUNCED");
        wanted.put("visitTo", City.today().minusDays(1).toString());
        refused(city.eso.post(INSPECTIONS, wanted), 400, "VALIDATION_FAILED");
        wanted = city.newInspection("PICNIC", "ANNOUNCED");
        refused(city.eso.post(INSPECTIONS, wanted), 400, "VALIDATION_FAILED");
        wanted = city.newInspection("REGULAR", "ANNOUNCED");
        wanted.put("title", "零\u0000字符");
        refused(city.eso.post(INSPECTIONS, wanted), 400, "VALIDATION_FAILED");
        wanted.put("title", "督导");
        wanted.put("organizationId", UUID.randomUUID());
        refused(city.eso.post(INSPECTIONS, wanted), 422, "UNKNOWN_ORGANIZATION");
    }

    @Test
    void onlyTheOfficePlans() {
        Map<String, Object> wanted = city.newInspection("REGULAR", "ANNOUNCED");
        for (Api other : List.of(city.leader, city.supervisor, city.head)) {
            refused(other.post(INSPECTIONS, wanted), 403, "FORBIDDEN");
        }
        refused(new Api("nonsense").post(INSPECTIONS, wanted), 401, "UNAUTHENTICATED");
    }

    @Test
    void filingGivesANumber() {
        String id = city.planned("REGULAR", "ANNOUNCED");
        city.eso.refusesCarelessly(INSPECTIONS, id, "file", NOTHING, city.leader);
        city.eso
                .command(at(id), "file", NOTHING)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("filingNumber", matchesPattern("\\d{4}-\\d{6}"));
        city.eso
                .command(at(id), "file", NOTHING)
                .then()
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("allowedCommands", contains("cancel", "declare-recusal", "form-team"));
    }

    @Test
    void declarationsComeFromTheOfficeOrTheInspectorAlone() {
        String id = city.filed("REGULAR", "ANNOUNCED");
        String inspector = city.inspector(city.lead);
        Map<String, Object> none = Map.of("inspectorId", inspector, "none", true);
        city.eso.refusesCarelessly(INSPECTIONS, id, "declare-recusal", none, city.head);
        city.leader.done(at(id), "declare-recusal", none, "FILED");
        Map<String, Object> ofAnother = Map.of("inspectorId", city.inspector(person("one")), "none", true);
        refused(city.leader.command(at(id), "declare-recusal", ofAnother), 403, "FORBIDDEN");
        Map<String, Object> silent = Map.of("inspectorId", inspector, "none", false);
        refused(city.eso.command(at(id), "declare-recusal", silent), 400, "VALIDATION_FAILED");
        Map<String, Object> unknown = Map.of("inspectorId", UUID.randomUUID(), "none", true);
        refused(city.eso.command(at(id), "declare-recusal", unknown), 422, "UNKNOWN_INSPECTOR");
        Map<String, Object> conflict = Map.of("inspectorId", inspector, "none", false, "reason", "子女在该校就读");
        String before = city.eso.etag(at(id));
        city.eso
                .command(at(id), "declare-recusal", conflict, before)
                .then()
                .statusCode(200)
                .body("recusals", hasSize(1))
                .body("recusals[0].none", equalTo(false))
                .header("ETag", notNullValue());
        refused(city.eso.command(at(id), "declare-recusal", none, before), 412, "STALE");
        city.head
                .get(at(id))
                .then()
                .statusCode(200)
                .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("recusals")));
        refused(formTeam(id, inspector, inspector), 422, "INSPECTOR_RECUSED");
    }

    private Response formTeam(String id, String leader, String... members) {
        return city.eso.command(at(id), "form-team", Map.of("leader", leader, "inspectorIds", List.of(members)));
    }

    @Test
    void aTeamIsFormedOfThoseWhoMay() {
        String id = city.filed("SPECIAL", "ANNOUNCED");
        String one = city.inspector(city.lead);
        String two = city.inspector(person("two"));
        Map<String, Object> body = Map.of("leader", one, "inspectorIds", List.of(one));
        city.eso.refusesCarelessly(INSPECTIONS, id, "form-team", body, city.leader);
        refused(formTeam(id, one, one, two), 422, "TEAM_TOO_SMALL");
        refused(formTeam(id, one, one, one, one), 422, "TEAM_TOO_SMALL");
        String three = city.inspector(person("three"));
        formTeam(id, one, one, two, three)
                .then()
                .statusCode(422)
                .body("code", equalTo("RECUSAL_NOT_DECLARED"))
                .body("errors.pointer", contains("/inspectorIds/0"));
        refused(formTeam(id, one, one, two, UUID.randomUUID().toString()), 422, "UNKNOWN_INSPECTOR");
        refused(city.eso.command(at(id), "form-team", Map.of("leader", one)), 400, "VALIDATION_FAILED");
        for (String each : List.of(one, two, three)) {
            city.eso.done(at(id), "declare-recusal", Map.of("inspectorId", each, "none", true), "FILED");
        }
        formTeam(id, two, one, two, three)
                .then()
                .statusCode(200)
                .body("state", equalTo("TEAM_FORMED"))
                .body("team.leader", contains(false, true, false));
    }

    @Test
    void anInspectorWhoseTermEndsDuringTheVisitIsNotTaken() {
        String id = city.filed("REGULAR", "ANNOUNCED");
        Map<String, Object> ending = city.newInspector(city.lead);
        ending.put("validTo", City.today().toString());
        String one = city.eso.post(City.INSPECTORS, ending).path("id");
        city.eso.done(at(id), "declare-recusal", Map.of("inspectorId", one, "none", true), "FILED");
        refused(formTeam(id, one, one), 422, "INSPECTOR_NOT_VALID");
    }

    @Test
    void aRegularVisitIsEnteredByAMemberAndEndedByTheLeader() {
        String id = city.withTeam("REGULAR", "ANNOUNCED");
        city.leader.refusesCarelessly(INSPECTIONS, id, "enter", NOTHING, city.eso);
        Api stranger = City.api(person("stranger"), "INSPECTOR", city.office);
        refused(stranger.command(at(id), "enter", NOTHING), 403, "NOT_TEAM_MEMBER");
        city.leader
                .command(at(id), "enter", NOTHING)
                .then()
                .statusCode(200)
                .body("state", equalTo("ON_SITE"))
                .body("enteredAt", containsString("+08:00"));
        Map<String, Object> report = Map.of("report", "总体良好,一处隐患");
        city.leader.refusesCarelessly(INSPECTIONS, id, "leave", report, city.eso);
        refused(city.leader.command(at(id), "leave", NOTHING), 400, "VALIDATION_FAILED");
        refused(stranger.command(at(id), "leave", report), 403, "NOT_TEAM_LEADER");
        city.leader.done(at(id), "leave", report, "REPORTED");
        city.eso.get(at(id)).then().body("report", equalTo("总体良好,一处隐患"));
        city.head.get(at(id)).then().body("report", equalTo(null));
        city.eso.refusesCarelessly(INSPECTIONS, id, "close", NOTHING, city.leader);
        city.eso.done(at(id), "close", NOTHING, "CLOSED");
        refused(city.eso.command(at(id), "close", NOTHING), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void nobodyEntersOnAnotherDayThanFiled() {
        Map<String, Object> later = city.newInspection("REGULAR", "ANNOUNCED");
        later.put("visitFrom", City.today().plusDays(1).toString());
        String id = city.eso.post(INSPECTIONS, later).path("id");
        String inspector = city.inspector(city.lead);
        city.eso.done(at(id), "file", NOTHING, "FILED");
        city.eso.done(at(id), "declare-recusal", Map.of("inspectorId", inspector, "none", true), "FILED");
        formTeam(id, inspector, inspector).then().statusCode(200);
        refused(city.leader.command(at(id), "enter", NOTHING), 409, "OUTSIDE_VISIT_DATES");
    }

    @Test
    void itIsNotClosedOverAnOpenFinding() {
        String id = city.onSite();
        String finding = city.found(id);
        city.leader.done(at(id), "leave", Map.of("report", "报告"), "REPORTED");
        city.eso
                .command(at(id), "close", NOTHING)
                .then()
                .statusCode(409)
                .body("code", equalTo("FINDINGS_OPEN"))
                .body("open", equalTo(1));
        city.eso.done(City.FINDINGS + "/" + finding, "dismiss", Map.of("reason", "证据不足"), "DISMISSED");
        city.eso.done(at(id), "close", NOTHING, "CLOSED");
    }

    @Test
    void itIsCancelledWithAReasonBeforeTheVisit() {
        String id = city.filed("SPECIAL", "ANNOUNCED");
        city.eso.refusesCarelessly(INSPECTIONS, id, "cancel", Map.of("reason", "合并检查"), city.supervisor);
        refused(city.eso.command(at(id), "cancel", NOTHING), 400, "VALIDATION_FAILED");
        city.eso
                .command(at(id), "cancel", Map.of("reason", "合并检查"))
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("reason", equalTo("合并检查"))
                .body("allowedCommands", hasSize(0));
        String entered = city.onSite();
        refused(city.eso.command(at(entered), "cancel", Map.of("reason", "晚了")), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theListHasPagesAndFilters() {
        String first = city.planned("REGULAR", "ANNOUNCED");
        String second = city.filed("SPECIAL", "ANNOUNCED");
        Response page = city.eso.get(INSPECTIONS + "?limit=1");
        page.then()
                .statusCode(200)
                .body("items.id", contains(second))
                .body("items[0].organizationId", equalTo(city.school.toString()))
                .body("items[0].organizationName", notNullValue())
                .header("Link", containsString("rel=\"next\""));
        city.eso
                .get(INSPECTIONS + "?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.id", contains(first));
        city.eso.get(INSPECTIONS + "?state=PLANNED").then().body("items.id", contains(first));
        city.eso.get(INSPECTIONS + "?kind=SPECIAL").then().body("items.id", contains(second));
        city.eso.get(INSPECTIONS + "?under=" + city.county).then().body("items", hasSize(2));
        city.eso.get(INSPECTIONS + "?under=" + city.otherCounty).then().body("items", hasSize(0));
        city.eso.get(INSPECTIONS + "?organizationId=" + city.school).then().body("items", hasSize(2));
        refused(city.eso.get(INSPECTIONS + "?state=LOST"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(INSPECTIONS + "?under=1"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(INSPECTIONS + "?colour=red"), 400, "UNKNOWN_PARAMETER");
    }
}
