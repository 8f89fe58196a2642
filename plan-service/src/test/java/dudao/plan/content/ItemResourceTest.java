package dudao.plan.content;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import dudao.plan.testing.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ItemResourceTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private City city;
    private String plan;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.draft("工作要点");
    }

    private static Map<String, Object> change() {
        return new HashMap<>(Map.of(
                "number", "9",
                "sectionOrdinal", 2,
                "title", "改过的题目",
                "body", "每月检查一次,六月底前建成。",
                "deadlines", List.of(Map.of("text", "六月底前", "date", "2026-06-30")),
                "frequencies", List.of(Map.of("text", "每月检查一次", "per", "month", "count", 1))));
    }

    @Test
    void anItemShowsEverythingThatHangsOnIt() {
        String item = city.item(plan, "1");
        String measure = city.measure(item, city.measure());
        city.leader
                .get(item)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("number", equalTo("1"))
                .body("state", equalTo("DRAFT"))
                .body("sectionHeading", equalTo("守牢安全"))
                .body("targets", hasSize(1))
                .body("targets[0].targetId", notNullValue())
                .body("targets[0].quantity", equalTo(6))
                .body("targets[0].comparator", equalTo("="))
                .body("measures", hasSize(1))
                .body("measures[0].id", equalTo(City.idOf(measure).toString()))
                .body("measures[0].targets", hasSize(0));
        city.leader.get(plan + "/items").statusCode(200).body("items", hasSize(1)).body("items[0].body", notNullValue());
    }

    @Test
    void itemsArePagedInTheOrderOfThePlan() {
        for (int i = 1; i <= 5; i++) {
            city.item(plan, String.valueOf(i));
        }
        String next = city.issuer
                .get(plan + "/items?limit=2")
                .body("items.number", equalTo(List.of("1", "2")))
                .extract()
                .path("next");
        city.issuer.get(plan + "/items?limit=3&cursor=" + next).body("items.number", equalTo(List.of("3", "4", "5")));
        city.issuer.get(plan + "/items?cursor=abc").statusCode(400).body("code", equalTo("INVALID_CURSOR"));
        city.issuer.get(plan + "/items?sort=x").statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
    }

    @Test
    void aPageTakesFourStatementsHoweverManyItems() {
        city.measure(city.item(plan, "1"), city.measure());
        int one = Statements.countedBy(jdbi, () -> city.issuer.get(plan + "/items").body("items", hasSize(1)));
        for (int i = 2; i <= 12; i++) {
            String item = city.item(plan, String.valueOf(i));
            city.measure(item, city.measure());
            city.measure(item, city.measure());
        }
        int twelve = Statements.countedBy(jdbi, () -> city.issuer.get(plan + "/items").body("items", hasSize(12)));
        assertEquals(one, twelve);
        assertTrue(twelve <= 4, () -> twelve + " statements");
    }

    @Test
    void theSameKeyAddsOnce() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            city.issuer.post(plan + "/items", change(), key).statusCode(201).header("ETag", "\"0\"");
        }
        city.issuer.get(plan + "/items").body("items", hasSize(1));
        city.issuer.get(plan).body("itemCount", equalTo(1)).header("ETag", "\"1\"");
    }

    @Test
    void aChangeReplacesWhatTheItemSays() {
        String item = city.item(plan, "1");
        city.issuer
                .put(item, change(), city.issuer.etag(item))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("改过的题目"))
                .body("sectionHeading", equalTo("提高质量"))
                .body("deadlines[0].date", equalTo("2026-06-30"))
                .body("frequencies[0].per", equalTo("month"))
                .body("targets", hasSize(1));
        city.issuer.get(plan).header("ETag", "\"2\"");
    }

    @Test
    void aTargetNamedByItsIdStaysTheSame() {
        String item = city.item(plan, "1");
        String measure = city.measure(item, city.measure());
        String target = city.issuer.get(item).extract().path("targets[0].targetId");
        Map<String, Object> kept = new HashMap<>(City.target("建成8处", 8.5));
        kept.put("targetId", target);
        kept.put("measureId", City.idOf(measure));
        Map<String, Object> change = change();
        change.put("targets", List.of(City.target("另建2处", 2), kept));
        city.issuer
                .put(item, change, city.issuer.etag(item))
                .statusCode(200)
                .body("targets.quantity", equalTo(List.of(2, 8.5f)))
                .body("targets[1].targetId", equalTo(target))
                .body("targets[0].targetId", not(equalTo(target)))
                .body("measures[0].targets.targetId", equalTo(List.of(target)));
        change.put("targets", List.of());
        city.issuer.put(item, change, city.issuer.etag(item)).statusCode(200).body("targets", hasSize(0));
    }

    @Test
    void aTargetOfAnotherItemIsRefused() {
        String other = city.issuer.get(city.item(plan, "1")).extract().path("targets[0].targetId");
        String item = city.item(plan, "2");
        Map<String, Object> foreign = new HashMap<>(City.target("x", 1));
        foreign.put("targetId", other);
        Map<String, Object> change = change();
        change.put("targets", List.of(foreign));
        city.issuer
                .put(item, change, city.issuer.etag(item))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/targets/0/targetId"));
        foreign.remove("targetId");
        foreign.put("measureId", UUID.randomUUID());
        city.issuer
                .put(item, change, city.issuer.etag(item))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/targets/0/measureId"));
    }

    @Test
    void whatIsWrongIsPointedAt() {
        Map<String, Object> wrong = change();
        wrong.put("sectionOrdinal", 9);
        city.issuer.post(plan + "/items", wrong).statusCode(400).body("errors[0].pointer", equalTo("/sectionOrdinal"));
        wrong.put("sectionOrdinal", 1);
        wrong.put("targets", List.of(Map.of("text", "x", "quantity", -1, "unit", "所", "comparator", ">")));
        city.issuer
                .post(plan + "/items", wrong)
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/targets/0/comparator", "/targets/0/quantity")));
        wrong.put("targets", List.of(City.target("x", 1e30)));
        city.issuer.post(plan + "/items", wrong).statusCode(400);
        wrong.put("targets", List.of());
        wrong.put("deadlines", List.of(Map.of("text", "x", "date", "+999999999-12-31")));
        city.issuer.post(plan + "/items", wrong).statusCode(400);
        wrong.put("deadlines", List.of(Map.of("text", "x", "date", "2026-02-30")));
        city.issuer.post(plan + "/items", wrong).statusCode(400);
    }

    @Test
    void aChangeNeedsTheVersionItChanges() {
        String item = city.item(plan, "1");
        city.issuer.put(item, change(), null).statusCode(428);
        city.issuer.put(item, change(), "\"7\"").statusCode(412).body("currentETag", equalTo("\"0\""));
        city.issuer.delete(item, null).statusCode(428);
        city.issuer.delete(item, "\"7\"").statusCode(412);
    }

    @Test
    void anItemIsTakenOutWithItsMeasures() {
        String item = city.item(plan, "1");
        String measure = city.measure(item, city.measure());
        city.issuer.delete(item, city.issuer.etag(item)).statusCode(204);
        city.issuer.get(item).statusCode(404);
        city.issuer.get(measure).statusCode(404);
        city.issuer.get(plan).body("itemCount", equalTo(0));
    }

    @Test
    void onlyADraftsItemsAreEditedAndOnlyByItsIssuer() {
        String item = city.item(plan, "1");
        city.leader.put(item, change(), "\"0\"").statusCode(403);
        city.head.get(item).statusCode(404);
        city.as("elsewhere", "ISSUER", city.county).put(item, change(), "\"0\"").statusCode(404);
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.issuer.put(item, change(), "\"0\"").statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        city.issuer.post(plan + "/items", change()).statusCode(409);
        city.issuer.delete(item, "\"0\"").statusCode(409);
    }

    @Test
    void anUnknownItemIsNotFound() {
        String unknown = "/plan-items/" + UUID.randomUUID();
        city.issuer.get(unknown).statusCode(404).body("code", equalTo("NOT_FOUND"));
        city.issuer.put(unknown, change(), "\"0\"").statusCode(404);
        city.issuer.post("/plans/" + UUID.randomUUID() + "/items", change()).statusCode(404);
        city.issuer.get("/plan-items/1").statusCode(404);
    }
}
