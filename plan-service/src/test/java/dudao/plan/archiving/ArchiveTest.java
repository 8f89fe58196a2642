package dudao.plan.archiving;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Tokens;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ArchiveTest {

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    private City city;
    private String plan;

    @BeforeEach
    void newCity() {
        city = new City(tree);
        plan = city.issued("工作要点", 1);
    }

    private void archive() {
        City.assess(plan);
        city.leader.command(plan, "close", Map.of("reason", "完成")).statusCode(200);
        city.supervisor.command(plan, "archive", null).statusCode(200);
    }

    private ValidatableResponse download(String person, String role, UUID organization, String knownTag) {
        var request = given().auth().oauth2(Tokens.of(person + "-" + city.id, role, organization));
        return (knownTag == null ? request : request.header("If-None-Match", knownTag))
                .get("/api/v1" + plan + "/archive/package")
                .then();
    }

    private byte[] download() {
        return download("supervisor", "SUPERVISOR", city.id, null)
                .statusCode(200)
                .contentType("application/zip")
                .extract()
                .asByteArray();
    }

    @Test
    void thePackageHoldsThePlansLifeAndItsManifestFits() throws Exception {
        String item =
                "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
        city.openTask(plan, item, null);
        archive();
        Map<String, byte[]> parts = Package.parts(download());
        List<String> names = new ArrayList<>(parts.keySet());
        assertTrue(
                names.containsAll(List.of(
                        "progress.json", "revisions/0001-changes.json", "revisions/0001.json", "timeline.json")),
                names::toString);
        assertEquals("manifest.json", names.get(names.size() - 1));
        JsonNode manifest = json.readTree(parts.get("manifest.json"));
        for (JsonNode entry : manifest.path("parts")) {
            byte[] part = parts.get(entry.path("name").asText());
            assertEquals(part.length, entry.path("size").asInt());
            assertEquals(Sha256.of(part), entry.path("sha256").asText());
        }
        assertEquals(parts.size() - 1, manifest.path("parts").size());
        city.issuer.get(plan).body("contentHash", equalTo(Sha256.of(parts.get("revisions/0001.json"))));
        assertEquals(
                1, json.readTree(parts.get("progress.json")).at("/tasks/total").asInt());
        assertEquals(
                "closed",
                json.readTree(parts.get("timeline.json")).at("/4/happened").asText());
    }

    @Test
    void itIsTheSameEveryTimeAndKnownByItsTag() {
        archive();
        byte[] first = download();
        assertArrayEquals(first, download());
        String tag = "\"" + Sha256.of(first) + "\"";
        download("supervisor", "SUPERVISOR", city.id, null).header("ETag", equalTo(tag));
        download("supervisor", "SUPERVISOR", city.id, tag).statusCode(304);
        city.supervisor
                .get(plan + "/archive")
                .statusCode(200)
                .body("sha256", equalTo(Sha256.of(first)))
                .body("size", equalTo(first.length))
                .body("verification.intact", equalTo(true))
                .body("verification.broken", equalTo(List.of()));
    }

    @Test
    void whatWasTamperedWithIsNamed() {
        archive();
        byte[] bytes = download();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("drafted", text.indexOf("timeline.json"));
        bytes[at] = 'D';
        Rows.sql("update plan_archive set package = ? where plan_id = ?", bytes, City.idOf(plan));
        city.supervisor
                .get(plan + "/archive")
                .statusCode(200)
                .body("verification.intact", equalTo(false))
                .body("verification.broken", hasItem("package"))
                .body("verification.broken", hasItem("timeline.json"));
    }

    @Test
    void beforeItIsArchivedThereIsNothing() {
        city.supervisor.get(plan + "/archive").statusCode(404);
        download("supervisor", "SUPERVISOR", city.id, null).statusCode(404);
        city.supervisor.command(plan, "archive", null).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
    }

    @Test
    void aRevokedPlanIsArchivedWithItsDecisions() throws Exception {
        city.leader
                .command(plan, "revoke", Map.of("reason", "调整", "document", "文", "openTasks", "KEEP"))
                .statusCode(200);
        city.supervisor.command(plan, "archive", null).statusCode(200);
        JsonNode revoked =
                json.readTree(Package.parts(download()).get("timeline.json")).get(4);
        assertEquals("KEEP", revoked.at("/decisions/openTasks").asText());
        assertEquals("文", revoked.path("document").asText());
    }

    @Test
    void itIsForTheHouseAndAboveAndWithRestrictedPartsForItsMakers() {
        archive();
        download("county", "SUPERVISOR", city.county, null).statusCode(404);
        download("clerk", "UNIT_CLERK", city.county, null).statusCode(403);
        Rows.sql("update plan_archive set restricted = true where plan_id = ?", City.idOf(plan));
        download("supervisor", "SUPERVISOR", city.id, null).statusCode(403);
        download("leader", "LEADER", city.id, null).statusCode(200);
    }

    @Test
    void aRestrictedItemMakesThePackageRestrictedAndIsInIt() {
        String secret = city.complete("限知");
        String hidden = city.completeItem(secret, "2");
        city.restrict(hidden, city.office);
        city.approve(secret);
        city.issuer.command(secret, "issue", City.number(2)).statusCode(200);
        plan = secret;
        archive();
        download("supervisor", "SUPERVISOR", city.id, null).statusCode(403);
        byte[] whole = download("leader", "LEADER", city.id, null)
                .statusCode(200)
                .extract()
                .asByteArray();
        String progress = new String(Package.parts(whole).get("progress.json"), StandardCharsets.UTF_8);
        assertTrue(progress.contains(City.idOf(hidden).toString()), progress);
    }
}
