package dudao.inspection.findings;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.newFinding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.tables.Table;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FindingExportTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private String inspection;

    @BeforeEach
    void build() {
        city = new City(tree);
        inspection = city.onSite();
    }

    private String found(String wording) {
        Map<String, Object> finding = newFinding("MAJOR");
        finding.put("wording", wording);
        return city.leader
                .post(INSPECTIONS + "/" + inspection + "/findings", finding)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> csv(Api reader) {
        return reader.get(FINDINGS + "/export?format=csv&inspectionId=" + inspection)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void aLineSaysWhatPeopleKeepInTheirLedger() {
        String id = found("=台账,没有");
        List<String> lines = csv(city.eso);
        assertEquals("\uFEFF被督导单位,问题,指标,专题,严重程度,整改方式,状态,整改时限,发现时间,问题标识", lines.get(0));
        String line = lines.get(1);
        assertTrue(line.contains(",\"'=台账,没有\","), line);
        assertTrue(line.contains(",重大,限期整改,初步认定,,"), line);
        assertTrue(line.endsWith("," + id), line);
        assertEquals(2, lines.size());
    }

    @Test
    void theUnitHasWhatWasConfirmed() {
        String id = found("台账没有");
        assertEquals(1, csv(city.head).size());
        city.eso.done(FINDINGS + "/" + id, "confirm", Map.of(), "CONFIRMED");
        assertEquals(2, csv(city.head).size());
    }

    @Test
    void itHasMoreThanAPageReadsAtATime() {
        UUID one = UUID.fromString(found("台账没有"));
        int number = Table.ROWS_AT_A_TIME + 3;
        owner.useHandle(handle -> handle.execute(
                """
                do $$
                declare template finding := (select f from finding f where id = '%s');
                begin
                  for n in 2 .. %d loop
                    template.id := uuidv7();
                    insert into finding select template.*;
                  end loop;
                end $$"""
                        .formatted(one, number)));
        List<String> lines = csv(city.eso);
        assertEquals(number + 1, lines.size());
        assertEquals(number + 1, lines.stream().distinct().count());
        refused(city.eso.get(FINDINGS + "/export?format=pdf"), 400, "INVALID_PARAMETER");
    }
}
