package dudao.plan.testing;

import static io.restassured.RestAssured.given;

import dudao.commons.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** The service as one person sees it: HTTP and a token. */
public final class Api {

    private static final String BASE = "/api/v1";

    private final String token;
    private final String onBehalfOf;

    Api(String person, String roles, UUID organization) {
        this(Tokens.of(person, roles, organization), null);
    }

    private Api(String token, String onBehalfOf) {
        this.token = token;
        this.onBehalfOf = onBehalfOf;
    }

    /** The same person in another's place. */
    public Api actingFor(String person) {
        return new Api(token, person);
    }

    public ValidatableResponse get(String path) {
        return request().get(BASE + path).then();
    }

    public ValidatableResponse post(String path, Object body) {
        return json(body).post(BASE + path).then();
    }

    public ValidatableResponse post(String path, Object body, String key) {
        return json(body).header("Idempotency-Key", key).post(BASE + path).then();
    }

    public ValidatableResponse upload(String path, String text) {
        return request()
                .contentType("text/plain;charset=UTF-8")
                .body(text)
                .post(BASE + path)
                .then();
    }

    /** @param etag null sends no If-Match */
    public ValidatableResponse put(String path, Object body, String etag) {
        return matching(json(body), etag).put(BASE + path).then();
    }

    public ValidatableResponse delete(String path, String etag) {
        return matching(request(), etag).delete(BASE + path).then();
    }

    public ValidatableResponse send(String path, Object body, String etag) {
        return matching(json(body), etag).post(BASE + path).then();
    }

    /** A command on what is there: reads the current version first, as every client must. */
    public ValidatableResponse command(String resource, String command, Object body) {
        return send(resource + "/" + command, body, etag(resource));
    }

    public String etag(String path) {
        Response response = request().get(BASE + path);
        return response.then().statusCode(200).extract().header("ETag");
    }

    private RequestSpecification request() {
        RequestSpecification own = given().auth().oauth2(token).accept("application/json");
        return onBehalfOf == null ? own : own.header("On-Behalf-Of", onBehalfOf);
    }

    private RequestSpecification json(Object body) {
        return request().contentType(ContentType.JSON).body(body == null ? Map.of() : body);
    }

    private static RequestSpecification matching(RequestSpecification request, String etag) {
        return etag == null ? request : request.header("If-Match", etag);
    }
}
