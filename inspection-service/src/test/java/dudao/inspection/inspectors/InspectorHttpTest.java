package dudao.inspection.inspectors;

import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.INSPECTORS;
import static dudao.inspection.testing.City.person;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class InspectorHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void build() {
        city = new City(tree);
    }

    @Test
    void anInspectorIsRegisteredAndRead() {
        Map<String, Object> wanted = city.newInspector(city.lead);
        Response created = city.eso.post(INSPECTORS, wanted);
        String id = created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("certificateNumber", equalTo(wanted.get("certificateNumber")))
                .extract()
                .path("id");
        created.then().header("Location", containsString(INSPECTORS + "/" + id));
        city.eso
                .get(INSPECTORS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("person", equalTo(city.lead))
                .body("validTo", equalTo(wanted.get("validTo")));
    }

    @Test
    void theSameKeyRegistersOnce() {
        Map<String, Object> wanted = city.newInspector(person("one"));
        String key = UUID.randomUUID().toString();
        String id = city.eso.post(INSPECTORS, wanted, key).path("id");
        city.eso
                .post(INSPECTORS, wanted, key)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", equalTo("true"))
                .header("Location", notNullValue())
                .body("id", equalTo(id));
        wanted.put("name", "另一人");
        refused(city.eso.post(INSPECTORS, wanted, key), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aCertificateBelongsToOneInspector() {
        Map<String, Object> wanted = city.newInspector(person("one"));
        city.eso.post(INSPECTORS, wanted).then().statusCode(201);
        refused(city.eso.post(INSPECTORS, wanted), 409, "DUPLICATE");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        city.eso
                .post(INSPECTORS, Map.of("name", " "))
                .then()
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/certificateNumber"));
        for (Map.Entry<String, String> wrong : Map.of("kind", "CHIEF", "validFrom", "yesterday", "organizationId", "x")
                .entrySet()) {
            Map<String, Object> wanted = city.newInspector(person("one"));
            wanted.put(wrong.getKey(), wrong.getValue());
            city.eso
                    .post(INSPECTORS, wanted)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("VALIDATION_FAILED"))
                    .body("errors.pointer", hasItem("/" + wrong.getKey()));
        }
        Map<String, Object> wanted = city.newInspector(person("one"));
        wanted.put("validTo", City.today().plusYears(4).toString());
        refused(city.eso.post(INSPECTORS, wanted), 422, "TERM_TOO_LONG");
        wanted.put("rank", 1);
        refused(city.eso.post(INSPECTORS, wanted), 400, "UNKNOWN_FIELD");
    }

    @Test
    void anOrganizationOutsideTheScopeIsUnknown() {
        Map<String, Object> wanted = city.newInspector(person("one"));
        wanted.put("organizationId", UUID.randomUUID());
        refused(city.eso.post(INSPECTORS, wanted), 422, "UNKNOWN_ORGANIZATION");
    }

    @Test
    void theRegisterIsTheOfficesOwn() {
        String id = city.inspector(person("one"));
        refused(city.head.get(INSPECTORS), 403, "FORBIDDEN");
        refused(city.leader.post(INSPECTORS, city.newInspector(person("one"))), 403, "FORBIDDEN");
        refused(city.supervisor.get(INSPECTORS + "/" + id), 403, "FORBIDDEN");
        refused(city.eso.get(INSPECTORS + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
        refused(city.eso.get(INSPECTORS + "/1"), 404, "NOT_FOUND");
    }

    @Test
    void anotherCitySeesNothingOfIt() {
        City other = new City(tree);
        String id = city.inspector(person("one"));
        refused(other.eso.get(INSPECTORS + "/" + id), 404, "NOT_FOUND");
        other.eso.get(INSPECTORS).then().statusCode(200).body("items.id", not(hasItem(id)));
    }

    @Test
    void theListHasPagesAndFilters() {
        String one = person("one");
        String first = city.inspector(one);
        String second = city.inspector(one);
        city.inspector(person("two"));
        Response page = city.eso.get(INSPECTORS + "?limit=1&person=" + one);
        page.then().statusCode(200).body("items.id", contains(second)).header("Link", containsString("rel=\"next\""));
        String next = page.path("next");
        city.eso
                .get(INSPECTORS + "?limit=1&person=" + one + "&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items.id", contains(first))
                .body("next", nullValue());
        city.eso.get(INSPECTORS + "?organizationId=" + city.city).then().body("items", hasSize(0));
        refused(city.eso.get(INSPECTORS + "?organizationId=x"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(INSPECTORS + "?name=x"), 400, "UNKNOWN_PARAMETER");
        refused(city.eso.get(INSPECTORS + "?cursor=x"), 400, "INVALID_CURSOR");
        refused(city.eso.get(INSPECTORS + "?limit=0"), 400, "INVALID_PARAMETER");
    }
}
