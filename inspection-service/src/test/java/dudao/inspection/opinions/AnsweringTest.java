package dudao.inspection.opinions;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.ToldDelegation;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Formal;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inspecting and answering for the unit lie in different hands, whatever the head of the unit has delegated. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AnsweringTest {

    private static final Map<String, Object> WAIVER = Map.of("text", "无异议");

    @Inject
    OrganizationTree tree;

    @Test
    void whoInspectsDoesNotAnswerForTheUnit() {
        City city = new City(tree);
        Formal formal = Formal.left(city, "CN");
        formal.deliberate();
        formal.serve(null);
        String head = person("head");
        String officer = person("officer");
        String deputy = person("deputy");
        for (String delegate : List.of(city.lead, officer, deputy)) {
            new ToldDelegation(head, delegate, city.school, "UNIT_HEAD").granted();
        }
        for (Api inspecting : List.of(city.leader, api(officer, "ESO", city.office))) {
            Api inTheirName = inspecting.actingFor(head);
            refused(inTheirName.command(formal.at, "defend", Formal.defence("无")), 403, "FORBIDDEN");
            refused(inTheirName.command(formal.at, "waive-defence", WAIVER), 403, "FORBIDDEN");
        }
        api(deputy, "UNIT_CLERK", city.school)
                .actingFor(head)
                .done(formal.at, "waive-defence", WAIVER, "DEFENCE_CLOSED");
    }
}
