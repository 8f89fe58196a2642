package dudao.inspection.districts;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.person;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DistrictHttpTest {

    private static final String DISTRICTS = "/api/v1/districts";

    @Inject
    OrganizationTree tree;

    private City city;
    private List<UUID> schools;

    @BeforeEach
    void build() {
        city = new City(tree);
        schools = IntStream.range(0, 6).mapToObj(n -> UUID.randomUUID()).toList();
        schools.forEach(id -> city.add(id, "SCHOOL", city.county, city.path(city.county)));
    }

    private String district(int mostSchools, int mostPerInspector) {
        return DISTRICTS + "/"
                + city.eso
                        .post(
                                DISTRICTS,
                                Map.of(
                                        "name",
                                        "第一责任区",
                                        "mostSchools",
                                        mostSchools,
                                        "mostSchoolsPerInspector",
                                        mostPerInspector,
                                        "rotatesAfterMonths",
                                        12))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private Response assign(String district, String inspector, LocalDate from, List<UUID> to) {
        Map<String, Object> wanted = Map.of("inspectorId", inspector, "organizationIds", to, "from", from.toString());
        return city.eso.command(district, "assign", wanted);
    }

    private List<String> answering(String district, UUID school) {
        List<Map<String, Object>> all = city.eso.get(district).path("assignments");
        return all.stream()
                .filter(each -> each.get("organizationId").equals(school.toString()))
                .map(each -> each.get("inspectorId") + " " + each.get("validFrom") + " " + each.get("validTo"))
                .toList();
    }

    @Test
    void aSchoolHasOneInspectorAtATime() {
        String district = district(20, 5);
        String one = city.inspector(person("one"));
        String two = city.inspector(person("two"));
        LocalDate today = City.today();
        assign(district, one, today.minusDays(9), schools.subList(0, 3)).then().statusCode(200);
        assign(district, two, today.plusDays(3), schools.subList(2, 4)).then().statusCode(200);
        assertEquals(
                List.of(
                        one + " " + today.minusDays(9) + " " + today.plusDays(2),
                        two + " " + today.plusDays(3) + " null"),
                answering(district, schools.get(2)));
        refused(assign(district, one, today.plusDays(3), schools.subList(2, 3)), 409, "ASSIGNED_LATER");
        city.eso
                .get(district)
                .then()
                .body("rotationDueOn", equalTo(today.minusDays(9).plusMonths(12).toString()));
        city.eso.get(DISTRICTS + "?limit=200").then().body("items[0].schools", equalTo(4));
    }

    @Test
    void nobodyCarriesMoreThanTheLoad() {
        String district = district(4, 3);
        String one = city.inspector(person("one"));
        refused(assign(district, one, City.today(), schools.subList(0, 4)), 422, "INSPECTOR_OVERLOADED");
        assertEquals(List.of(), answering(district, schools.get(0)), "rolled back");
        assign(district, one, City.today(), schools.subList(0, 3)).then().statusCode(200);
        refused(assign(district(9, 3), one, City.today(), schools.subList(3, 4)), 422, "INSPECTOR_OVERLOADED");
        String two = city.inspector(person("two"));
        refused(assign(district, two, City.today(), schools.subList(3, 5)), 422, "DISTRICT_TOO_LARGE");
    }

    @Test
    void onlyWhoHoldsATermAnswersForASchool() {
        String district = district(20, 5);
        String one = city.inspector(person("one"));
        refused(assign(district, one, City.today().plusYears(2), schools.subList(0, 1)), 422, "INSPECTOR_NOT_VALID");
        refused(assign(district, one, City.today(), List.of(UUID.randomUUID())), 422, "UNKNOWN_ORGANIZATION");
        refused(
                assign(district, UUID.randomUUID().toString(), City.today(), schools.subList(0, 1)),
                422,
                "UNKNOWN_INSPECTOR");
        city.eso.refusesCarelessly(
                DISTRICTS,
                district.substring(DISTRICTS.length() + 1),
                "rotate",
                Map.of("from", "2027-01-01"),
                city.leader);
    }

    @Test
    void inspectorsChangePlacesInTurn() {
        String district = district(20, 5);
        List<String> order = Stream.of("a", "b", "c")
                .map(name -> city.inspector(person(name)))
                .sorted()
                .toList();
        LocalDate today = City.today();
        Map<String, Object> rotation = Map.of("from", today.toString());
        assign(district, order.get(0), today.minusDays(30), schools.subList(0, 2))
                .then()
                .statusCode(200);
        refused(city.eso.command(district, "rotate", rotation), 409, "NOTHING_TO_ROTATE");
        assign(district, order.get(1), today.minusDays(30), schools.subList(2, 4))
                .then()
                .statusCode(200);
        assign(district, order.get(2), today.minusDays(30), schools.subList(4, 6))
                .then()
                .statusCode(200);
        city.eso.command(district, "rotate", rotation).then().statusCode(200);
        for (int n = 0; n < 6; n++) {
            assertEquals(
                    List.of(order.get((n / 2 + 1) % 3) + " " + today + " null"), answering(district, schools.get(n)));
        }
    }

    @Test
    void theSignBoardIsForEverybodyAtTheGate() {
        UUID school = schools.get(0);
        String code = "2134" + (System.nanoTime() % 1_000_000);
        tree.upsert(List.of(new OrganizationTree.Registered(
                school, "SCHOOL", "实验小学", city.county, city.path(school), null, null, null, "SCHOOL", code, 2)));
        String board = "/api/v1/public/signboards/" + code;
        given().get(board)
                .then()
                .statusCode(200)
                .body("school", equalTo("实验小学"))
                .body("inspectors", hasSize(0));
        Map<String, Object> wanted = city.newInspector(person("one"));
        wanted.put("name", "王督学");
        wanted.put("contact", "0564-1234567");
        wanted.put("photoUrl", "https://example.org/1.jpg");
        String inspector = city.eso.post(INSPECTORS, wanted).path("id");
        assign(district(20, 5), inspector, City.today(), schools.subList(0, 1))
                .then()
                .statusCode(200);
        given().get(board)
                .then()
                .statusCode(200)
                .body("inspectors.name", contains("王督学"))
                .body("inspectors[0].contact", equalTo("0564-1234567"))
                .body("inspectors[0].photoUrl", equalTo("https://example.org/1.jpg"))
                .body("matters", hasSize(8))
                .body("inspectors[0].person", nullValue());
        city.eso.done(INSPECTORS + "/" + inspector, "suspend", Map.of("reason", "调查"), "SUSPENDED");
        given().get(board).then().body("inspectors", hasSize(0));
        given().get("/api/v1/public/signboards/0").then().statusCode(404);
    }
}
