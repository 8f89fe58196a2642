package dudao.plan.planning;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanLifeCycleTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    @Inject
    ObjectMapper json;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    @Test
    void fromDraftToArchive() {
        String plan = city.complete("工作要点");
        city.issuer.command(plan, "submit", null).statusCode(200).body("status", equalTo("UNDER_REVIEW"));
        city.leader
                .command(plan, "return", Map.of("reason", "缺验收标准"))
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("reason", equalTo("缺验收标准"));
        city.approve(plan);
        String etag = city.issuer.etag(plan);
        city.issuer
                .command(plan, "issue", City.number(7))
                .statusCode(200)
                .header("ETag", "\"" + (Integer.parseInt(etag.replace("\"", "")) + 1) + "\"")
                .body("status", equalTo("ISSUED"))
                .body("documentNumber", equalTo("试教〔2026〕7号"))
                .body("allowedCommands", equalTo(List.of("revise", "close", "revoke")));
        city.issuer.get(plan + "/items").body("items.state", everyItem(equalTo("ISSUED")));
        City.assess(plan);
        city.leader.command(plan, "close", null).statusCode(200).body("status", equalTo("CLOSED"));
        city.supervisor.command(plan, "archive", null).statusCode(200).body("status", equalTo("ARCHIVED"));
    }

    @Test
    void aRevokedPlanMakesRoomAndIsArchived() {
        String plan = city.issued("工作要点", 1);
        city.leader.command(plan, "revoke", null).statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        city.leader
                .command(plan, "revoke", Map.of("reason", "机构调整"))
                .statusCode(200)
                .body("status", equalTo("REVOKED"));
        city.draft("工作要点");
        city.supervisor.command(plan, "archive", Map.of("reason", "入档")).statusCode(200);
    }

    @Test
    void rolesAndFourEyes() {
        String plan = city.complete("工作要点");
        city.leader.command(plan, "submit", null).statusCode(403).body("code", equalTo("FORBIDDEN"));
        var both = city.as("both", "ISSUER,LEADER", city.id);
        both.command(plan, "submit", null).statusCode(200);
        city.issuer.command(plan, "approve", null).statusCode(403).body("code", equalTo("FORBIDDEN"));
        both.command(plan, "approve", null).statusCode(403).body("code", equalTo("SAME_PERSON"));
        city.as("issuer", "LEADER", city.id)
                .command(plan, "approve", null)
                .statusCode(403)
                .body("code", equalTo("SAME_PERSON"));
        city.leader.command(plan, "approve", null).statusCode(200);
        city.supervisor.command(plan, "issue", City.number(1)).statusCode(403);
        city.supervisor.send(plan + "/revoke", Map.of("reason", "x"), "*").statusCode(403);
        city.leader.send(plan + "/archive", null, "*").statusCode(403);
    }

    @Test
    void theWrongMomentIsAConflictThatNamesTheRightCommands() {
        String plan = city.draft("工作要点");
        city.leader
                .command(plan, "approve", null)
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("state", equalTo("DRAFT"))
                .body("allowedCommands", hasItem("submit"));
        city.issuer.command(plan, "issue", City.number(1)).statusCode(409);
        city.issuer.command(plan, "submit", null).statusCode(422).body("code", equalTo("PLAN_HAS_NO_ITEMS"));
        city.issuer.get(plan).header("ETag", "\"0\"");
    }

    @Test
    void aCommandNeedsTheVersionItActsOn() {
        String plan = city.complete("工作要点");
        String etag = city.issuer.etag(plan);
        city.issuer.send(plan + "/submit", null, null).statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        city.issuer.send(plan + "/submit", null, "\"0\"").statusCode(412).body("currentETag", equalTo(etag));
        city.issuer.send("/plans/" + UUID.randomUUID() + "/submit", null, null).statusCode(404);
        city.issuer.send(plan + "/submit", Map.of("colour", "red"), etag).statusCode(400);
        city.issuer.send(plan + "/submit", null, etag).statusCode(200);
    }

    @Test
    void whatIsApprovedIsWhatWasRead() {
        String plan = city.draft("工作要点");
        String item = city.item(plan, "1");
        String before = city.issuer.etag(plan);
        city.measure(item, city.measure());
        city.issuer.send(plan + "/submit", null, before).statusCode(412);
    }

    @Test
    void anIncompletePlanIsNotIssuedButMayBeWithdrawn() {
        String plan = city.draft("工作要点");
        city.item(plan, "1");
        city.approve(plan);
        city.issuer
                .command(plan, "issue", City.number(1))
                .statusCode(422)
                .body("code", equalTo("PLAN_INCOMPLETE"))
                .body("missing", hasSize(1))
                .body("missing[0].code", equalTo("NO_MEASURE"))
                .body("missingCount", equalTo(1));
        city.issuer.get(plan).body("status", equalTo("APPROVED")).body("documentNumber", equalTo(null));
        city.issuer.command(plan, "withdraw", null).statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        city.issuer.command(plan, "withdraw", Map.of("reason", "补齐再报")).statusCode(200);
    }

    @Test
    void theDocumentNumberIsWellFormedAndUsedOnce() {
        city.issued("甲", 5);
        String plan = city.complete("乙");
        city.approve(plan);
        city.issuer
                .command(plan, "issue", Map.of("documentNumber", "试教[2026]6号", "issuedOn", City.TODAY.toString()))
                .statusCode(422)
                .body("code", equalTo("INVALID_DOCUMENT_NUMBER"))
                .body("detail", containsString("六角括号"));
        city.issuer
                .command(plan, "issue", City.number(5))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE"))
                .body("errors[0].pointer", equalTo("/documentNumber"));
        city.issuer
                .command(
                        plan,
                        "issue",
                        Map.of(
                                "documentNumber",
                                "试教〔2026〕6号",
                                "issuedOn",
                                City.TODAY.plusDays(1).toString()))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/issuedOn"));
        city.issuer
                .command(plan, "issue", Map.of("documentNumber", "试教〔2026〕6号", "issuedOn", "-999999999-01-01"))
                .statusCode(400);
        city.issuer.command(plan, "issue", City.number(6)).statusCode(200);
        City other = new City(tree);
        other.issued("甲", 5);
    }

    @Test
    void aPlanTooLargeForOneEventIsRefused() {
        String plan = city.complete("工作要点");
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into measure (id, item_id, plan_id, version, position, wording, commitment,
                          lead_organization_id, audience, due_on, acceptance_standard)
                        select gen_random_uuid(), item_id, plan_id, 0, n, repeat('长', 3000), commitment,
                          lead_organization_id, audience, due_on, acceptance_standard
                        from measure, generate_series(1, 1000) n where plan_id = :plan""")
                .bind("plan", City.idOf(plan))
                .execute());
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(422).body("code", equalTo("PLAN_TOO_LARGE"));
        city.issuer.get(plan).body("status", equalTo("APPROVED"));
    }

    @Test
    void theHashIsThatOfTheEventsVeryBytes() throws Exception {
        String plan = city.issued("工作要点", 1);
        String hash = city.issuer.get(plan).extract().path("contentHash");
        String data = awaitEvents(plan, 4).get(3).get("data");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest), hash);
        JsonNode issued = json.readTree(data);
        assertEquals("试教〔2026〕1号", issued.path("documentNumber").asText());
        JsonNode measure = issued.at("/items/0/measures/0");
        assertEquals(city.county.toString(), measure.at("/audience/under").asText());
        assertEquals("有验收表", measure.path("acceptanceStandard").asText());
    }

    @Test
    void everyCommandTellsOneEventInRisingVersions() {
        String plan = city.issued("工作要点", 1);
        city.leader.command(plan, "revoke", Map.of("reason", "重发")).statusCode(200);
        city.supervisor.command(plan, "archive", null).statusCode(200);
        List<Map<String, String>> events = awaitEvents(plan, 6);
        assertEquals(
                List.of("drafted", "submitted", "approved", "issued", "revoked", "archived"),
                events.stream().map(each -> each.get("type").split("\\.")[2]).toList());
        List<Long> versions =
                events.stream().map(each -> Long.valueOf(each.get("version"))).toList();
        assertEquals(versions.stream().distinct().sorted().toList(), versions);
        assertTrue(events.get(4).get("data").contains("重发"));
    }

    private List<Map<String, String>> awaitEvents(String plan, int count) {
        return await().until(() -> events(plan), events -> events.size() == count);
    }

    private List<Map<String, String>> events(String plan) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select type, aggregate_version, data from change_log where subject = :plan order by position""")
                .bind("plan", City.idOf(plan))
                .map((row, context) ->
                        Map.of("type", row.getString(1), "version", row.getString(2), "data", row.getString(3)))
                .list());
    }
}
