package dudao.plan.targets.sharing;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AllocationResourceTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String item;
    private String shares;
    private List<UUID> counties;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        counties = new ArrayList<>(List.of(city.county));
        String root = tree.get(city.id).path();
        for (int i = 0; i < 3; i++) {
            UUID county = UUID.randomUUID();
            counties.add(county);
            tree.upsert(List.of(new OrganizationTree.Registered(
                    county,
                    "COUNTY_BUREAU",
                    "第" + i + "县教育局",
                    city.id,
                    root + "zz" + i + county.toString().substring(0, 8) + "/",
                    county,
                    null,
                    null,
                    null,
                    null,
                    0)));
        }
        plan = city.complete("工作要点");
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
        shares = "/targets/" + city.issuer.get(item).extract().path("targets[0].targetId") + "/allocations";
    }

    private static Map<String, Object> allocations(Object... pairs) {
        List<Map<String, Object>> shares = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            shares.add(Map.of("organizationId", pairs[i], "quantity", pairs[i + 1]));
        }
        return new HashMap<>(Map.of("allocations", shares));
    }

    private io.restassured.response.ValidatableResponse put(Map<String, Object> change) {
        return city.issuer.put(shares, change, city.issuer.etag(shares));
    }

    @Test
    void aCityNumberIsSharedOutAmongCounties() {
        String itemBefore = city.issuer.etag(item);
        String planBefore = city.issuer.etag(plan);
        city.issuer.get(shares).body("sharedOut", equalTo(false)).body("sum", equalTo(0));
        put(allocations(counties.get(0), 4, counties.get(1), 2))
                .statusCode(200)
                .body("rule", equalTo("EQUAL"))
                .body("sum", equalTo(6))
                .body("sharedOut", equalTo(true))
                .body("allocations", hasSize(2));
        city.issuer
                .get(item)
                .header("ETag", not(equalTo(itemBefore)))
                .body("targets[0].allocations", hasSize(2))
                .body("targets[0].allocationRule", equalTo("EQUAL"));
        city.issuer.get(plan).header("ETag", not(equalTo(planBefore)));
        put(allocations()).statusCode(200).body("allocations", hasSize(0)).body("rule", equalTo(null));
    }

    @Test
    void sharesMakeTheWholeOrCoverIt() {
        put(allocations(counties.get(0), 4, counties.get(1), 1))
                .statusCode(422)
                .body("code", equalTo("ALLOCATION_SUM"))
                .body("sum", equalTo(5))
                .body("quantity", equalTo(6));
        put(allocations(counties.get(0), 4, counties.get(1), 3)).statusCode(422);
        Map<String, Object> cover = allocations(counties.get(0), 4, counties.get(1), 3);
        cover.put("rule", "COVER");
        put(cover).statusCode(200).body("sum", equalTo(7));
        cover = allocations(counties.get(0), 4);
        cover.put("rule", "COVER");
        put(cover).statusCode(422);
    }

    @Test
    void aChangedTargetShowsThatItsSharesNoLongerFit() {
        put(allocations(counties.get(0), 6)).statusCode(200);
        List<Map<String, Object>> targets = city.issuer.get(item).extract().path("targets");
        targets.get(0).put("quantity", 7);
        city.issuer
                .put(item, Map.of("number", "1", "title", "题", "body", "", "targets", targets), city.issuer.etag(item))
                .statusCode(200)
                .body("targets[0].allocations", hasSize(1));
        city.issuer.get(shares).body("sharedOut", equalTo(false)).body("sum", equalTo(6));
    }

    @Test
    void whatDoesNotAddUpIsNotSharedOut() {
        String targetId = shares.split("/")[2];
        city.issuer
                .put(
                        item,
                        Map.of(
                                "number",
                                "1",
                                "title",
                                "题",
                                "body",
                                "",
                                "targets",
                                List.of(Map.of(
                                        "targetId",
                                        targetId,
                                        "text",
                                        "占比",
                                        "quantity",
                                        6,
                                        "unit",
                                        "%",
                                        "comparator",
                                        ">="))),
                        city.issuer.etag(item))
                .statusCode(200);
        put(allocations(counties.get(0), 6)).statusCode(422).body("code", equalTo("TARGET_DOES_NOT_ADD_UP"));
        city.issuer.post(shares + "/proposal", Map.of()).statusCode(422);
    }

    @Test
    void whatIsWrongIsPointedAt() {
        City other = new City(tree);
        put(allocations(counties.get(0), 3, other.county, 3))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/allocations/1"));
        put(allocations(counties.get(0), 3, counties.get(0), 3))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/allocations/1/organizationId"));
        put(allocations(city.county, 3, city.school, 3))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/allocations/1/organizationId"));
        put(allocations(counties.get(0), -1)).statusCode(400);
        put(Map.of()).statusCode(400).body("errors[0].pointer", equalTo("/allocations"));
        city.issuer.put(shares, allocations(), null).statusCode(428);
        city.issuer.put(shares, allocations(), "\"7\"").statusCode(412);
        city.issuer.get("/targets/" + UUID.randomUUID() + "/allocations").statusCode(404);
        other.issuer.get(shares).statusCode(404);
        city.leader.put(shares, allocations(), "\"0\"").statusCode(403);
    }

    @Test
    void anIssuedTargetIsSharedOutUntilATaskIsMadeOfIt() {
        city.issuer.command(plan, "submit", null).statusCode(200);
        put(allocations(counties.get(0), 6)).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        city.leader.command(plan, "approve", null).statusCode(200);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
        put(allocations(counties.get(0), 6)).statusCode(200);
        city.clerk.get(shares).statusCode(200).body("allocations[0].quantity", equalTo(6));
        Rows.sql(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, plan_id, item_id)
                values (?, 0, now(), 'ASSIGNED', now(), now(), now(), ?, ?, ?)""",
                UUID.randomUUID(),
                city.county,
                City.idOf(plan),
                City.idOf(item));
        put(allocations(counties.get(1), 6)).statusCode(409).body("code", equalTo("TARGET_ASSIGNED"));
    }

    @Test
    void sharesAreProposedEvenlyOrByWeight() {
        String proposal = shares + "/proposal";
        city.issuer
                .post(proposal, Map.of())
                .statusCode(200)
                .body("allocations", hasSize(4))
                .body("allocations.quantity.sum()", equalTo(6))
                .body("allocations.quantity.max()", equalTo(2))
                .body("allocations.quantity.min()", equalTo(1));
        city.issuer
                .post(
                        proposal,
                        Map.of(
                                "units",
                                List.of(
                                        Map.of("organizationId", counties.get(0), "weight", 12000),
                                        Map.of("organizationId", counties.get(1), "weight", 3000))))
                .statusCode(200)
                .body("allocations.quantity", equalTo(List.of(5, 1)))
                .body("allocations[0].name", equalTo("东山县教育局"));
        city.issuer
                .post(proposal, Map.of("units", List.of(Map.of("organizationId", counties.get(0), "weight", 0))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/units"));
        city.issuer
                .post(proposal, Map.of("units", List.of(Map.of("organizationId", UUID.randomUUID()))))
                .statusCode(400);
        city.issuer.get(shares).body("allocations", hasSize(0));
    }
}
