package dudao.plan.testing;

import static io.restassured.RestAssured.given;

import dudao.commons.testing.Tokens;
import dudao.commons.testing.answers.Answers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The service as one person sees it: HTTP and a token. */
public final class Api {

    private static final String BASE = "/api/v1";

    /** Asked for when it is needed: a city has more people than most tests have to do with. */
    private final Supplier<String> token;

    private final String onBehalfOf;

    Api(String person, String roles, UUID organization) {
        this(() -> Tokens.of(person, roles, organization), null);
    }

    private Api(Supplier<String> token, String onBehalfOf) {
        this.token = token;
        this.onBehalfOf = onBehalfOf;
    }

    /** The same person in another's place. */
    public Api actingFor(String person) {
        return new Api(token, person);
    }

    public ValidatableResponse get(String path) {
        return then(request().get(BASE + path));
    }

    public ValidatableResponse post(String path, Object body) {
        return then(json(body).post(BASE + path));
    }

    public ValidatableResponse post(String path, Object body, String key) {
        return then(json(body).header("Idempotency-Key", key).post(BASE + path));
    }

    public ValidatableResponse upload(String path, String text) {
        return then(request().contentType("text/plain;charset=UTF-8").body(text).post(BASE + path));
    }

    /** @param etag null sends no If-Match */
    public ValidatableResponse put(String path, Object body, String etag) {
        return then(matching(json(body), etag).put(BASE + path));
    }

    public ValidatableResponse delete(String path, String etag) {
        return then(matching(request(), etag).delete(BASE + path));
    }

    public ValidatableResponse send(String path, Object body, String etag) {
        return then(matching(json(body), etag).post(BASE + path));
    }

    /** A command on what is there: reads the current version first, as every client must. */
    public ValidatableResponse command(String resource, String command, Object body) {
        return send(resource + "/" + command, body, etag(resource));
    }

    public String etag(String path) {
        Response response = request().get(BASE + path);
        return response.then().statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse then(Response response) {
        return Answers.of(response).then();
    }

    private RequestSpecification request() {
        RequestSpecification own = given().auth().oauth2(token.get()).accept("application/json");
        return onBehalfOf == null ? own : own.header("On-Behalf-Of", onBehalfOf);
    }

    private RequestSpecification json(Object body) {
        return request().contentType(ContentType.JSON).body(body == null ? Map.of() : body);
    }

    private static RequestSpecification matching(RequestSpecification request, String etag) {
        return etag == null ? request : request.header("If-Match", etag);
    }
}
