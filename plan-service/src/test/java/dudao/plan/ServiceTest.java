package dudao.plan;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ServiceTest {

    private final String supervisor = Tokens.of("supervisor", "SUPERVISOR", UUID.randomUUID());

    @Test
    void catalogueIsPublic() {
        given().get("/api/v1/problems").then().statusCode(200).body("code", hasItem("ILLEGAL_TRANSITION"));
    }

    @Test
    void withoutATokenNothingIsToldButThat() {
        given().get("/api/v1/changes")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void wrongRoleIsForbidden() {
        given().auth()
                .oauth2(supervisor)
                .get("/api/v1/dead-letters")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void misspeltFilterIsRefused() {
        given().auth()
                .oauth2(supervisor)
                .get("/api/v1/changes?afer=1")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_PARAMETER"));
    }

    @Test
    void changesAnswer() {
        given().auth()
                .oauth2(supervisor)
                .get("/api/v1/changes?after=1000000")
                .then()
                .statusCode(200)
                .body("next", equalTo(1000000));
    }

    @Test
    void unknownPathIsAProblem() {
        given().get("/api/v1/nowhere").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void bodyOverTheLimitIsRefusedBeforeItIsRead() {
        given().auth()
                .oauth2(supervisor)
                .body(new byte[13 * 1024 * 1024])
                .post("/api/v1/changes")
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
    }
}
