package dudao.plan.decomposition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DecompositionTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;

    @BeforeEach
    void draft() {
        city = new City(tree);
        plan = city.draft("要点");
    }

    private List<String> csv(Api reader) {
        return reader.get(plan + "/items/export?format=csv")
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void aLineIsAMeasureAsItIsHandedOut() {
        String item = city.item(plan, "7");
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put("wording", "=改扩建,新建");
        measure.put("commitment", "STRIVE");
        measure.put("assistingOrganizationIds", List.of(city.county));
        city.measure(item, measure);
        city.item(plan, "8");
        List<String> lines = csv(city.issuer);
        assertEquals("\uFEFF板块,序号,条目,举措,目标,承诺,完成时限,验收标准,牵头单位,配合单位", lines.get(0));
        assertTrue(lines.get(1).contains(",7,"), lines.get(1));
        assertTrue(
                lines.get(1).contains(",\"'=改扩建,新建\",") && lines.get(1).contains(",力争," + measure.get("dueOn")),
                lines.get(1));
        assertTrue(
                lines.get(1)
                        .endsWith("有验收表," + tree.get(city.id).name() + ","
                                + tree.get(city.county).name()),
                lines.get(1));
        assertTrue(lines.get(2).contains(",8,") && lines.get(2).endsWith(",,,,,"), lines.get(2));
        assertEquals(3, lines.size());
    }

    @Test
    void whatIsRestrictedIsNotInOthersTables() {
        city.completeItem(plan, "1");
        city.restrict(city.completeItem(plan, "2"), city.office);
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(3)).statusCode(200);
        assertEquals(2, csv(city.as("county", "UNIT_HEAD", city.county)).size());
        assertEquals(3, csv(city.issuer).size());
    }
}
