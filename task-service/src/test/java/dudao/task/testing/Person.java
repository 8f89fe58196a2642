package dudao.task.testing;

import static io.restassured.RestAssured.given;

import dudao.commons.testing.Tokens;
import dudao.commons.testing.answers.Answers;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The API as one person sees it. */
public record Person(String name, String roles, UUID organization, String onBehalfOf) {

    public Person(String name, String roles, UUID organization) {
        this(name, roles, organization, null);
    }

    /** The same person in another's place. */
    public Person actingFor(String person) {
        return new Person(name, roles, organization, person);
    }

    public static final String TASKS = "/api/v1/tasks";
    public static final String DRAFTS = "/api/v1/task-drafts";

    public static Person supervisor(UUID organization) {
        return new Person("supervisor", "SUPERVISOR", organization);
    }

    public static Person head(UUID organization) {
        return new Person("head", "UNIT_HEAD", organization);
    }

    public static Person clerk(UUID organization) {
        return new Person("clerk", "UNIT_CLERK", organization);
    }

    public RequestSpecification request() {
        RequestSpecification own =
                given().auth().oauth2(Tokens.of(name, roles, organization)).contentType(ContentType.JSON);
        return onBehalfOf == null ? own : own.header("On-Behalf-Of", onBehalfOf);
    }

    public Response get(String path) {
        return Answers.of(request().get(path));
    }

    public Response task(String id) {
        return get(TASKS + "/" + id);
    }

    public Response taskAt(String id, Object asOf) {
        return Answers.of(request().queryParam("asOf", asOf.toString()).get(TASKS + "/" + id));
    }

    public Response post(String path, Object body) {
        return Answers.of(request().body(body).post(path));
    }

    /** Reads the version first, as a client does. */
    public Response command(String task, String command, Map<String, ?> body) {
        String etag = task(task).then().statusCode(200).extract().header("ETag");
        return command(task, command, body, etag);
    }

    public Response command(String task, String command, Map<String, ?> body, String etag) {
        return Answers.of(request().header("If-Match", etag).body(body).post(TASKS + "/" + task + "/" + command));
    }

    public Response command(String task, String command) {
        return command(task, command, Map.of());
    }

    /** Gives a unit an ad-hoc task. */
    public String assign(UUID unit, LocalDate dueOn) {
        return give(Map.of(
                "title", "整治校门口交通",
                "source", "INSTRUCTION",
                "organizationId", unit,
                "dueOn", dueOn.toString(),
                "acceptanceStandard", "护学岗到位"));
    }

    /** Gives a unit such an ad-hoc task: a school when a leader has approved it. */
    public String give(Map<String, ?> wanted) {
        Response answer = post(TASKS, wanted);
        if (answer.statusCode() == 409 && answer.path("code").equals("APPROVAL_REQUIRED")) {
            return approved(wanted, Map.of());
        }
        return answer.then().statusCode(201).extract().path("id");
    }

    /** The same, registered with these members too, approved by a leader of the same organisation, and then given. */
    public String approved(Map<String, ?> wanted, Map<String, ?> more) {
        Map<String, Object> draft = new HashMap<>(wanted);
        draft.put("reference", Map.of("title", "市领导批示"));
        draft.put("necessity", "涉及学生安全");
        draft.putAll(more);
        String path = DRAFTS + "/"
                + post(DRAFTS, draft).then().statusCode(201).extract().<String>path("id");
        matching(path + "/submit");
        new Person("approver", "LEADER", organization).matching(path + "/approve");
        return matching(path + "/assign").path("taskId");
    }

    private Response matching(String path) {
        Response answer =
                Answers.of(request().header("If-Match", "*").body(Map.of()).post(path));
        answer.then().statusCode(200);
        return answer;
    }
}
