package dudao.task.organizations.codes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CodeTest {

    private static final LocalDate TODAY = LocalDate.now(Clocks.SHANGHAI);
    private static final String BY_CODE = "/api/v1/organizations/by-code/";

    private final Jdbi owner = RealParts.owner();
    private ImportedCity city;
    private UUID school;
    private UUID other;
    private String code;

    @BeforeEach
    void register() {
        city = ImportedCity.registered();
        school = city.schools.get(0).get(1);
        other = city.schools.get(0).get(2);
        code = city.sysadmin().get("/api/v1/organizations/" + school).path("code");
    }

    private static String resource(UUID organization) {
        return "/api/v1/organizations/" + organization + "/codes";
    }

    private static Map<String, Object> code(String scheme, String value, LocalDate from, LocalDate to) {
        Map<String, Object> code = new HashMap<>(Map.of("scheme", scheme, "value", value));
        code.put("from", from == null ? null : from.toString());
        code.put("to", to == null ? null : to.toString());
        return code;
    }

    @SafeVarargs
    private Response put(UUID organization, Map<String, Object>... codes) {
        return city.sysadmin()
                .contentType(ContentType.JSON)
                .header("If-Match", city.sysadmin().get(resource(organization)).header("ETag"))
                .body(Map.of("items", List.of(codes)))
                .put(resource(organization));
    }

    private Response find(String scheme, String value, Object asOf) {
        return city.sysadmin().get(BY_CODE + scheme + "/" + value + (asOf == null ? "" : "?asOf=" + asOf));
    }

    private static String fresh() {
        return "2134" + ImportedCity.nextCode();
    }

    @Test
    void anImportedCodeIsItsOwnForAsLongAsAnythingIsKnown() {
        city.supervisor()
                .get(resource(school))
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].value", equalTo(code))
                .body("items[0].from", nullValue())
                .body("items[0].to", nullValue());
        find("SCHOOL", code, "1999-09-01").then().statusCode(200).body("id", equalTo(school.toString()));
    }

    @Test
    void aFurtherCodeLeadsToTheSameOrganisationAndIsTold() {
        put(school, code("SCHOOL", code, null, null), code("USCC", "91350100M000100Y43", TODAY, null))
                .then()
                .statusCode(200)
                .body("items.scheme", contains("SCHOOL", "USCC"));
        find("USCC", "91350100M000100Y43", null)
                .then()
                .statusCode(200)
                .body("id", equalTo(school.toString()))
                .body("code", equalTo(code));
        find("USCC", "91350100M000100Y43", TODAY.minusDays(1)).then().statusCode(404);
        List<Outgoing.Fact> facts = Outgoing.about(owner, school);
        assertEquals(2, facts.get(facts.size() - 1).json().get("codes").size());
        assertEquals(
                Outgoing.shape(Outgoing.sample("dudao.organization.changed.v1")),
                Outgoing.shape(facts.get(facts.size() - 1).json()));
        put(school, code("SCHOOL", code, null, null)).then().statusCode(200);
    }

    @Test
    void aDivisionCodeThatMovedFindsWhoeverHadItThen() {
        UUID first = city.counties.get(0);
        UUID second = city.counties.get(1);
        String moved = city.countyCodes.get(0);
        LocalDate day = TODAY.minusYears(1);
        put(first, code("GB2260", moved, null, day.minusDays(1)), code("GB2260", ImportedCity.nextCode(), day, null))
                .then()
                .statusCode(200);
        put(second, code("GB2260", city.countyCodes.get(1), null, day.minusDays(1)), code("GB2260", moved, day, null))
                .then()
                .statusCode(200);
        find("GB2260", moved, day.minusDays(1)).then().body("id", equalTo(first.toString()));
        find("GB2260", moved, day.minusDays(1)).then().body("code", equalTo(moved));
        find("GB2260", moved, day).then().body("id", equalTo(second.toString()));
        find("GB2260", moved, null)
                .then()
                .body("id", equalTo(second.toString()))
                .body("code", equalTo(moved));
        find("GB2260", city.countyCodes.get(1), null).then().statusCode(404);
        find("GB2260", city.countyCodes.get(1), day.minusDays(1)).then().body("id", equalTo(second.toString()));
    }

    @Test
    void aSchoolCodeThatWasGivenUpIsNobodyElses() {
        put(school, code("SCHOOL", code, null, TODAY.minusDays(1)), code("SCHOOL", fresh(), TODAY, null))
                .then()
                .statusCode(200);
        put(other, code("SCHOOL", code, TODAY, null)).then().statusCode(409).body("code", equalTo("CODE_GIVEN_UP"));
        put(school, code("SCHOOL", code, null, null)).then().statusCode(200);
    }

    @Test
    void aCodeHasOneHolderAtATime() {
        put(other, code("SCHOOL", code, TODAY, null))
                .then()
                .statusCode(409)
                .body("code", equalTo("DUPLICATE"))
                .body("errors[0].pointer", equalTo("/items/0/value"));
    }

    @Test
    void badCodesAreRefused() {
        put(school, code("USCC", "91350100M000100Y44", null, null))
                .then()
                .statusCode(400)
                .body("detail", containsString("第 18 位"))
                .body("errors[0].pointer", equalTo("/items/0/value"));
        put(school, code("SCHOOL", code, TODAY, TODAY.minusDays(1)))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/0/to"));
        put(school, code("SCHOOL", code, null, TODAY), code("SCHOOL", fresh(), TODAY, null))
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/1"));
        put(school, code("ZIP", code, null, null)).then().statusCode(400);
        city.sysadmin()
                .contentType(ContentType.JSON)
                .body(Map.of("items", List.of()))
                .put(resource(school))
                .then()
                .statusCode(428);
        city.sysadmin()
                .contentType(ContentType.JSON)
                .header("If-Match", "\"99\"")
                .body(Map.of("items", List.of()))
                .put(resource(school))
                .then()
                .statusCode(412);
        city.supervisor().get(resource(UUID.randomUUID())).then().statusCode(404);
    }
}
