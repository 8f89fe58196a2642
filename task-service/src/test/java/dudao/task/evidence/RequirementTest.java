package dudao.task.evidence;

import static org.hamcrest.Matchers.equalTo;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Files;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RequirementTest {

    @Inject
    OrganizationTree tree;

    private final UUID measure = UUID.randomUUID();
    private City city;
    private Person supervisor;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        RealParts.owner().useHandle(handle -> {
            handle.execute(
                    "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                    TaskRows.planOf(measure),
                    city.bureau());
            handle.execute(
                    "insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '条目')",
                    TaskRows.itemOf(measure),
                    TaskRows.planOf(measure));
            handle.execute(
                    """
                    insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                      audience_organization_ids, audience_kinds, audience_school_classes)
                    values (?, ?, ?, 1, '举措', '{}', '{}', '{}', '{}')""",
                    measure,
                    TaskRows.planOf(measure),
                    TaskRows.itemOf(measure));
        });
    }

    private Response put(Person person, Object... required) {
        return person.request()
                .header("If-Match", "*")
                .body(Map.of("required", List.of(required)))
                .put("/api/v1/measures/" + measure + "/required-evidence");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void nobodyIsMadeToHandInAPhotoLocationOrTrackWithoutAProvision() {
        for (String kind : List.of("PHOTO", "LOCATION", "TRACK")) {
            Response answer = put(supervisor, Map.of("kind", kind, "name", "现场"));
            refused(answer, 422, "NECESSITY_REQUIRED");
            answer.then().body("errors[0].pointer", equalTo("/required/0/necessity"));
            refused(
                    put(
                            supervisor,
                            Map.of("kind", kind, "name", "现场", "necessity", Map.of("basis", "", "article", ""))),
                    400,
                    "VALIDATION_FAILED");
            put(supervisor, Map.of("kind", kind, "name", "现场", "necessity", Map.of("basis", "消防法", "article", "第十六条")))
                    .then()
                    .statusCode(200)
                    .body("required[0].necessity.article", equalTo("第十六条"));
        }
        refused(
                put(
                        supervisor,
                        Map.of("kind", "LIST", "name", "清单", "necessity", Map.of("basis", "x", "article", "y"))),
                400,
                "VALIDATION_FAILED");
        refused(put(supervisor, Map.of("kind", "SELFIE", "name", "x")), 400, "VALIDATION_FAILED");
    }

    @Test
    void aSubmissionComesWithWhatIsAskedFor() {
        put(supervisor, Map.of("kind", "DOCUMENT", "name", "总结")).then().statusCode(200);
        String task = new TaskRows(RealParts.owner())
                .add(city, city.school(), "IN_PROGRESS", measure, Clocks.endOf(LocalDate.of(2027, 3, 1)))
                .toString();
        Person head = Person.head(city.school());
        refused(head.command(task, "submit", Map.of("text", "完成")), 422, "EVIDENCE_REQUIRED");
        String id = Files.uploaded(head, "总结.txt", "全年总结".getBytes(StandardCharsets.UTF_8));
        head.command(task, "submit", Map.of("text", "完成", "evidenceIds", List.of(id)))
                .then()
                .statusCode(200);
    }

    @Test
    void onlyTheIssuersSupervisorLaysItDown() {
        Map<String, String> document = Map.of("kind", "DOCUMENT", "name", "总结");
        refused(put(Person.head(city.school()), document), 403, "FORBIDDEN");
        refused(put(Person.supervisor(city.county()), document), 404, "NOT_FOUND");
        put(supervisor, document).then().statusCode(200).header("ETag", equalTo("\"1\""));
        String path = "/api/v1/measures/" + measure + "/required-evidence";
        Map<String, Object> body = Map.of("required", List.of(document));
        refused(supervisor.request().body(body).put(path), 428, "IF_MATCH_REQUIRED");
        refused(supervisor.request().header("If-Match", "\"0\"").body(body).put(path), 412, "STALE");
        Person.head(city.school()).get(path).then().statusCode(200).body("required[0].name", equalTo("总结"));
    }
}
