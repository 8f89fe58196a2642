package dudao.inspection.rulepacks;

import static dudao.inspection.testing.Api.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RulePackHttpTest {

    private static final String PACKS = "/api/v1/rule-packs";

    @Inject
    OrganizationTree tree;

    @Test
    void everybodyWhoHasSignedInReadsTheLaw() {
        City city = new City(tree);
        city.clerk
                .get(PACKS)
                .then()
                .statusCode(200)
                .body("items.jurisdiction", contains("CN", "CN", "CN-CQ", "CN-SD", "CN-SH", "CN-ZJ"))
                .body("items[0].rules.id", hasItem("CN.team"))
                .body("items[0].rules.find { it.id == 'CN.team' }.citation", equalTo("《教育督导条例》第十六条"))
                .body("items[0].rules.find { it.id == 'CN.team' }.rule.least", equalTo(3))
                .body(
                        "items.rules.flatten().findAll { !it.rule.verified }.citation",
                        everyItem(containsString("条文待核")));
        city.clerk.get(PACKS + "/CN").then().statusCode(200).body("law", equalTo("教育督导条例"));
        city.clerk
                .get(PACKS + "/CN-SH?on=2026-03-02")
                .then()
                .statusCode(200)
                .body("version", equalTo("2020"))
                .body("rules.find { it.id == 'CN-SH.defence' }.rule.amount", equalTo(10))
                .body("rules.find { it.id == 'CN-SH.defence' }.rule.unit", equalTo("WORKING_DAY"));
        city.clerk.get(PACKS + "/CN-SH").then().statusCode(200);
        refused(city.clerk.get(PACKS + "/CN-SH?on=2011-01-01"), 404, "NOT_FOUND");
        refused(city.clerk.get(PACKS + "/CN-XX"), 404, "NOT_FOUND");
        refused(city.clerk.get(PACKS + "/CN?on=gestern"), 400, "INVALID_PARAMETER");
        refused(new Api("nonsense").get(PACKS), 401, "UNAUTHENTICATED");
    }

    @Test
    void anInspectionNamesTheLawItFollows() {
        City city = new City(tree);
        Map<String, Object> wanted = city.newInspection("SPECIAL", "ANNOUNCED");
        city.eso.post(City.INSPECTIONS, wanted).then().statusCode(201).body("jurisdiction", equalTo("CN"));
        wanted.put("jurisdiction", "CN-ZJ");
        city.eso.post(City.INSPECTIONS, wanted).then().statusCode(201).body("jurisdiction", equalTo("CN-ZJ"));
        wanted.put("jurisdiction", "CN-XX");
        refused(city.eso.post(City.INSPECTIONS, wanted), 422, "UNKNOWN_JURISDICTION");
    }
}
