package dudao.plan.planning;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
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
class PlanResourceTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    @Test
    void aPlanIsDraftedByTheCallersOrganisation() {
        String path = city.issuer
                .post("/plans", City.plan("工作要点"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString("/api/v1/plans/"))
                .body("status", equalTo("DRAFT"))
                .body("issuerId", equalTo(city.id.toString()))
                .body("issuer", equalTo("试验市教育局"))
                .body("sections.heading", equalTo(List.of("守牢安全", "提高质量")))
                .body("allowedCommands", hasItems("submit", "withdraw", "edit"))
                .extract()
                .path("id");
        city.leader.get("/plans/" + path).statusCode(200).body("year", equalTo(2026)).body("kind", equalTo("工作要点"));
    }

    @Test
    void theSameKeyDraftsOnce() {
        String key = UUID.randomUUID().toString();
        String first = city.issuer
                .post("/plans", City.plan("一"), key)
                .statusCode(201)
                .extract()
                .path("id");
        city.issuer
                .post("/plans", City.plan("一"), key)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
        city.issuer.post("/plans", City.plan("二"), key).statusCode(422).body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void onePlanInForceForIssuerYearAndKind() {
        String plan = city.draft("工作要点");
        city.issuer
                .post("/plans", City.plan("工作要点"))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_PLAN"))
                .body("planId", equalTo(City.idOf(plan).toString()));
        city.issuer.command(plan, "withdraw", Map.of("reason", "重拟")).statusCode(200);
        String second = city.draft("工作要点");
        String other = city.draft("专项计划");
        city.issuer
                .put(other, City.plan("工作要点"), city.issuer.etag(other))
                .statusCode(409)
                .body("code", equalTo("DUPLICATE_PLAN"));
        assertNotEquals(plan, second);
    }

    @Test
    void whatIsWrongIsPointedAt() {
        city.issuer
                .post("/plans", Map.of("title", " ", "year", 26))
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.pointer", equalTo(List.of("/title", "/year")));
        city.issuer
                .post("/plans", Map.of("title", "x", "year", 2026, "colour", "red"))
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_FIELD"));
        city.issuer
                .post("/plans", Map.of("title", "a\u0000b", "year", 2026))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/title"));
        Map<String, Object> section = Map.of("ordinal", 1, "heading", "甲");
        city.issuer
                .post("/plans", Map.of("title", "x", "year", 2026, "sections", List.of(section, section)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/sections/1/ordinal"));
        city.issuer.post("/plans", List.of()).statusCode(400);
    }

    @Test
    void onlyAnIssuerDrafts() {
        city.leader.post("/plans", City.plan("x")).statusCode(403).body("code", equalTo("FORBIDDEN"));
        city.as("sysadmin", "SYSADMIN", city.id).get("/plans").statusCode(403);
        new City(tree)
                .as("stranger", "ISSUER", UUID.randomUUID())
                .get("/plans")
                .statusCode(403)
                .body("code", equalTo("ORGANIZATION_UNKNOWN"));
    }

    @Test
    void aChangeNeedsTheVersionItChanges() {
        String plan = city.draft("工作要点");
        Map<String, Object> change = Map.of("title", "新题", "kind", "工作要点", "year", 2027);
        city.issuer.put(plan, change, null).statusCode(428).body("code", equalTo("IF_MATCH_REQUIRED"));
        city.issuer
                .put(plan, change, "\"99\"")
                .statusCode(412)
                .body("code", equalTo("STALE"))
                .body("currentETag", equalTo("\"0\""));
        city.issuer
                .put(plan, change, "\"0\"")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("新题"))
                .body("year", equalTo(2027))
                .body("sections", hasSize(2));
        city.issuer.put(plan, change, "\"0\"").statusCode(412);
    }

    @Test
    void aSectionWithItemsStays() {
        String plan = city.draft("工作要点");
        city.item(plan, "1");
        Map<String, Object> change = Map.of(
                "title", "题", "kind", "工作要点", "year", 2026, "sections", List.of(Map.of("ordinal", 2, "heading", "乙")));
        city.issuer
                .put(plan, change, city.issuer.etag(plan))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/sections"));
        city.issuer.get(plan).body("sections", hasSize(2)).body("title", equalTo("2026年工作要点"));
    }

    @Test
    void onlyADraftIsChanged() {
        String plan = city.complete("工作要点");
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.issuer
                .put(plan, City.plan("工作要点"), city.issuer.etag(plan))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("allowedCommands", hasItems("return", "approve", "withdraw"));
    }

    @Test
    void draftsAreForTheirMakersAndIssuedPlansForThoseBelow() {
        String draft = city.draft("草稿");
        String issued = city.issued("工作要点", 1);
        for (Api below : List.of(city.clerk, city.head)) {
            below.get(draft).statusCode(404).body("code", equalTo("NOT_FOUND"));
            below.get(issued).statusCode(200);
            below.get("/plans").statusCode(200).body("items.id", equalTo(List.of(City.idOf(issued).toString())));
        }
        city.as("eso", "ESO", city.office).get(draft).statusCode(404);
        city.as("office-supervisor", "SUPERVISOR", city.office).get(draft).statusCode(200);
        city.as("partner", "SYSTEM", city.id).get(draft).statusCode(200);
        City other = new City(tree);
        other.issuer.get(issued).statusCode(404);
        other.issuer.get("/plans").statusCode(200).body("items", hasSize(0));
        other.issuer.put(issued, City.plan("x"), "\"0\"").statusCode(404);
    }

    @Test
    void whoSupervisesTheIssuerReadsButDoesNotWrite() {
        Api county = city.as("county-issuer", "ISSUER", city.county);
        String plan = "/plans/"
                + county.post("/plans", City.plan("县里")).statusCode(201).extract().path("id");
        city.issuer.get(plan).statusCode(200);
        city.issuer.put(plan, City.plan("市里"), "\"0\"").statusCode(403).body("code", equalTo("FORBIDDEN"));
        city.issuer.send(plan + "/withdraw", Map.of("reason", "x"), "\"0\"").statusCode(403);
        city.head.get(plan).statusCode(404);
    }

    @Test
    void theListIsPagedAndNarrowed() {
        for (String kind : List.of("甲", "乙", "丙")) {
            city.draft(kind);
        }
        String issued = city.issued("丁", 2);
        String next = city.issuer
                .get("/plans?limit=3&year=2026")
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].kind", equalTo("丁"))
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .path("next");
        city.issuer
                .get("/plans?limit=3&year=2026&cursor=" + next)
                .body("items.kind", equalTo(List.of("甲")))
                .body("next", equalTo(null));
        city.issuer
                .get("/plans?status=ISSUED&issuerId=" + city.id)
                .body("items.id", equalTo(List.of(City.idOf(issued).toString())));
        city.issuer.get("/plans?year=2025").body("items", hasSize(0));
        city.issuer.get("/plans?status=DRAFT").body("items.status", everyItem(equalTo("DRAFT")));
    }

    @Test
    void filtersNobodyKnowsAreRefused() {
        city.issuer.get("/plans?colour=red").statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
        city.issuer.get("/plans?status=NEW").statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        city.issuer.get("/plans?year=x").statusCode(400);
        city.issuer.get("/plans?issuerId=x").statusCode(400);
        city.issuer.get("/plans?cursor=x").statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        city.issuer.get("/plans?limit=0").statusCode(400);
    }

    @Test
    void anUnknownPlanIsNotFound() {
        city.issuer.get("/plans/" + UUID.randomUUID()).statusCode(404).body("code", equalTo("NOT_FOUND"));
        city.issuer.get("/plans/no-id").statusCode(404).body("code", equalTo("NOT_FOUND"));
        city.issuer.get("/plans/" + UUID.randomUUID() + "/completeness").statusCode(404);
        city.issuer.put("/plans/" + UUID.randomUUID(), City.plan("x"), "\"0\"").statusCode(404);
    }

    @Test
    void completenessNamesWhatIsMissing() {
        String plan = city.draft("工作要点");
        String bare = city.item(plan, "1");
        String half = city.measure(city.item(plan, "2"), Map.of("wording", "新建 X 所"));
        city.issuer
                .get(plan + "/completeness")
                .statusCode(200)
                .body("complete", equalTo(false))
                .body("missing.code", hasItems("NO_MEASURE", "UNSET", "PLACEHOLDER"))
                .body("missing.find { it.code == 'NO_MEASURE' }.itemId", equalTo(City.idOf(bare).toString()))
                .body("missing.findAll { it.measureId }.measureId", everyItem(equalTo(City.idOf(half).toString())))
                .body("missing", hasSize(6));
        city.issuer.get(city.complete("整齐") + "/completeness").body("complete", equalTo(true));
    }

    @Test
    void theTimelineTellsWhoDidWhat() {
        String plan = city.issued("工作要点", 3);
        List<String> happened = city.leader
                .get(plan + "/timeline")
                .statusCode(200)
                .body("items.actor.id", not(hasItem(equalTo(null))))
                .body("items[0].from", equalTo(null))
                .body("items[0].at", notNullValue())
                .extract()
                .path("items.happened");
        assertEquals(List.of("drafted", "submitted", "approved", "issued"), happened);
        city.head.get(plan + "/timeline").statusCode(403);
    }
}
