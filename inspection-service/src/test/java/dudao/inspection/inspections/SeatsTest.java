package dudao.inspection.inspections;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first invariant from behind: who sits in a group, and what becomes of it when something comes up later. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SeatsTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private static Map<String, Object> declaration(String inspector, boolean none) {
        return Map.of("inspectorId", inspector, "none", none, "reason", "配偶在该校任教");
    }

    private String declared(String at, String person) {
        String inspector = city.inspector(person);
        city.eso
                .command(at, "declare-recusal", declaration(inspector, true))
                .then()
                .statusCode(200);
        return inspector;
    }

    @Test
    void oneRegisteredTwiceIsOneInspector() {
        String at = INSPECTIONS + "/" + city.filed("SPECIAL", "ANNOUNCED");
        String colleague = person("colleague");
        String lead = declared(at, city.lead);
        String same = declared(at, city.lead);
        String other = declared(at, colleague);
        Map<String, Object> two = Map.of("leader", lead, "inspectorIds", List.of(lead, same, other));
        refused(city.eso.command(at, "form-team", two), 422, "TEAM_TOO_SMALL");
        String third = declared(at, person("third"));
        Map<String, Object> three = Map.of("leader", lead, "inspectorIds", List.of(lead, other, third));
        city.eso.done(at, "form-team", three, "TEAM_FORMED");
        String again = declared(at, colleague);
        city.eso
                .command(INSPECTORS + "/" + third, "hand-over", Map.of("to", again, "reason", "调离"))
                .then()
                .body("moved", empty())
                .body("notMoved.code", contains("TEAM_TOO_SMALL"));
    }
}
