package dudao.task.organizations;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.task.testing.ImportedCity;
import dudao.task.testing.Outgoing;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class OrganizationResourceTest {

    private static final String PATH = "/api/v1/organizations";

    private final Jdbi jdbi = RealParts.owner();

    private static ImportedCity city;
    private static ImportedCity neighbour;

    @BeforeEach
    void register() {
        if (city == null) {
            city = ImportedCity.registered();
            neighbour = ImportedCity.registered();
        }
    }

    private Response post(Map<String, Object> wanted) {
        return city.sysadmin().contentType(ContentType.JSON).body(wanted).post(PATH);
    }

    private Map<String, Object> school(String code) {
        return new HashMap<>(Map.of(
                "kind", "SCHOOL",
                "name", "新建学校",
                "parentId", city.counties.get(0),
                "ownership", "PUBLIC",
                "codeScheme", "SCHOOL",
                "code", code));
    }

    @Test
    void aRegisteredSchoolStandsUnderItsCountyAndIsTold() {
        Response created = post(school("3134" + ImportedCity.nextCode()));
        created.then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString(PATH + "/" + created.path("id")))
                .body("countyId", equalTo(city.counties.get(0).toString()))
                .body("schoolClass", equalTo("31"));
        Outgoing.Fact fact =
                Outgoing.about(jdbi, UUID.fromString(created.path("id"))).get(0);
        assertEquals("dudao.organization.registered.v1", fact.type());
        assertEquals("organization.events.v1", fact.topic());
        assertEquals(0, fact.aggregateVersion());
        assertEquals(Outgoing.shape(Outgoing.sample(fact.type())), Outgoing.shape(fact.json()));
    }

    @Test
    void aRepeatedKeyRegistersOnce() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> wanted = school("3134" + ImportedCity.nextCode());
        Response first = city.sysadmin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(wanted)
                .post(PATH);
        city.sysadmin()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(wanted)
                .post(PATH)
                .then()
                .statusCode(201)
                .body("id", equalTo(first.path("id")));
    }

    @Test
    void aCodeBelongsToOneOrganisation() {
        Map<String, Object> wanted = school("3134" + ImportedCity.nextCode());
        post(wanted).then().statusCode(201);
        post(wanted).then().statusCode(409).body("code", equalTo("DUPLICATE"));
    }

    @ParameterizedTest
    @CsvSource({
        "code, 12345, 400, VALIDATION_FAILED, /code",
        "code, , 400, VALIDATION_FAILED, /code",
        "code, 1234990001, 400, VALIDATION_FAILED, /code",
        "openedOn, 1812-01-01, 400, VALIDATION_FAILED, /openedOn",
        "codeScheme, , 400, VALIDATION_FAILED, /code",
        "codeScheme, ZIP, 400, VALIDATION_FAILED, /codeScheme",
        "kind, BUREAU, 400, VALIDATION_FAILED, /kind",
        "name, , 400, VALIDATION_FAILED, /name",
        "ownership, STATE, 400, VALIDATION_FAILED, /ownership",
        "schoolClass, 21, 400, VALIDATION_FAILED, /schoolClass",
        "parentId, , 400, VALIDATION_FAILED, /parentId",
        "parentId, 00000000-0000-0000-0000-000000000009, 422, PARENT_NOT_ALLOWED, /parentId",
        "colour, red, 400, UNKNOWN_FIELD, /colour"
    })
    void whatCannotBeRegisteredIsRefused(String field, String value, int status, String code, String pointer) {
        Map<String, Object> wanted = school("3134" + ImportedCity.nextCode());
        wanted.put(field, value);
        post(wanted).then().statusCode(status).body("code", equalTo(code)).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aSchoolIsNoParent() {
        Map<String, Object> wanted = school("3134" + ImportedCity.nextCode());
        wanted.put("parentId", city.schools.get(0).get(0));
        post(wanted).then().statusCode(422).body("code", equalTo("PARENT_NOT_ALLOWED"));
    }

    @Test
    void onlyTheAdministratorRegisters() {
        city.supervisor()
                .contentType(ContentType.JSON)
                .body(school("3134" + ImportedCity.nextCode()))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void everyoneSeesTheOwnSubtreeOnly() {
        city.supervisor()
                .get(PATH + "?kind=COUNTY_BUREAU")
                .then()
                .statusCode(200)
                .body("items.id", hasSize(2));
        city.as("office", "ESO", city.office)
                .get(PATH + "?kind=COUNTY_BUREAU")
                .then()
                .body("items.id", hasSize(2));
        UUID county = city.counties.get(1);
        city.as("head", "UNIT_HEAD", county)
                .get(PATH + "?limit=200")
                .then()
                .body("items", hasSize(5))
                .body("items.countyId", everyItem(equalTo(county.toString())));
        city.as("head", "UNIT_HEAD", county)
                .get(PATH + "/" + city.counties.get(0))
                .then()
                .statusCode(404);
        city.supervisor().get(PATH + "/" + neighbour.bureau).then().statusCode(404);
        city.sysadmin().get(PATH + "/" + neighbour.bureau).then().statusCode(200);
        city.supervisor().get(PATH + "?under=" + neighbour.bureau).then().statusCode(404);
        city.as("auditor", "AUDITOR", city.bureau).get(PATH).then().statusCode(403);
    }

    @Test
    void aCallerOfAnUnknownOrganisationIsToldSo() {
        city.as("stranger", "SUPERVISOR", UUID.randomUUID())
                .get(PATH)
                .then()
                .statusCode(403)
                .body("code", equalTo("ORGANIZATION_UNKNOWN"));
    }

    @Test
    void listsAreNarrowedAndPaged() {
        String under = PATH + "?under=" + city.counties.get(1);
        city.supervisor().get(under + "&kind=SCHOOL").then().body("items", hasSize(4));
        city.supervisor().get(under + "&schoolClass=21").then().body("items", hasSize(2));
        city.supervisor().get(under + "&ownership=PRIVATE").then().body("items", hasSize(1));
        city.supervisor().get(under + "&name=第3学").then().body("items.name", contains("第3学校"));
        city.supervisor().get(under + "&name=%25").then().body("items", hasSize(0));
        Response page = city.supervisor().get(under + "&limit=3");
        page.then().body("items", hasSize(3)).header("Link", containsString("rel=\"next\""));
        city.supervisor()
                .get(under + "&limit=3&cursor=" + page.path("next"))
                .then()
                .body("items", hasSize(2))
                .body("next", nullValue());
        city.supervisor().get(PATH + "?colour=red").then().statusCode(400);
        city.supervisor().get(PATH + "?ownership=STATE").then().statusCode(400);
    }

    @Test
    void codesLeadToOrganisations() {
        String byCode = PATH + "/by-code/GB2260/";
        city.sysadmin()
                .get(byCode + city.code + "?asOf=2026-03-01")
                .then()
                .statusCode(200)
                .body("id", equalTo(city.bureau.toString()));
        city.supervisor().get(byCode + neighbour.code).then().statusCode(404);
        city.sysadmin().get(byCode + "000000").then().statusCode(404);
        city.sysadmin().get(PATH + "/by-code/ZIP/237000").then().statusCode(404);
        city.sysadmin().get(byCode + city.code + "?asOf=yesterday").then().statusCode(400);
        city.sysadmin().get(PATH + "/no-id").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void theSampleOfTheContractNamesEveryField() {
        assertEquals(
                List.of(
                        "organizationId",
                        "kind",
                        "name",
                        "parentId",
                        "path",
                        "countyId",
                        "schoolClass",
                        "ownership",
                        "codeScheme",
                        "code",
                        "codes",
                        "relations"),
                List.copyOf(Outgoing.sample("dudao.organization.changed.v1")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList()));
    }
}
