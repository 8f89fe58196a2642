package dudao.task.subtasks;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Act;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A county hands its task down to its schools and stays answerable for the whole. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtaskTest extends SubtaskWorld {

    @Test
    void everySchoolGetsATaskThatNamesTheOneAbove() {
        List<String> ids = handedDown(due.minusDays(10));
        assertEquals(2, ids.size());
        school.get(Person.TASKS + "?source=SUBTASK").then().body("items", hasSize(1));
        String own = school.get(Person.TASKS).path("items[0].id");
        school.task(own)
                .then()
                .statusCode(200)
                .body("parentId", equalTo(task))
                .body("title", equalTo("整治校门口交通"))
                .body("acceptanceStandard", equalTo("护学岗到位"))
                .body("dueAt", equalTo(end(due.minusDays(10))))
                .body("deadline.basis", containsString("由上级任务分解"))
                .body("subtasks", nullValue());
        school.task(task).then().statusCode(404);
        county.get(Person.TASKS + "?parentId=" + task).then().body("items.id", containsInAnyOrder(ids.toArray()));
        Outgoing.Fact told = Outgoing.about(owner, UUID.fromString(own)).get(0);
        assertEquals("dudao.task.assigned.v1", told.type());
        assertEquals(task, told.json().path("parentId").asText());
    }

    @Test
    void theTaskAboveShowsHowTheyStandTogether() {
        List<String> ids = handedDown(due);
        county.task(task)
                .then()
                .body("light", equalTo("GREEN"))
                .body("subtasks.total", equalTo(2))
                .body("subtasks.open", equalTo(2))
                .body("subtasks.lights.GREY", equalTo(2))
                .body("subtasks.worstLight", equalTo("GREY"));
        passed(ids.get(0), 1);
        supervisor
                .get(Person.TASKS + "/" + task + "/subtasks")
                .then()
                .statusCode(200)
                .body("rollUp.worstLight", equalTo("RED"))
                .body("items.light", containsInAnyOrder("RED", "GREY"))
                .body("items.parentId", contains(task, task));
        supervisor.command(ids.get(0), "cancel", Map.of("reason", "已并校")).then().statusCode(200);
        county.task(task).then().body("subtasks.total", equalTo(1)).body("subtasks.worstLight", equalTo("GREY"));
        county.taskAt(task, today.minusDays(1)).then().statusCode(404);
    }

    @Test
    void aTaskIsSubmittedWhenAllBelowHaveEnded() {
        String below = handedToSchool();
        done(county, task, "start", Map.of());
        Response refusal = county.command(task, "submit", Map.of("text", "已办"));
        refused(refusal, 409, "SUBTASKS_OPEN");
        refusal.then().body("taskIds", contains(below));
        done(school, below, "accept", Map.of());
        done(school, below, "start", Map.of());
        done(school, below, "submit", Map.of("text", "已办"));
        refused(county.command(task, "submit", Map.of("text", "已办")), 409, "SUBTASKS_OPEN");
        done(county, below, "complete", Map.of());
        done(county, task, "submit", Map.of("text", "已办"));
        supervisor.task(task).then().body("subtasks.done", equalTo(1)).body("subtasks.open", equalTo(0));
    }

    @Test
    void whatWasHandedDownNeverOutlastsTheTaskAbove() {
        Map<String, Object> late = Map.of(
                "organizationIds",
                List.of(city.school()),
                "dueOn",
                due.plusDays(1).toString());
        Response refusal = handDown(county, late);
        refused(refusal, 422, "SUBTASK_AFTER_PARENT");
        refusal.then().body("errors[0].pointer", equalTo("/dueOn")).body("latest", equalTo(due.toString()));
        String below = handedToSchool();
        Map<String, Object> wanted = Map.of(
                "reason",
                "PROCUREMENT",
                "text",
                "招标流标",
                "progress",
                "过半",
                "proposedOn",
                due.plusDays(5).toString());
        String extension = school.post(Person.TASKS + "/" + below + "/extensions", wanted)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(
                supervisor
                        .request()
                        .header("If-Match", "*")
                        .body(Map.of("dueOn", due.plusDays(4).toString()))
                        .post("/api/v1/extensions/" + extension + "/approve"),
                422,
                "SUBTASK_AFTER_PARENT");
        school.task(below).then().body("dueAt", equalTo(end(due)));
        passed(task, 1);
        handDown(
                        county,
                        Map.of(
                                "organizationIds",
                                List.of(city.secondSchool()),
                                "dueOn",
                                today.plusDays(3).toString()))
                .then()
                .statusCode(201);
    }

    @Test
    void aReturnOfWhatWasHandedDownKeepsToTheLimitAboveToo() {
        String below = handedToSchool();
        done(school, below, "accept", Map.of());
        done(school, below, "start", Map.of());
        done(school, below, "submit", Map.of("text", "已办"));
        Map<String, String> why = Map.of(
                "reasonCode",
                "INCOMPLETE",
                "text",
                "缺名单",
                "dueOn",
                due.plusDays(1).toString());
        refused(county.command(below, "return", why), 422, "SUBTASK_AFTER_PARENT");
        done(county, below, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单", "dueOn", due.toString()));
    }

    @Test
    void anEarlierLimitAboveIsTheLimitBelow() {
        List<String> ids = handedDown(due);
        Act earlier = Act.changeDeadline(Clocks.endOf(due.minusDays(10)), "提前");
        system.call(() -> tasks.actBySystem(UUID.fromString(task), earlier, null));
        for (String id : ids) {
            county.task(id)
                    .then()
                    .body("dueAt", equalTo(end(due.minusDays(10))))
                    .body("originalDueAt", equalTo(end(due)))
                    .body("deadline.basis", containsString("上级任务期限提前"));
            assertEquals(
                    List.of("dudao.task.assigned.v1", "dudao.task.deadline-changed.v1"),
                    Outgoing.about(owner, UUID.fromString(id)).stream()
                            .map(Outgoing.Fact::type)
                            .toList());
        }
        Act later = Act.changeDeadline(Clocks.endOf(due), "延后");
        system.call(() -> tasks.actBySystem(UUID.fromString(task), later, null));
        county.task(ids.get(0)).then().body("dueAt", equalTo(end(due.minusDays(10))));
    }

    @Test
    void onlyTheHeadHandsDownOnlyDownwardsAndOnceToEach() {
        refused(handDown(supervisor, Map.of("organizationIds", List.of(city.school()))), 403, "FORBIDDEN");
        refused(
                handDown(Person.clerk(city.county()), Map.of("organizationIds", List.of(city.school()))),
                403,
                "FORBIDDEN");
        refused(handDown(county, Map.of("organizationIds", List.of(city.farSchool()))), 404, "NOT_FOUND");
        refused(handDown(county, Map.of("organizationIds", List.of(city.county()))), 400, "VALIDATION_FAILED");
        refused(handDown(county, Map.of("organizationIds", List.of())), 400, "VALIDATION_FAILED");
        String below = handedToSchool();
        Response again = handDown(county, Map.of("organizationIds", List.of(city.secondSchool(), city.school())));
        refused(again, 409, "SUBTASK_EXISTS");
        again.then().body("organizationIds", contains(city.school().toString()));
        county.get(Person.TASKS + "/" + task + "/subtasks").then().body("items.id", contains(below));
        String unapproved = supervisor.assign(city.county(), due);
        done(county, unapproved, "accept", Map.of());
        refused(
                county.post(
                        Person.TASKS + "/" + unapproved + "/subtasks",
                        Map.of("organizationIds", List.of(city.school()))),
                409,
                "APPROVAL_REQUIRED");
        String unsigned = supervisor.assign(city.county(), due);
        refused(
                county.post(
                        Person.TASKS + "/" + unsigned + "/subtasks", Map.of("organizationIds", List.of(city.school()))),
                409,
                "ILLEGAL_TRANSITION");
        county.get(Person.TASKS + "/" + unsigned + "/subtasks")
                .then()
                .body("rollUp", nullValue())
                .body("items", empty());
    }
}
