package dudao.inspection.findings;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.newFinding;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FindingHttpTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private String inspection;

    @BeforeEach
    void build() {
        city = new City(tree);
        inspection = city.onSite();
    }

    private static String at(String id) {
        return FINDINGS + "/" + id;
    }

    private Response record(Map<String, Object> finding) {
        return city.leader.post(INSPECTIONS + "/" + inspection + "/findings", finding);
    }

    @Test
    void aMemberRecordsWhatWasFoundOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> seen = newFinding("GENERAL");
        String path = INSPECTIONS + "/" + inspection + "/findings";
        Response created = city.leader.post(path, seen, key);
        String id = created.then()
                .statusCode(201)
                .body("state", equalTo("IDENTIFIED"))
                .body("organizationId", equalTo(city.school.toString()))
                .body("foundAt", containsString("+08:00"))
                .extract()
                .path("id");
        created.then().header("Location", endsWith(at(id))).header("ETag", equalTo("\"0\""));
        city.leader.post(path, seen, key).then().statusCode(201).body("id", equalTo(id));
        city.eso.get(FINDINGS + "?inspectionId=" + inspection).then().body("items.id", contains(id));
        seen.put("wording", "另一处");
        refused(city.leader.post(path, seen, key), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aFindingHasAClauseAnIndicatorAndEvidence() {
        record(Map.of("evidence", List.of()))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/wording"))
                .body("errors.pointer", hasItem("/clause"))
                .body("errors.pointer", hasItem("/indicator"))
                .body("errors.pointer", hasItem("/evidence"))
                .body("errors.pointer", hasItem("/severity"));
        Map<String, Object> seen = newFinding("TERRIBLE");
        refused(record(seen), 400, "VALIDATION_FAILED");
        seen = newFinding("MINOR");
        seen.put("evidence", List.of(" "));
        refused(record(seen), 400, "VALIDATION_FAILED");
        seen = newFinding("MINOR");
        seen.put("wording", "长".repeat(2001));
        refused(record(seen), 400, "VALIDATION_FAILED");
    }

    @Test
    void onlyMembersRecordAndOnlyDuringTheVisit() {
        String path = INSPECTIONS + "/" + inspection + "/findings";
        refused(city.eso.post(path, newFinding("MINOR")), 403, "FORBIDDEN");
        refused(
                City.api(person("x"), "INSPECTOR", city.office).post(path, newFinding("MINOR")),
                403,
                "NOT_TEAM_MEMBER");
        refused(
                city.leader.post(INSPECTIONS + "/" + UUID.randomUUID() + "/findings", newFinding("MINOR")),
                404,
                "NOT_FOUND");
        String notYet = city.withTeam("REGULAR", "ANNOUNCED");
        refused(city.leader.post(INSPECTIONS + "/" + notYet + "/findings", newFinding("MINOR")), 409, "NOT_ON_SITE");
    }

    @Test
    void aPlanItemMustBeIssued() {
        Map<String, Object> seen = newFinding("MINOR");
        UUID item = UUID.randomUUID();
        UUID plan = UUID.randomUUID();
        seen.put("planItemId", item);
        record(seen)
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_PLAN_ITEM"))
                .body("errors.pointer", contains("/planItemId"));
        jdbi.useHandle(handle -> handle.execute(
                "insert into plan_item (item_id, plan_id, plan_version, number, title, issuer_id)"
                        + " values (?, ?, 1, '1', '条目', ?)",
                item,
                plan,
                city.city));
        record(seen)
                .then()
                .statusCode(201)
                .body("planItemId", equalTo(item.toString()))
                .body("planId", equalTo(plan.toString()));
    }

    @Test
    void aHazardIsConfirmedInTheSameAct() {
        record(newFinding("HAZARD"))
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("CONFIRMED"))
                .body("confirmedAt", notNullValue());
    }

    @Test
    void theOfficeConfirms() {
        String id = city.found(inspection);
        city.eso.refusesCarelessly(FINDINGS, id, "confirm", NOTHING, city.leader);
        city.eso
                .command(at(id), "confirm", NOTHING)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("CONFIRMED"))
                .body("allowedCommands", contains("assign-responsibility"));
        refused(city.eso.command(at(id), "confirm", NOTHING), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void orDismissesWithAReason() {
        String id = city.found(inspection);
        Map<String, Object> why = Map.of("reason", "证据不足");
        city.eso.refusesCarelessly(FINDINGS, id, "dismiss", why, city.supervisor);
        refused(city.eso.command(at(id), "dismiss", NOTHING), 400, "VALIDATION_FAILED");
        city.eso.done(at(id), "dismiss", why, "DISMISSED");
        city.eso.get(at(id)).then().body("reason", equalTo("证据不足"));
        refused(city.eso.command(at(id), "confirm", NOTHING), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void onTheFormalTrackOnlyAHazardIsConfirmedBeforeTheDefence() {
        String special = city.withTeam("SPECIAL", "ANNOUNCED");
        city.eso.done(INSPECTIONS + "/" + special, "serve-notice", Map.of("text", "通知"), "NOTICE_SERVED");
        city.leader.done(INSPECTIONS + "/" + special, "enter", NOTHING, "ON_SITE");
        String id = city.found(special);
        refused(city.eso.command(at(id), "confirm", NOTHING), 409, "DEFENCE_NOT_CLOSED");
        city.leader
                .post(INSPECTIONS + "/" + special + "/findings", newFinding("HAZARD"))
                .then()
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"));
    }

    @Test
    void aConfirmedFindingIsOrderedToBeRectified() {
        String id = city.confirmed(inspection);
        Map<String, Object> order = city.order();
        city.eso.refusesCarelessly(FINDINGS, id, "assign-responsibility", order, city.supervisor);
        refused(city.eso.command(at(id), "assign-responsibility", NOTHING), 400, "VALIDATION_FAILED");
        order.put("dueOn", City.today().minusDays(1).toString());
        city.eso
                .command(at(id), "assign-responsibility", order)
                .then()
                .statusCode(422)
                .body("code", equalTo("DUE_IN_PAST"))
                .body("errors.pointer", contains("/dueOn"));
        order.put("dueOn", "+999999999-01-01");
        refused(city.eso.command(at(id), "assign-responsibility", order), 400, "VALIDATION_FAILED");
        order.put("dueOn", City.today().toString());
        order.put("organizationId", UUID.randomUUID());
        refused(city.eso.command(at(id), "assign-responsibility", order), 422, "UNKNOWN_ORGANIZATION");
        order.put("organizationId", city.county);
        Response ordered = city.eso.command(at(id), "assign-responsibility", order);
        ordered.then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("state", equalTo("ASSIGNED"))
                .body("rectificationId", notNullValue())
                .body("responsibleOrganizationId", equalTo(city.county.toString()))
                .body("dueAt", equalTo(City.today().plusDays(1) + "T00:00:00+08:00"));
        city.countyHead
                .get(City.RECTIFICATIONS + "/" + ordered.path("rectificationId"))
                .then()
                .statusCode(200);
        refused(city.eso.command(at(id), "assign-responsibility", order), 409, "ILLEGAL_TRANSITION");
        String unconfirmed = city.found(inspection);
        refused(city.eso.command(at(unconfirmed), "assign-responsibility", order), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theListHasPagesAndFilters() {
        String first = city.found(inspection);
        String second = city.confirmed(inspection);
        String ordered = city.confirmed(inspection);
        city.ordered(ordered, city.order());
        Response page = city.eso.get(FINDINGS + "?limit=2");
        page.then().statusCode(200).body("items.id", contains(ordered, second)).header("Link", containsString("next"));
        city.eso.get(FINDINGS + "?limit=2&cursor=" + page.path("next")).then().body("items.id", contains(first));
        city.eso.get(FINDINGS + "?state=CONFIRMED").then().body("items.id", contains(second));
        city.eso.get(FINDINGS + "?severity=MAJOR&topic=消防").then().body("items", hasSize(3));
        city.eso.get(FINDINGS + "?severity=MINOR").then().body("items", hasSize(0));
        city.eso.get(FINDINGS + "?organizationId=" + city.school).then().body("items", hasSize(3));
        city.eso.get(FINDINGS + "?under=" + city.county).then().body("items", hasSize(3));
        city.eso.get(FINDINGS + "?under=" + city.otherCounty).then().body("items", hasSize(0));
        city.eso.get(FINDINGS + "?overdue=true").then().body("items", hasSize(0));
        city.eso.get(FINDINGS + "?overdue=false").then().body("items", hasSize(3));
        jdbi.useHandle(handle -> handle.execute(
                "update finding set due_on = ? where id = ?", City.today().minusDays(1), UUID.fromString(ordered)));
        city.eso.get(FINDINGS + "?overdue=true").then().body("items.id", contains(ordered));
        refused(city.eso.get(FINDINGS + "?overdue=perhaps"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(FINDINGS + "?severity=x"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(FINDINGS + "?colour=red"), 400, "UNKNOWN_PARAMETER");
        refused(city.eso.get(at(UUID.randomUUID().toString())), 404, "NOT_FOUND");
    }
}
