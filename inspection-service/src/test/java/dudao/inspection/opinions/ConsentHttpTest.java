package dudao.inspection.opinions;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConsentHttpTest {

    private static final Map<String, Object> AGREES = Map.of("agrees", true);

    @Inject
    OrganizationTree tree;

    /** 上海: two thirds of the group. Who left it and who came for that seat are one seat, not two. */
    @Test
    void aSeatThatWasHandedOverCountsOnce() {
        City city = new City(tree);
        Formal formal = Formal.waived(city, "CN-SH");
        formal.draft(Formal.draft(0, City.today().plusDays(20)));
        formal.persons.get(1).done(formal.at, "consent-to-opinion", AGREES, "DEFENCE_CLOSED");
        String person = person("newcomer");
        String newcomer = city.inspector(person);
        Map<String, Object> none = Map.of("inspectorId", newcomer, "none", true);
        city.eso.done(formal.at, "declare-recusal", none, "DEFENCE_CLOSED");
        city.eso
                .command(INSPECTORS + "/" + formal.members.get(1), "hand-over", Map.of("to", newcomer, "reason", "调离"))
                .then()
                .body("moved.inspectionId", contains(formal.id));
        Api next = api(person, "INSPECTOR", city.office);
        next.done(formal.at, "consent-to-opinion", AGREES, "DEFENCE_CLOSED");
        city.eso
                .command(formal.at, "issue-opinion", Formal.number())
                .then()
                .body("code", equalTo("CONSENT_MISSING"))
                .body("agreeing", equalTo(1));
        refused(next.command(formal.at, "consent-to-opinion", AGREES), 409, "ALREADY_CONSENTED");
        formal.consent(1);
        formal.issue();
    }
}
