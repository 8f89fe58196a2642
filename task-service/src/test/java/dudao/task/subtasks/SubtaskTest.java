package dudao.task.subtasks;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.tasks.Act;
import dudao.task.tasks.Tasks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import dudao.task.testing.SystemWork;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A county hands its task down to its schools and stays answerable for the whole. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtaskTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Tasks tasks;

    @Inject
    SystemWork system;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Person supervisor;
    private Person county;
    private Person school;
    private LocalDate today;
    private LocalDate due;
    private String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        county = new Person("county", "UNIT_HEAD", city.county());
        school = Person.head(city.school());
        today = Clocks.dateOf(Instant.now());
        due = today.plusDays(40);
        task = supervisor.assign(city.county(), due);
        county.command(task, "accept").then().statusCode(200);
    }

    private Response handDown(Person who, Map<String, ?> wanted) {
        return who.post(Person.TASKS + "/" + task + "/subtasks", wanted);
    }

    private List<String> handedDown(LocalDate dueOn) {
        return handDown(
                        county,
                        Map.of(
                                "organizationIds",
                                List.of(city.school(), city.secondSchool()),
                                "dueOn",
                                dueOn.toString()))
                .then()
                .statusCode(201)
                .extract()
                .path("items.id");
    }

    private String handedToSchool() {
        return handDown(county, Map.of("organizationIds", List.of(city.school())))
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private static void done(Person who, String id, String command, Map<String, ?> body) {
        who.command(id, command, body).then().statusCode(200);
    }

    private static void finish(Person unit, Person reviewer, String id) {
        done(unit, id, "accept", Map.of());
        done(unit, id, "start", Map.of());
        done(unit, id, "submit", Map.of("text", "已办"));
        done(reviewer, id, "complete", Map.of());
    }

    private static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    private void passed(String id, int days) {
        owner.useHandle(handle -> handle.execute(
                "update task set due_at = now() - cast(? as interval) where id = cast(? as uuid)", days + " days", id));
    }

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
    void cancellingTheTaskCancelsAllBelowButNotWhatIsDone() {
        List<String> ids = handedDown(due);
        String finished = ids.get(0);
        UUID unit = UUID.fromString(county.task(finished).path("organization.id"));
        finish(Person.head(unit), county, finished);
        supervisor.command(task, "cancel", Map.of("reason", "并入整治行动")).then().statusCode(200);
        county.task(finished).then().body("state", equalTo("COMPLETED"));
        county.task(ids.get(1)).then().body("state", equalTo("CANCELLED"));
        county.get(Person.TASKS + "/" + ids.get(1) + "/timeline")
                .then()
                .body("items.command", hasItems("assign", "cancel"))
                .body("items.reason", hasItem("上级任务已撤销：并入整治行动"))
                .body("items[1].actor", equalTo("supervisor"));
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(ids.get(1)));
        assertEquals("dudao.task.cancelled.v1", told.get(1).type());
        assertEquals(task, told.get(1).json().path("parentId").asText());
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
