package dudao.task.difficulties;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.AuditRows;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a unit cannot do alone, answered by the office that wants the task, on its own clock. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DifficultyTest {

    private static final String DIFFICULTIES = "/api/v1/difficulties";
    private static final String COUNTS = "/api/v1/statistics/difficulties";
    private static final Map<String, String> ANSWER = Map.of("outcome", "SUPPORTED", "text", "列入追加预算");

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Person supervisor;
    private Person head;
    private LocalDate due;
    private String task;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(city.school());
        due = Clocks.dateOf(Instant.now()).plusDays(40);
        task = supervisor.assign(city.school(), due);
    }

    private Response raise(Person who, String id) {
        return who.post(
                Person.TASKS + "/" + id + "/difficulties",
                Map.of("kind", "FUNDS", "text", "护学岗亭无经费", "wanted", "追加经费 3 万元"));
    }

    /** It is being completed by somebody who has not yet committed. */
    @Test
    void noneIsRaisedWhileItsTaskEnds() throws Exception {
        try (Handle gate = Jdbi.open(RealParts::asOwner)) {
            gate.begin();
            gate.execute("update task set state = 'COMPLETED', version = version + 1 where id = cast(? as uuid)", task);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> raise(head, task));
            await().atMost(Duration.ofSeconds(20)).until(() -> answer.isDone() || waits(gate));
            gate.commit();
            refused(answer.get(), 412, "STALE");
        }
        head.get(DIFFICULTIES + "?taskId=" + task).then().body("items", empty());
    }

    private static boolean waits(Handle gate) {
        gate.execute("select pg_stat_clear_snapshot()");
        return gate.createQuery(
                                "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private String raised() {
        return raise(head, task).then().statusCode(201).extract().path("id");
    }

    private static Response act(Person who, String id, String command, Map<String, ?> body) {
        return who.request().header("If-Match", "*").body(body).post(DIFFICULTIES + "/" + id + "/" + command);
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private void overdue(String id) {
        owner.useHandle(handle -> handle.execute(
                "update difficulty set answer_by = now() - interval '10 days' where id = cast(? as uuid)", id));
    }

    @Test
    void theOfficeThatWantsTheTaskAnswers() {
        Response created = raise(head, task);
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("OPEN"))
                .body("officeId", equalTo(city.bureau().toString()))
                .body("answer.light", equalTo("GREEN"))
                .body("answer.outcome", nullValue());
        String id = created.path("id");
        act(supervisor, id, "answer", ANSWER)
                .then()
                .statusCode(200)
                .body("state", equalTo("ANSWERED"))
                .body("answer.outcome", equalTo("SUPPORTED"))
                .body("answer.text", equalTo("列入追加预算"))
                .body("answer.by.id", equalTo("supervisor"))
                .body("answer.gapWorkingDays", equalTo(0))
                .body("answer.light", equalTo("NONE"));
        head.get(DIFFICULTIES + "/" + id).then().body("answer.text", equalTo("列入追加预算"));
        refused(act(supervisor, id, "answer", ANSWER), 409, "ILLEGAL_TRANSITION");
        refused(act(head, id, "withdraw", Map.of()), 409, "ILLEGAL_TRANSITION");
        List<Outgoing.Fact> told = Outgoing.about(owner, UUID.fromString(id));
        assertEquals(2, told.size());
        assertEquals("SUPPORTED", told.get(1).json().path("outcome").asText());
    }

    @Test
    void aLateAnswerIsTheOfficesAndNeverTheUnits() {
        String id = raised();
        supervisor.get(DIFFICULTIES + "?answerOverdue=true").then().body("items", empty());
        overdue(id);
        head.get(DIFFICULTIES + "/" + id).then().body("answer.light", equalTo("DARK_RED"));
        head.task(task).then().body("light", equalTo("GREY")).body("calendarDaysLate", equalTo(0));
        supervisor.get(DIFFICULTIES + "?answerOverdue=true").then().body("items.id", contains(id));
        supervisor.get(COUNTS).then().body("items[0].overdue", equalTo(1));
        act(supervisor, id, "answer", ANSWER).then().statusCode(200).body("answer.gapWorkingDays", greaterThan(0));
        supervisor
                .get(COUNTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].key", equalTo(city.bureau().toString()))
                .body("items[0].answered", equalTo(1))
                .body("items[0].late", equalTo(1))
                .body("items[0].helped", equalTo(1))
                .body("items[0].gapWorkingDays", greaterThan(0));
        supervisor
                .get(COUNTS + "?groupBy=unit")
                .then()
                .body("items.key", contains(city.school().toString()));
        supervisor.get(COUNTS + "?groupBy=kind").then().body("items.key", contains("FUNDS"));
        supervisor.get(COUNTS + "?groupBy=x").then().statusCode(400);
    }

    @Test
    void whatWasHandedDownIsAnsweredByWhoHandedItDown() {
        Person county = new Person("county", "UNIT_HEAD", city.county());
        String above = supervisor.approved(
                Map.of(
                        "title",
                        "整治",
                        "source",
                        "INSTRUCTION",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        due.toString()),
                Map.of("schoolsBelow", true));
        county.command(above, "accept").then().statusCode(200);
        String below = county.post(
                        Person.TASKS + "/" + above + "/subtasks", Map.of("organizationIds", List.of(city.school())))
                .path("items[0].id");
        String id = raise(head, below)
                .then()
                .statusCode(201)
                .body("officeId", equalTo(city.county().toString()))
                .extract()
                .path("id");
        refused(act(new Person("x", "LEADER", city.otherCounty()), id, "answer", ANSWER), 404, "NOT_FOUND");
        act(county, id, "answer", ANSWER).then().statusCode(200);
        String again = raise(head, below).path("id");
        act(supervisor, again, "answer", ANSWER).then().statusCode(200);
        String another = raised();
        refused(act(county, another, "answer", ANSWER), 403, "FORBIDDEN");
    }

    @Test
    void theUnitRaisesItAndTakesItBackWhileItsTaskIsOpen() {
        refused(raise(supervisor, task), 403, "FORBIDDEN");
        refused(raise(Person.head(city.county()), task), 403, "FORBIDDEN");
        refused(raise(Person.head(city.farSchool()), task), 404, "NOT_FOUND");
        refused(head.post(Person.TASKS + "/" + task + "/difficulties", Map.of("text", "无")), 400, "VALIDATION_FAILED");
        String id = raise(Person.clerk(city.school()), task)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(act(head, id, "answer", ANSWER), 403, "OWN_TASK");
        refused(act(new Person("clerk", "SUPERVISOR", city.bureau()), id, "answer", ANSWER), 403, "SAME_PERSON");
        refused(act(supervisor, id, "answer", Map.of("text", "好")), 400, "VALIDATION_FAILED");
        supervisor
                .request()
                .body(ANSWER)
                .post(DIFFICULTIES + "/" + id + "/answer")
                .then()
                .statusCode(428);
        act(head, id, "withdraw", Map.of()).then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        supervisor.command(task, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        refused(raise(head, task), 409, "ILLEGAL_TRANSITION");
        Person.head(city.farSchool()).get(DIFFICULTIES).then().body("items", empty());
        Person.head(city.farSchool()).get(DIFFICULTIES + "/" + id).then().statusCode(404);
        supervisor.get(DIFFICULTIES + "?state=WITHDRAWN&taskId=" + task).then().body("items.id", contains(id));
        supervisor.get(DIFFICULTIES + "?state=X").then().statusCode(400);
    }

    @Test
    void ofARestrictedTaskTheOfficeThatReadsItAnswers() {
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = cast(? as uuid)",
                city.county(),
                task));
        raise(head, task)
                .then()
                .statusCode(201)
                .body("officeId", equalTo(city.county().toString()));
        String request = AuditRows.requestId();
        Person.supervisor(city.county())
                .request()
                .header("X-Request-Id", request)
                .get(DIFFICULTIES + "?taskId=" + task)
                .then()
                .body("items", hasSize(1));
        assertEquals("difficulties", new AuditRows(owner).one(request).get("resource_kind"));
    }

    @Test
    void whoeverRegisteredItAnswersAlsoTheUnitItWentOnTo() {
        Map<String, Object> why = Map.of("text", "不属我校", "proposedOrganizationId", city.farSchool());
        head.command(task, "object", why).then().statusCode(200);
        supervisor
                .command(task, "reassign", Map.of("organizationId", city.farSchool()))
                .then()
                .statusCode(200);
        Person next = Person.head(city.farSchool());
        raise(next, next.get(Person.TASKS).path("items[0].id"))
                .then()
                .statusCode(201)
                .body("officeId", equalTo(city.bureau().toString()));
    }

    @Test
    void nobodyOwesAnAnswerAboutATaskThatHasEnded() {
        String late = raised();
        overdue(late);
        String answered = raised();
        act(supervisor, answered, "answer", ANSWER).then().statusCode(200);
        supervisor.command(task, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        head.get(DIFFICULTIES + "/" + late)
                .then()
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("LAPSED"))
                .body("lapsedAt", notNullValue())
                .body("answer.light", equalTo("NONE"));
        head.get(DIFFICULTIES + "/" + answered).then().body("state", equalTo("ANSWERED"));
        supervisor.get(DIFFICULTIES + "?answerOverdue=true").then().body("items", empty());
        supervisor
                .get(COUNTS)
                .then()
                .body("items[0].raised", equalTo(2))
                .body("items[0].open", equalTo(0))
                .body("items[0].overdue", equalTo(0))
                .body("items[0].late", equalTo(1));
        refused(act(supervisor, late, "answer", ANSWER), 409, "ILLEGAL_TRANSITION");
        Outgoing.Fact told = Outgoing.about(owner, UUID.fromString(late)).get(1);
        assertEquals("dudao.task.difficulty-changed.v1", told.type());
        assertEquals("LAPSED", told.json().path("state").asText());
    }
}
