package dudao.task;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import dudao.commons.testing.Hardening;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import dudao.commons.testing.access.Places;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HardeningTest extends Hardening {

    private final Places places = Places.create();

    private RequestSpecification supervisor() {
        return given().auth().oauth2(Tokens.of("hardening", "SUPERVISOR", places.superior()));
    }

    @Test
    void aFilterThatIsNoIdIsInvalidAndNotMissing() {
        for (String query : new String[] {"/organizations?under=x", "/statistics/lights?groupBy=county&under=x"}) {
            supervisor()
                    .get("/api/v1" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_PARAMETER"))
                    .body("errors.pointer", hasItem("?under"));
        }
    }

    @Test
    void anEmptyDateIsNotAnAbsentOne() {
        supervisor()
                .contentType("application/json")
                .body("{\"measureId\":\"" + places.own() + "\",\"dueOn\":\"\"}")
                .post("/api/v1/assignments")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/dueOn"));
        supervisor()
                .get("/api/v1/statistics/lights?groupBy=county&asOf=")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("?asOf"));
    }

    @Test
    void aMomentIsPrintedAsExactAsItIsKept() {
        supervisor()
                .get("/api/v1/statistics/lights?groupBy=county")
                .then()
                .statusCode(200)
                .body("asOf", matchesPattern("[^.]*(\\.\\d{1,6})?\\+08:00"));
    }

    @Test
    void theContractTellsOfTheHeaders() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .body("paths.'/api/v1/tasks'.post.parameters.name", hasItem("Idempotency-Key"))
                .body("paths.'/api/v1/tasks/{id}/accept'.post.parameters.name", hasItem("If-Match"));
    }
}
