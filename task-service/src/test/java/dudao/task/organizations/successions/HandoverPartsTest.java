package dudao.task.organizations.successions;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Assisting units of a lead unit that ends. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class HandoverPartsTest extends HandoverWorld {

    private static final String PARTS = "/api/v1/parts/";

    private String task() {
        return supervisor.approved(
                Map.of("title", "整治", "source", "INSTRUCTION", "organizationId", first, "dueOn", DUE.toString()),
                Map.of("schoolsBelow", true));
    }

    private String part(String task, UUID unit) {
        return supervisor
                .post(Person.TASKS + "/" + task + "/parts", Map.of("organizationId", unit, "wording", "派两名保安"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response act(Person who, String part, String command, Map<String, ?> body) {
        return who.request().header("If-Match", "*").body(body).post(PARTS + part + "/" + command);
    }

    @Test
    void theyGoOnForItsSuccessor() {
        String task = task();
        String part = part(task, third);
        Person helper = new Person("helper", "UNIT_HEAD", third);
        act(helper, part, "accept", Map.of()).then().statusCode(200);
        String earlier = DUE.minusDays(5).toString();
        confirm(merger(), Map.of("dueOn", earlier)).then().statusCode(202);
        String next = successorOf(task);
        helper.get(PARTS + part)
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("taskId", equalTo(next))
                .body("leadOrganizationId", equalTo(second.toString()))
                .body("dueAt", equalTo(DUE.minusDays(4) + "T00:00:00+08:00"))
                .body("history.command", hasItem("hand-over"));
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(part));
        assertEquals("hand-over", told.get(2).json().path("command").asText());
        assertEquals(next, told.get(2).json().path("taskId").asText());
        act(helper, part, "deliver", Map.of("text", "已派")).then().statusCode(200);
        act(Person.head(second), part, "confirm", Map.of()).then().statusCode(200);
    }

    @Test
    void whatTheSuccessorAssistedWithItselfEnds() {
        String task = task();
        String part = part(task, second);
        confirm(merger(), Map.of()).then().statusCode(202);
        supervisor.get(PARTS + part).then().body("state", equalTo("CANCELLED")).body("taskId", equalTo(task));
    }
}
