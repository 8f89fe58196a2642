package dudao.inspection.programmes.results;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.EXPORTS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.programmes.Sha256;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ResultExportHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
        programmes.makePrivate(city.school);
    }

    private String exported(String use) {
        return EXPORTS + "/"
                + city.eso
                        .post(EXPORTS, Map.of("year", 2026, "use", use))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void onlyWhatIsPublishedIsHandedOver() {
        programmes.verified();
        city.eso.get(exported("QUOTA")).then().body("rows", equalTo(0)).body("content", equalTo("[]"));
        city = new City(tree);
        programmes = new Programmes(city);
        programmes.makePrivate(city.school);
        programmes.published();
        programmes.concludedCheck(2026);
        programmes.entry(-8, 1, null);
        String content = city.eso.get(exported("QUOTA")).path("content");
        List<Map<String, Object>> rows = JsonPath.from(content).getList("");
        assertEquals(
                List.of("ANNUAL_CHECK", "EVALUATION", "POINTS"),
                rows.stream().map(row -> row.get("kind")).toList());
        assertEquals("PASS", rows.get(0).get("result"));
        assertEquals("良好", rows.get(1).get("result"));
        assertFalse(content.contains("RANK"), content);
    }

    @Test
    void aVersionStaysAsItWasMadeAndIsProvedByItsHash() {
        programmes.entry(-8, 1, null);
        String first = exported("FUNDS");
        String content = city.eso.get(first).path("content");
        programmes.entry(-2, 1, null);
        String second = exported("FUNDS");
        city.eso
                .get(first)
                .then()
                .body("number", equalTo(1))
                .body("content", equalTo(content))
                .body("sha256", equalTo(Sha256.of(content)));
        city.eso
                .get(second)
                .then()
                .body("number", equalTo(2))
                .body("content", not(equalTo(content)))
                .body("exportedBy", notNullValue());
        String table = given().auth()
                .oauth2(city.eso.token())
                .accept("text/csv")
                .get(first)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        city.eso.get(first).then().body("csvSha256", equalTo(Sha256.of(table)));
        assertTrue(table.contains("POINTS,"), table);
        city.eso.get(EXPORTS).then().body("items.number", contains(2, 1)).body("items.content", everyItem(nullValue()));
    }

    /** What a year has seen another year does not take back. */
    @Test
    void aYearKeepsARecognitionThatWasLostLater() {
        LocalDate lastYear = City.today().minusYears(1);
        String at = programmes.recognised(lastYear);
        assertEquals(List.of("UNIVERSAL_PRESCHOOL RECOGNISED"), recognitionsOf(lastYear.getYear()));
        programmes.chief.done(at, "revoke", Programmes.ruling("复查不达标"), "LOST");
        assertEquals(List.of("UNIVERSAL_PRESCHOOL RECOGNISED"), recognitionsOf(lastYear.getYear()));
        assertEquals(
                List.of("UNIVERSAL_PRESCHOOL LOST"), recognitionsOf(City.today().getYear()));
        assertEquals(List.of(), recognitionsOf(lastYear.getYear() - 1));
    }

    /** A county that was recognised anew is not lost as well. */
    @Test
    void onlyTheNewestDecisionOfAProgrammeIsHandedOver() {
        String lost = programmes.recognised(City.today().minusDays(2));
        LocalDate yesterday = City.today().minusDays(1);
        programmes.chief.done(lost, "revoke", Programmes.ruling("复查不达标", yesterday), "LOST");
        programmes.recognised(City.today());
        assertEquals(
                List.of("UNIVERSAL_PRESCHOOL RECOGNISED"),
                recognitionsOf(City.today().getYear()));
    }

    private List<Object> recognitionsOf(int year) {
        String id = city.eso.post(EXPORTS, Map.of("year", year, "use", "FUNDS")).path("id");
        List<Map<String, Object>> rows = JsonPath.from(
                        (String) city.eso.get(EXPORTS + "/" + id).path("content"))
                .getList("");
        return rows.stream().map(row -> row.get("result")).toList();
    }

    @Test
    void itIsForTheOffice() {
        String at = exported("ANNUAL_CONCLUSION");
        refused(city.head.get(at), 403, "FORBIDDEN");
        refused(api(person("county"), "ESO", city.county).get(at), 404, "NOT_FOUND");
        refused(city.eso.post(EXPORTS, Map.of("year", 2026, "use", "RANKING")), 400, "VALIDATION_FAILED");
    }
}
