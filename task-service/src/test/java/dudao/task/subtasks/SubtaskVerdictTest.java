package dudao.task.subtasks;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of what was handed down, and who is told, when the task above is settled by others. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtaskVerdictTest extends SubtaskWorld {

    private final UUID finding = UUID.randomUUID();

    private void hear(String type, int version) {
        Map<String, String> data = Map.of(
                "findingId", finding.toString(),
                "responsibleOrganizationId", city.county().toString(),
                "wording", "护学岗长期无人",
                "dueOn", due.toString());
        InspectionTopic.send(InspectionTopic.event("dudao.finding." + type + ".v1", finding, version, data));
    }

    /** The task of a finding, signed for by the county. */
    private void ordered() {
        hear("rectification-ordered", 1);
        String list = Person.TASKS + "?findingId=" + finding;
        await().atMost(Duration.ofSeconds(30)).until(() -> county.get(list).path("items[0].id") != null);
        task = county.get(list).path("items[0].id");
        done(county, task, "accept", Map.of());
    }

    @Test
    void whatAClosedFindingNoLongerNeedsEnds() {
        ordered();
        String below = handedToSchool();
        String part = supervisor
                .post(
                        Person.TASKS + "/" + task + "/parts",
                        Map.of("organizationId", city.otherCounty(), "wording", "派员"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        hear("closed", 2);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "CLOSED".equals(county.task(task).path("state")));
        school.task(below).then().body("state", equalTo("CANCELLED"));
        school.get(Person.TASKS + "/" + below + "/timeline").then().body("items.reason", hasItem("上级任务的督导问题已销号"));
        supervisor.get("/api/v1/parts/" + part).then().body("state", equalTo("CANCELLED"));
    }

    @Test
    void whoeverListensHearsThatItHasAnotherTaskAbove() {
        String below = handedToSchool();
        done(county, task, "object", Map.of("text", "不属我县", "proposedOrganizationId", city.bureau()));
        done(supervisor, task, "reassign", Map.of("organizationId", city.bureau()));
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(below));
        Outgoing.Fact last = told.get(told.size() - 1);
        assertEquals("dudao.task.parent-changed.v1", last.type());
        assertEquals(
                school.task(below).<String>path("parentId"),
                last.json().path("parentId").asText());
    }

    @Test
    void theyAreListedInPages() {
        List<String> ids = handedDown(due);
        String path = Person.TASKS + "/" + task + "/subtasks";
        Response first = county.get(path + "?limit=1");
        first.then()
                .statusCode(200)
                .header("Link", notNullValue())
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(ids.get(0)))
                .body("rollUp.total", equalTo(2));
        county.get(path + "?limit=1&cursor=" + first.path("next"))
                .then()
                .body("items[0].id", equalTo(ids.get(1)))
                .body("next", nullValue())
                .body("rollUp.total", equalTo(2));
        refused(county.get(path + "?cursor=x"), 400, "INVALID_CURSOR");
    }
}
