package dudao.inspection.access;

import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.access.Subtree.Way;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The filter {@code under}: whichever way the rows are found, they are the same. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtreeTest {

    private static final int MANY = 51;

    @Inject
    OrganizationTree tree;

    @Inject
    Subtree subtree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    @AfterEach
    void reset() {
        MovableClock.reset();
    }

    private void grow(UUID above) {
        String path = city.path(above);
        for (int n = 0; n < MANY; n++) {
            city.add(UUID.randomUUID(), "SCHOOL", above, path);
        }
    }

    private void finds(Way way, UUID under, String inspection, String... findings) {
        assertEquals(way, subtree.way(under.toString()));
        city.eso.get(INSPECTIONS + "?under=" + under).then().body("items.id", contains(inspection));
        for (Api reader : new Api[] {city.eso, city.supervisor}) {
            reader.get(FINDINGS + "?under=" + under).then().body("items.id", contains(findings));
        }
    }

    @Test
    void everyWayFindsTheSameRows() {
        String inspection = city.onSite();
        String own = city.confirmed(inspection);
        String elsewhere = city.confirmed(inspection);
        Map<String, Object> order = city.order();
        order.put("organizationId", city.county);
        city.ordered(elsewhere, order);
        finds(Way.BY_UNITS, city.school, inspection, elsewhere, own);
        finds(Way.BY_UNITS, city.county, inspection, elsewhere, own);
        finds(Way.BY_UNITS, city.city, inspection, elsewhere, own);
        grow(city.county);
        MovableClock.set(Instant.now().plus(Duration.ofMinutes(6)));
        finds(Way.BY_COUNTY, city.county, inspection, elsewhere, own);
        finds(Way.ALONG_THE_LIST, city.city, inspection, elsewhere, own);
        city.eso.get(FINDINGS + "?under=" + city.otherCounty).then().body("items", empty());
    }

    /** Who answers for a finding counts as much as where it was found. */
    @Test
    void whatACountyElsewhereAnswersForIsFoundUnderIt() {
        String finding = city.confirmed(city.onSite());
        Map<String, Object> order = city.order();
        order.put("organizationId", city.otherCounty);
        city.ordered(finding, order);
        grow(city.otherCounty);
        assertEquals(Way.BY_COUNTY, subtree.way(city.otherCounty.toString()));
        city.eso.get(FINDINGS + "?under=" + city.otherCounty).then().body("items.id", contains(finding));
        city.eso.get(INSPECTIONS + "?under=" + city.otherCounty).then().body("items", empty());
    }

    @Test
    void aWayRememberedFromASmallerTreeMissesNothing() {
        String inspection = city.onSite();
        String finding = city.confirmed(inspection);
        UUID group = UUID.randomUUID();
        String path = city.add(group, "SCHOOL", city.county, city.path(city.county));
        city.eso.get(INSPECTIONS + "?under=" + group).then().body("items", empty());
        grow(group);
        tree.upsert(List.of(new OrganizationTree.Registered(
                city.school,
                "SCHOOL",
                "SCHOOL",
                group,
                path + city.school.toString().replace("-", "") + "/",
                city.county,
                null,
                null,
                null,
                null,
                2)));
        finds(Way.BY_UNITS, group, inspection, finding);
    }
}
