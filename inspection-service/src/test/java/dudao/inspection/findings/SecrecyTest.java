package dudao.inspection.findings;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static dudao.inspection.testing.City.newFinding;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reader over every way to read a restricted finding and what comes of it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SecrecyTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String inspection;

    @BeforeEach
    void build() {
        city = new City(tree);
        inspection = city.onSite();
    }

    private Map<String, Api> readers() {
        Map<String, Api> readers = new LinkedHashMap<>();
        readers.put("office", city.eso);
        readers.put("team of the office", city.leader);
        readers.put("unit", city.head);
        readers.put("bureau", city.supervisor);
        readers.put("leader of the bureau", City.api("leader", "LEADER", city.city));
        readers.put("system of the bureau", City.api("system", "SYSTEM", city.city));
        readers.put("county above the unit", city.countyHead);
        readers.put("other unit", city.otherHead);
        return readers;
    }

    private static boolean reads(String who) {
        return List.of("office", "team of the office", "unit").contains(who);
    }

    private Map<String, Object> restricted(UUID office) {
        return new HashMap<>(Map.of("classification", "RESTRICTED", "handlingOfficeId", office, "reason", "涉及未成年人"));
    }

    private static boolean lists(Api reader, String collection, String id) {
        return reader.get(collection + "?limit=200").asString().contains(id);
    }

    @Test
    void aRestrictedFindingIsAbsentWhereverOneLooks() {
        String finding = city.confirmed(inspection);
        String rectification = city.ordered(finding, city.order());
        Api system = City.api("system", "SYSTEM", city.city);
        await().atMost(Duration.ofSeconds(30)).until(() -> feed(system).contains(rectification));
        city.eso
                .command(FINDINGS + "/" + finding, "classify", restricted(city.office))
                .then()
                .statusCode(200)
                .body("classification", equalTo("RESTRICTED"));
        readers().forEach((who, reader) -> {
            int status = reads(who) ? 200 : 404;
            assertEquals(status, reader.get(FINDINGS + "/" + finding).statusCode(), who);
            assertEquals(
                    status, reader.get(RECTIFICATIONS + "/" + rectification).statusCode(), who);
            for (String filter : List.of("", "&inspectionId=" + inspection, "&overdue=false", "&state=ASSIGNED")) {
                boolean listed =
                        reader.get(FINDINGS + "?limit=200" + filter).asString().contains(finding);
                assertEquals(reads(who), listed, who + filter);
            }
            assertEquals(reads(who), lists(reader, RECTIFICATIONS, rectification), who);
        });
        // Also what was published before is gone from the feed, for everybody but the office.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> !feed(system).contains(finding) && !feed(system).contains(rectification));
        assertTrue(feed(City.api("system-o", "SYSTEM", city.office)).contains(finding));
    }

    private static String feed(Api reader) {
        StringBuilder feed = new StringBuilder();
        long next = 0;
        long after;
        do {
            after = next;
            Response page = reader.get("/api/v1/changes?limit=1000&after=" + after);
            page.then().statusCode(200);
            feed.append(page.asString());
            next = ((Number) page.path("next")).longValue();
        } while (next > after);
        return feed.toString();
    }

    @Test
    void nobodyElseChangesIt() {
        String finding = FINDINGS + "/" + city.found(inspection);
        city.eso.command(finding, "classify", restricted(city.office)).then().statusCode(200);
        Api other = City.api("eso-of-bureau", "ESO", city.city);
        for (String command : List.of("confirm", "dismiss", "classify")) {
            refused(other.command(finding, command, body(command), "*"), 404, "NOT_FOUND");
        }
        city.eso.done(finding, "confirm", NOTHING, "CONFIRMED");
    }

    private Map<String, Object> body(String command) {
        return switch (command) {
            case "confirm" -> NOTHING;
            case "dismiss" -> Map.of("reason", "不属实");
            default -> restricted(city.office);
        };
    }

    @Test
    void itCanBeRecordedAsRestricted() {
        Map<String, Object> seen = newFinding("HAZARD");
        seen.put("classification", "RESTRICTED");
        refused(record(seen), 400, "VALIDATION_FAILED");
        seen.put("handlingOfficeId", city.otherSchool);
        seen.put("handlingOfficeId", city.office);
        String id = record(seen).then().statusCode(201).extract().path("id");
        city.supervisor.get(FINDINGS + "/" + id).then().statusCode(404);
        city.head.get(FINDINGS + "/" + id).then().statusCode(200);
    }

    private Response record(Map<String, Object> seen) {
        return city.leader.post(INSPECTIONS + "/" + inspection + "/findings", seen);
    }

    @Test
    void aFindingAboutARestrictedItemIsAsTheItem() {
        UUID ours = item(city.office);
        UUID theirs = item(city.county);
        Map<String, Object> seen = newFinding("HAZARD");
        seen.put("planItemId", theirs);
        refused(record(seen), 422, "UNKNOWN_PLAN_ITEM");
        seen.put("planItemId", ours);
        record(seen)
                .then()
                .statusCode(201)
                .body("classification", equalTo("RESTRICTED"))
                .body("handlingOfficeId", equalTo(city.office.toString()));
    }

    private UUID item(UUID office) {
        UUID id = UUID.randomUUID();
        Rows.sql(
                "insert into plan_item (item_id, plan_id, plan_version, number, title, classification, handling_office_id,"
                        + " issuer_id)"
                        + " values (?, ?, 1, '1', '限制知悉', 'RESTRICTED', ?, ?)",
                id,
                UUID.randomUUID(),
                office,
                city.city);
        return id;
    }

    @Test
    void classifyingNeedsAReasonAVersionAndTheRole() {
        String finding = city.confirmed(inspection);
        city.eso.refusesCarelessly(FINDINGS, finding, "classify", restricted(city.office), city.head);
        Map<String, Object> why = restricted(city.office);
        why.remove("reason");
        refused(city.eso.command(FINDINGS + "/" + finding, "classify", why), 400, "VALIDATION_FAILED");
        refused(
                city.eso.command(FINDINGS + "/" + finding, "classify", restricted(UUID.randomUUID())),
                400,
                "VALIDATION_FAILED");
        assertFalse(city.supervisor.get(FINDINGS + "/" + finding).asString().contains("RESTRICTED"));
    }
}
