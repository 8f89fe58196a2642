package dudao.task.extensions;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.identity.OrganizationTree;
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
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Later limits: asked for in time, decided by somebody else, once. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ExtensionTest {

    private static final String EXTENSIONS = "/api/v1/extensions";

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Person supervisor;
    private Person leader;
    private Person head;
    private LocalDate today;
    private LocalDate due;

    @BeforeEach
    void found() {
        city = City.found(tree);
        supervisor = Person.supervisor(city.bureau());
        leader = new Person("leader", "LEADER", city.bureau());
        head = Person.head(city.school());
        today = Clocks.dateOf(Instant.now());
        due = today.plusDays(40);
    }

    private Map<String, Object> wanted(LocalDate until) {
        return Map.of("reason", "PROCUREMENT", "text", "招标流标", "progress", "已完成八成", "proposedOn", until.toString());
    }

    private Response ask(Person who, String task, LocalDate until) {
        return who.post(Person.TASKS + "/" + task + "/extensions", wanted(until));
    }

    private String asked(String task, LocalDate until) {
        return ask(head, task, until).then().statusCode(201).extract().path("id");
    }

    private Response decide(Person who, String id, String command, Map<String, ?> body) {
        return decide(who, id, command, body, "*");
    }

    private Response decide(Person who, String id, String command, Map<String, ?> body, String etag) {
        return who.request().header("If-Match", etag).body(body).post(EXTENSIONS + "/" + id + "/" + command);
    }

    private Response approve(Person who, String id, LocalDate until) {
        return decide(who, id, "approve", Map.of("dueOn", until.toString(), "text", "同意"));
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    private static String end(LocalDate day) {
        return day.plusDays(1) + "T00:00:00+08:00";
    }

    /** As if the limit had passed some days ago. */
    private void lapse(String task, String extension, int days) {
        owner.useHandle(handle -> {
            for (String statement : List.of(
                    "update task set due_at = now() - cast(? as interval) where id = cast(? as uuid)",
                    "update extension set due_at = now() - cast(? as interval) where task_id = cast(? as uuid)")) {
                handle.execute(statement, days + " days", task);
            }
        });
        head.get(EXTENSIONS + "/" + extension).then().body("state", equalTo("LAPSED"));
    }

    @Test
    void whatIsGrantedIsTheNewLimitAndTheOriginalOneStays() {
        String task = supervisor.assign(city.school(), due);
        Response created = ask(head, task, due.plusDays(10));
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("REQUESTED"))
                .body("dueAt", equalTo(end(due)))
                .body("decision.light", equalTo("GREEN"));
        String id = created.path("id");
        head.get(created.header("Location")).then().statusCode(200);

        approve(supervisor, id, due.plusDays(8))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("APPROVED"))
                .body("decision.grantedOn", equalTo(due.plusDays(8).toString()))
                .body("decision.daysGranted", equalTo(8))
                .body("decision.gapWorkingDays", equalTo(0))
                .body("decision.aboveCap", equalTo(false))
                .body("decision.light", equalTo("NONE"));
        head.task(task)
                .then()
                .body("dueAt", equalTo(end(due.plusDays(8))))
                .body("originalDueAt", equalTo(end(due)))
                .body("deadline.version", equalTo(2))
                .body("deadline.basis", containsString(due.plusDays(8).toString()));
        List<String> told = Outgoing.about(owner, UUID.fromString(task)).stream()
                .map(Outgoing.Fact::type)
                .toList();
        assertEquals(List.of("dudao.task.assigned.v1", "dudao.task.deadline-changed.v1"), told);
        assertEquals(2, Outgoing.about(owner, UUID.fromString(id)).size());
        refused(approve(supervisor, id, due.plusDays(9)), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theUnitAsksInTimeOnceAtATimeAndOnlyByItsHead() {
        String task = supervisor.assign(city.school(), due);
        refused(ask(Person.clerk(city.school()), task, due.plusDays(3)), 403, "FORBIDDEN");
        refused(ask(Person.head(city.county()), task, due.plusDays(3)), 403, "FORBIDDEN");
        refused(ask(Person.head(city.secondSchool()), task, due.plusDays(3)), 404, "NOT_FOUND");
        refused(ask(head, task, due), 400, "VALIDATION_FAILED");
        refused(head.post(Person.TASKS + "/" + task + "/extensions", Map.of("text", "无")), 400, "VALIDATION_FAILED");
        asked(task, due.plusDays(3));
        refused(ask(head, task, due.plusDays(4)), 409, "EXTENSION_PENDING");

        String late = supervisor.assign(city.school(), due);
        owner.useHandle(handle -> handle.execute(
                "update task set due_at = now() - interval '1 minute' where id = cast(? as uuid)", late));
        refused(ask(head, late, due.plusDays(3)), 409, "EXTENSION_LATE");

        String statutory = supervisor.assign(city.school(), due);
        owner.useHandle(handle ->
                handle.execute("update task set deadline_kind = 'STATUTORY' where id = cast(? as uuid)", statutory));
        refused(ask(head, statutory, due.plusDays(3)), 409, "DEADLINE_NOT_EXTENDABLE");

        String gone = supervisor.assign(city.school(), due);
        supervisor.command(gone, "cancel", Map.of("reason", "并入")).then().statusCode(200);
        refused(ask(head, gone, due.plusDays(3)), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void theSameKeyAsksOnce() {
        String task = supervisor.assign(city.school(), due);
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = wanted(due.plusDays(3));
        String path = Person.TASKS + "/" + task + "/extensions";
        Response first =
                head.request().header("Idempotency-Key", key).body(body).post(path);
        Response second =
                head.request().header("Idempotency-Key", key).body(body).post(path);
        second.then().statusCode(201).body("id", equalTo(first.path("id")));
    }

    @Test
    void beyondTheCapALeaderDecides() {
        String half = supervisor.assign(city.school(), due);
        String id = asked(half, due.plusDays(25));
        refused(approve(supervisor, id, due.plusDays(21)), 403, "EXTENSION_ABOVE_CAP");
        approve(supervisor, id, due.plusDays(20)).then().statusCode(200);
        String again = asked(half, due.plusDays(25));
        refused(approve(supervisor, again, due.plusDays(21)), 403, "EXTENSION_ABOVE_CAP");
        approve(leader, again, due.plusDays(21)).then().statusCode(200).body("decision.aboveCap", equalTo(true));

        String longer = supervisor.assign(city.school(), today.plusDays(300));
        String month = asked(longer, today.plusDays(340));
        refused(approve(supervisor, month, today.plusDays(331)), 403, "EXTENSION_ABOVE_CAP");
        approve(supervisor, month, today.plusDays(330)).then().statusCode(200);
    }

    @Test
    void theDecisionNamesADateThatIsLaterAndComes() {
        String id = asked(supervisor.assign(city.school(), due), due.plusDays(5));
        refused(decide(supervisor, id, "approve", Map.of("text", "同意")), 400, "VALIDATION_FAILED");
        refused(approve(supervisor, id, due), 400, "VALIDATION_FAILED");
        refused(decide(supervisor, id, "reject", Map.of()), 400, "VALIDATION_FAILED");
        Map<String, String> until = Map.of("dueOn", due.plusDays(5).toString());
        refused(decide(supervisor, id, "approve", until, "\"7\""), 412, "STALE");
        supervisor
                .request()
                .body(until)
                .post(EXTENSIONS + "/" + id + "/approve")
                .then()
                .statusCode(428);
        refused(decide(head, id, "approve", until), 403, "FORBIDDEN");
        refused(decide(Person.supervisor(city.otherCounty()), id, "approve", until), 404, "NOT_FOUND");
        refused(approve(supervisor, UUID.randomUUID().toString(), due), 404, "NOT_FOUND");
        decide(supervisor, id, "reject", Map.of("text", "能按期")).then().body("state", equalTo("REJECTED"));
        refused(decide(head, id, "withdraw", Map.of()), 409, "ILLEGAL_TRANSITION");
    }

    @Test
    void nobodyOfTheUnitAndNobodyWhoAskedDecides() {
        String own = supervisor.assign(city.bureau(), due);
        Person bureauHead = Person.head(city.bureau());
        String ofBureau = ask(bureauHead, own, due.plusDays(3)).path("id");
        refused(approve(supervisor, ofBureau, due.plusDays(3)), 403, "OWN_TASK");
        refused(approve(leader, ofBureau, due.plusDays(3)), 403, "OWN_TASK");

        String task = supervisor.assign(city.school(), due);
        Person both = new Person("both", "UNIT_HEAD", city.school());
        String id = ask(both, task, due.plusDays(3)).path("id");
        Person moved = new Person("both", "SUPERVISOR", city.bureau());
        refused(approve(moved, id, due.plusDays(3)), 403, "SAME_PERSON");
        refused(decide(moved, id, "reject", Map.of("text", "不")), 403, "SAME_PERSON");
    }

    @Test
    void whatLapsesCanStillBeDecidedAndTheGapIsTheDeciders() {
        String task = supervisor.assign(city.school(), due);
        String id = asked(task, due.plusDays(5));
        lapse(task, id, 10);
        approve(supervisor, id, today.plusDays(3))
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("decision.gapWorkingDays", greaterThan(0));
        head.task(task).then().body("dueAt", equalTo(end(today.plusDays(3))));
        supervisor
                .get("/api/v1/statistics/extensions?groupBy=approver")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].key", equalTo("supervisor"))
                .body("items[0].approved", equalTo(1))
                .body("items[0].gapWorkingDays", greaterThan(0));
    }

    @Test
    void anotherRequestTakesThePlaceOfOneThatLapsed() {
        String task = supervisor.assign(city.school(), due);
        String id = asked(task, due.plusDays(5));
        lapse(task, id, 1);
        owner.useHandle(handle ->
                handle.execute("update task set due_at = now() + interval '9 days' where id = cast(? as uuid)", task));
        asked(task, due.plusDays(5));
        refused(approve(supervisor, id, due), 409, "ILLEGAL_TRANSITION");
        head.get(EXTENSIONS + "/" + id).then().body("state", equalTo("LAPSED"));
    }

    @Test
    void listsAndCountsKeepToTheScope() {
        String task = supervisor.assign(city.school(), due);
        String open = asked(task, due.plusDays(5));
        String other = supervisor.assign(city.school(), due);
        String lapsed = asked(other, due.plusDays(5));
        lapse(other, lapsed, 2);

        supervisor.get(EXTENSIONS).then().body("items.id", contains(open, lapsed));
        supervisor.get(EXTENSIONS + "?taskId=" + task).then().body("items.id", contains(open));
        supervisor.get(EXTENSIONS + "?state=LAPSED").then().body("items.id", contains(lapsed));
        supervisor.get(EXTENSIONS + "?state=REQUESTED").then().body("items.id", contains(open));
        supervisor.get(EXTENSIONS + "?decisionOverdue=true").then().body("items", empty());
        owner.useHandle(handle -> handle.execute(
                "update extension set decide_by = now() - interval '1 day' where id = cast(? as uuid)", open));
        supervisor.get(EXTENSIONS + "?decisionOverdue=true").then().body("items.id", contains(open));
        Response first = supervisor.get(EXTENSIONS + "?limit=1");
        first.then().body("items.id", contains(open));
        supervisor
                .get(EXTENSIONS + "?limit=1&cursor=" + first.path("next"))
                .then()
                .body("items.id", contains(lapsed));
        supervisor.get(EXTENSIONS + "?state=DONE").then().statusCode(400);
        supervisor.get(EXTENSIONS + "?colour=red").then().statusCode(400);
        Person.head(city.otherCounty()).get(EXTENSIONS).then().body("items", empty());
        Person.head(city.otherCounty()).get(EXTENSIONS + "/" + open).then().statusCode(404);

        Response counts = supervisor.get("/api/v1/statistics/extensions?groupBy=organization");
        counts.then()
                .body("items.key", hasItem(city.school().toString()))
                .body("items[0].total", equalTo(2))
                .body("items[0].requested", equalTo(1))
                .body("items[0].lapsed", equalTo(1));
        supervisor.get("/api/v1/statistics/extensions?groupBy=colour").then().statusCode(400);
    }

    @Test
    void ofManyDecisionsAtOnceOneWins() {
        String task = supervisor.assign(city.school(), due);
        String id = asked(task, due.plusDays(5));
        List<CompletableFuture<Integer>> decisions = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> (n % 2 == 0
                                ? decide(leader, id, "reject", Map.of("text", "能按期"), "\"0\"")
                                : decide(
                                        supervisor,
                                        id,
                                        "approve",
                                        Map.of("dueOn", due.plusDays(2).toString()),
                                        "\"0\""))
                        .statusCode()))
                .toList();
        List<Integer> answers =
                decisions.stream().map(CompletableFuture::join).sorted().toList();
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers::toString);
        assertEquals(
                7,
                answers.stream()
                        .filter(status -> status == 409 || status == 412)
                        .count(),
                answers::toString);
        assertEquals(2, Outgoing.about(owner, UUID.fromString(id)).size(), "asked and decided");
    }

    @Test
    void whatIsToldOfARestrictedTasksExtensionIsRestricted() {
        String task = supervisor.assign(city.school(), due);
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = cast(? as uuid)",
                city.bureau(),
                task));
        JsonNode told = Outgoing.about(owner, UUID.fromString(asked(task, due.plusDays(10))))
                .get(0)
                .json();
        assertEquals("RESTRICTED", told.path("classification").asText());
        assertEquals(city.bureau().toString(), told.path("handlingOfficeId").asText());
    }

    /** Somebody acts on the task and has not yet committed. */
    @Test
    void whoeverDecidesWaitsForTheTaskAndHoldsNothingMeanwhile() throws Exception {
        String task = supervisor.assign(city.school(), due);
        String id = asked(task, due.plusDays(10));
        try (Handle gate = Jdbi.open(RealParts::asOwner)) {
            gate.begin();
            gate.execute("select from task where id = cast(? as uuid) for update", task);
            CompletableFuture<Response> answer = CompletableFuture.supplyAsync(() -> decide(
                    supervisor, id, "approve", Map.of("dueOn", due.plusDays(10).toString())));
            await().atMost(Duration.ofSeconds(20)).until(() -> answer.isDone() || waits(gate));
            gate.execute("select from extension where id = cast(? as uuid) for update nowait", id);
            gate.commit();
            answer.get().then().statusCode(200);
        }
    }

    private static boolean waits(Handle gate) {
        gate.execute("select pg_stat_clear_snapshot()");
        return gate.createQuery(
                                "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
