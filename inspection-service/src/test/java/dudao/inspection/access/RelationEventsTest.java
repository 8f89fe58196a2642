package dudao.inspection.access;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Told;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A superior by a relation, as task-service tells of it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RelationEventsTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    @SafeVarargs
    private void tell(long version, Map<String, ?>... relations) {
        OrganizationTree.Node school = tree.get(city.school);
        Told.event(
                "organization.events.v1",
                "dudao.organization.changed.v1",
                city.school,
                version,
                Instant.now(),
                Map.of(
                        "organizationId", school.id(),
                        "kind", school.kind(),
                        "name", "第" + version + "版",
                        "parentId", school.parentId(),
                        "path", school.path(),
                        "relations", List.of(relations)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tree.get(city.school).name().equals("第" + version + "版"));
    }

    private Map<String, String> guide(int from, int to) {
        return Map.of(
                "superiorId", city.otherCounty.toString(),
                "kind", "GUIDE",
                "from", City.today().plusDays(from).toString(),
                "to", City.today().plusDays(to).toString());
    }

    private int seenByTheOther(String inspection) {
        return City.api(City.person("head"), "UNIT_HEAD", city.otherCounty)
                .get(City.INSPECTIONS + "/" + inspection)
                .statusCode();
    }

    @Test
    void aSuperiorSeesTheUnitsInspectionsOnTheDaysOfTheRelation() {
        String inspection = city.planned("REGULAR", "ANNOUNCED");
        assertEquals(404, seenByTheOther(inspection));
        tell(2, guide(-5, -1));
        assertEquals(404, seenByTheOther(inspection));
        tell(3, guide(-5, -1), guide(0, 5));
        assertEquals(200, seenByTheOther(inspection));
        tell(4);
        assertEquals(404, seenByTheOther(inspection));
    }
}
