package dudao.inspection.burden;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class BurdenTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    private String visit(String mode, String day) {
        Map<String, Object> wanted = city.newInspection("REGULAR", mode);
        wanted.put("visitFrom", day);
        wanted.put("visitTo", day);
        String id = city.eso
                .post(INSPECTIONS, wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        city.eso.done(INSPECTIONS + "/" + id, "file", NOTHING, "FILED");
        return id;
    }

    private ValidatableResponse year(Api reader, int year) {
        return reader.get("/api/v1/burden?organizationId=" + city.school + "&year=" + year)
                .then();
    }

    @Test
    void aUnitsYearShowsVisitsTermsAndClashes() {
        city.eso
                .post("/api/v1/school-terms", Map.of("name", "春季学期", "firstDay", "2030-02-18", "lastDay", "2030-07-05"))
                .then()
                .statusCode(201);
        String first = visit("ANNOUNCED", "2030-03-04");
        String second = visit("ANNOUNCED", "2030-03-18");
        String third = visit("ANNOUNCED", "2030-04-02");
        visit("ANNOUNCED", "2031-01-02");
        String dropped = visit("ANNOUNCED", "2030-03-05");
        city.eso.done(INSPECTIONS + "/" + dropped, "cancel", Map.of("reason", "合并"), "CANCELLED");
        year(city.head, 2030)
                .statusCode(200)
                .body("visits.inspectionId", contains(first, second, third))
                .body("visits.term", contains("春季学期", "春季学期", "春季学期"))
                .body("terms[0].filed", equalTo(3))
                .body("clashes", hasSize(1))
                .body("clashes[0].one", equalTo(first))
                .body("clashes[0].daysApart", equalTo(14));
    }

    @Test
    void aSecretVisitWeighsNothingYet() {
        String secret = visit("UNANNOUNCED", "2030-03-04");
        visit("ANNOUNCED", "2030-03-05");
        year(city.head, 2030).body("visits", hasSize(1)).body("clashes", hasSize(0));
        year(city.eso, 2030).body("visits.inspectionId", hasItem(secret)).body("clashes", hasSize(1));
    }

    @Test
    void whatIsNotTheReadersIsUnknown() {
        refused(city.otherHead.get("/api/v1/burden?organizationId=" + city.school), 422, "UNKNOWN_ORGANIZATION");
        refused(city.head.get("/api/v1/burden"), 400, "INVALID_PARAMETER");
        refused(city.head.get("/api/v1/burden?year=1&organizationId=" + city.school), 400, "INVALID_PARAMETER");
    }
}
