package dudao.inspection.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dudao.commons.testing.answers.Answers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The service as one person sees it. */
public record Api(String token, String onBehalfOf) {

    public Api(String token) {
        this(token, null);
    }

    /** The same person in another's place. */
    public Api actingFor(String person) {
        return new Api(token, person);
    }

    public Response get(String path) {
        return Answers.of(request().get(path));
    }

    public Response post(String path, Object body) {
        return Answers.of(request().body(body).post(path));
    }

    public Response post(String path, Object body, String key) {
        return Answers.of(request().header("Idempotency-Key", key).body(body).post(path));
    }

    /** Reads the version first, as every client must. */
    public Response command(String resource, String command, Object body) {
        return command(resource, command, body, etag(resource));
    }

    public Response command(String resource, String command, Object body, String etag) {
        return Answers.of(request().header("If-Match", etag).body(body).post(resource + "/" + command));
    }

    /** @param etag null: the request names no version */
    public Response send(String path, Object body, String etag) {
        RequestSpecification request = request().body(body);
        return Answers.of((etag == null ? request : request.header("If-Match", etag)).post(path));
    }

    public void done(String resource, String command, Object body, String state) {
        command(resource, command, body).then().statusCode(200).body("state", equalTo(state));
    }

    public String etag(String resource) {
        return get(resource).then().statusCode(200).extract().header("ETag");
    }

    public String state(String resource) {
        return get(resource).then().statusCode(200).extract().path("state");
    }

    /** What every command refuses alike: no version, an old version, an unknown object, a wrong role. */
    public void refusesCarelessly(String collection, String id, String command, Object body, Api wrongRole) {
        String resource = collection + "/" + id;
        refused(request().body(body).post(resource + "/" + command), 428, "IF_MATCH_REQUIRED");
        refused(command(resource, command, body, "\"987654\""), 412, "STALE");
        refused(command(collection + "/" + new java.util.UUID(0, 1), command, body, "*"), 404, "NOT_FOUND");
        refused(command(collection + "/not-an-id", command, body, "*"), 404, "NOT_FOUND");
        refused(wrongRole.command(resource, command, body, "*"), 403, "FORBIDDEN");
        given().contentType(ContentType.JSON)
                .body(body)
                .post(resource + "/" + command)
                .then()
                .statusCode(401);
    }

    public static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private RequestSpecification request() {
        RequestSpecification own =
                given().auth().oauth2(token).contentType(ContentType.JSON).accept("application/json");
        return onBehalfOf == null ? own : own.header("On-Behalf-Of", onBehalfOf);
    }

    public static final Map<String, Object> NOTHING = Map.of();
}
