package dudao.inspection.rectifications;

import static dudao.inspection.testing.Api.NOTHING;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is heard of the unit's task, through the real broker. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskEventsTest {

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private Topic topic;
    private Work work;

    @BeforeEach
    void build() {
        city = new City(tree);
        topic = new Topic("task.events.v1");
        work = new Work(city, topic, false);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private List<String> told(String aggregate, String id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select type from (
                          select type, subject, aggregate_version from change_log
                          union all select type, subject, aggregate_version from outbox_event) events
                        where subject = :id and type like :aggregate order by aggregate_version""")
                .bind("id", UUID.fromString(id))
                .bind("aggregate", "dudao." + aggregate + ".%")
                .mapTo(String.class)
                .map(type -> type.replaceAll("dudao\\.\\w+\\.(.*)\\.v1", "$1"))
                .list());
    }

    /** The consumer is past what was sent before: a later message of the same partition has taken effect. */
    private void caughtUp() {
        Map<String, Object> last = work.event("suspended", "SUSPENDED", 1000);
        topic.send(last);
        Work.until(() -> heard(last));
    }

    private boolean heard(Map<String, Object> event) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from inbox_event where event_id = :id")
                        .bind("id", UUID.fromString((String) event.get("id")))
                        .mapTo(Integer.class)
                        .one())
                == 1;
    }

    @Test
    void theUnitsWorkIsFollowedStepByStep() {
        work.told("assigned", "ASSIGNED", 0);
        work.told("accepted", "ACCEPTED", 1);
        work.becomes("IN_PROGRESS", "RECTIFYING");
        work.told("started", "IN_PROGRESS", 2);
        work.told("completion-submitted", "SUBMITTED", 3);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        work.told("completion-recalled", "IN_PROGRESS", 4);
        work.becomes("IN_PROGRESS", "RECTIFYING");
        city.eso.get(work.resource()).then().body("reportedAt", nullValue());
        work.told("completion-submitted", "SUBMITTED", 5);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        assertEquals(
                List.of("ordered", "started", "reported", "report-recalled", "reported"),
                told("rectification", work.rectification));
        assertEquals(
                List.of(
                        "identified",
                        "confirmed",
                        "rectification-ordered",
                        "rectifying",
                        "verification-due",
                        "rectifying",
                        "verification-due"),
                told("finding", work.finding));
    }

    /** Extensions and escalations are told with the task they belong to, and with versions of their own. */
    @Test
    void whatIsToldOfSomethingElseOfTheTaskIsNotTheTask() {
        work.told("assigned", "ASSIGNED", 0);
        Map<String, Object> escalation = work.event("escalation-sent", "SUBMITTED", 50);
        escalation.put("subject", UUID.randomUUID().toString());
        topic.send(escalation);
        Work.until(() -> heard(escalation));
        work.told("started", "IN_PROGRESS", 2);
        work.becomes("IN_PROGRESS", "RECTIFYING");
    }

    @Test
    void theSameMessageTwiceCountsOnce() {
        Map<String, Object> submitted = work.event("completion-submitted", "SUBMITTED", 3);
        topic.send(submitted);
        topic.send(submitted);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        caughtUp();
        assertEquals(List.of("ordered", "reported"), told("rectification", work.rectification));
    }

    @Test
    void whatComesLateIsTooLate() {
        work.told("completion-submitted", "SUBMITTED", 3);
        work.told("started", "IN_PROGRESS", 2);
        work.told("accepted", "ACCEPTED", 1);
        work.told("assigned", "ASSIGNED", 0);
        caughtUp();
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        assertEquals(List.of("ordered", "reported"), told("rectification", work.rectification));
    }

    @Test
    void aVerificationThatHasBegunIsNotTakenBack() {
        work.verifying();
        work.told("completion-recalled", "IN_PROGRESS", 4);
        caughtUp();
        work.becomes("VERIFYING", "AWAITING_VERIFICATION");
        city.eso.done(work.resource(), "accept", Work.acceptance(), "ACCEPTED");
        city.eso.done(work.resource(), "close", NOTHING, "CLOSED");
        work.told("completion-submitted", "SUBMITTED", 1001);
        Map<String, Object> last = work.event("closed", "CLOSED", 1002);
        topic.send(last);
        Work.until(() -> heard(last));
        work.becomes("CLOSED", "CLOSED");
    }

    @Test
    void aReportDuringAPlanCountsOnceThePlanIsApproved() {
        Work planned = new Work(city, topic, true);
        planned.told("accepted", "ACCEPTED", 1);
        planned.told("completion-submitted", "SUBMITTED", 3);
        Work.until(() -> "SUBMITTED".equals(city.eso.get(planned.resource()).path("task.state")));
        assertEquals("ORDERED", city.eso.state(planned.resource()));
        Map<String, Object> milestone =
                Map.of("text", "清点", "dueOn", City.today().toString());
        city.head.done(
                planned.resource(),
                "submit-plan",
                Map.of("text", "方案", "milestones", List.of(milestone)),
                "PLAN_SUBMITTED");
        city.eso.done(planned.resource(), "approve-plan", NOTHING, "REPORTED");
        planned.becomes("REPORTED", "AWAITING_VERIFICATION");
    }

    @Test
    void aReassignedTaskGivesWayToItsSuccessor() {
        UUID successor = UUID.randomUUID();
        Map<String, Object> assigned = work.event(successor, "assigned", "ASSIGNED", 0);
        topic.send(assigned);
        work.told("reassigned", "REASSIGNED", 7);
        Work.until(() -> heard(assigned));
        topic.send(work.event(successor, "completion-submitted", "SUBMITTED", 1));
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        city.eso.get(work.resource()).then().body("task.id", equalTo(successor.toString()));
    }

    @Test
    void anUnknownTypeAndTasksOfOthersAreIgnored() {
        topic.send(work.event("painted-blue", "SUBMITTED_TWICE", 2));
        Map<String, Object> ofAPlan = Topic.event(
                "dudao.task.completion-submitted.v1",
                UUID.randomUUID(),
                3,
                null,
                Map.of("taskId", UUID.randomUUID().toString(), "source", "PLAN", "state", "SUBMITTED"));
        topic.send(ofAPlan);
        topic.send(Topic.event("dudao.weather.changed.v1", work.task, 3, null, Map.of()));
        Work.until(() -> heard(ofAPlan));
        caughtUp();
        assertEquals("ORDERED", city.eso.state(work.resource()));
        assertEquals(0, parked(work.task).size());
    }

    @Test
    void whatCannotBeReadIsParkedAndTheRestGoesOn() {
        Work poisoned = new Work(city, topic, false);
        Map<String, Object> broken = poisoned.event("completion-submitted", "SUBMITTED", 3);
        broken.put("data", Map.of("findingId", "not-an-id", "state", "SUBMITTED"));
        topic.send(broken);
        topic.send(poisoned.event("completion-submitted", "SUBMITTED", 4));
        topic.send(UUID.randomUUID().toString(), "{not json");
        work.reported();
        Work.until(() -> parked(poisoned.task).size() == 2);
        assertEquals("ORDERED", city.eso.state(poisoned.resource()));
        Api admin = City.api("sysadmin", "SYSADMIN", city.city);
        List<String> letters = parked(poisoned.task);
        admin.post("/api/v1/dead-letters/" + letters.get(0) + "/discard", Map.of("reason", "无法读取"))
                .then()
                .statusCode(204);
        admin.post("/api/v1/dead-letters/" + letters.get(1) + "/retry", NOTHING)
                .then()
                .statusCode(204);
        poisoned.becomes("REPORTED", "AWAITING_VERIFICATION");
    }

    private List<String> parked(UUID key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from dead_letter where key = :key and state = 'PARKED' order by id")
                .bind("key", key.toString())
                .mapTo(String.class)
                .list());
    }
}
