package dudao.inspection.findings;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.api;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who recorded a finding neither confirms nor drops it alone. "B>A" reads: B acts for A. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RecorderTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private String sub(String person) {
        return person.equals("A") ? city.lead : person + "-" + city.city;
    }

    private Api acting(String act) {
        String[] persons = act.split(">");
        if (persons.length == 1) {
            return api(sub(act), "ESO", city.office);
        }
        new ToldDelegation(sub(persons[1]), sub(persons[0]), city.office, "ESO").granted();
        return api(sub(persons[0]), "INSPECTOR", city.office).actingFor(sub(persons[1]));
    }

    @ParameterizedTest
    @CsvSource({"A, 403", "B, 200", "A>B, 403", "B>A, 403", "C>B, 200"})
    void whoRecordedDoesNotDecideAlone(String deciding, int status) {
        String inspection = city.onSite();
        Api decider = acting(deciding);
        for (Map.Entry<String, Map<String, Object>> decision : Map.of(
                        "confirm", NOTHING, "dismiss", Map.<String, Object>of("reason", "证据不足"))
                .entrySet()) {
            String finding = FINDINGS + "/" + city.found(inspection);
            var answer = decider.command(finding, decision.getKey(), decision.getValue());
            if (status == 403) {
                refused(answer, 403, "SAME_PERSON");
            } else {
                answer.then().statusCode(200);
            }
        }
    }

    /** Nobody waits with a hazard: recording it confirms it, and only another could take that back. */
    @Test
    void aHazardIsConfirmedInTheSameAct() {
        String inspection = city.onSite();
        city.leader
                .post(INSPECTIONS + "/" + inspection + "/findings", City.newFinding("HAZARD"))
                .then()
                .statusCode(201)
                .body("state", equalTo("CONFIRMED"));
    }
}
