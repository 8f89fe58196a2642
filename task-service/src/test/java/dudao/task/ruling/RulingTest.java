package dudao.task.ruling;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
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

/** What happens instead of a third return: two parties, or a leader. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RulingTest extends RulingWorld {

    @Test
    void aReviewerAloneMayCompleteButNotReturnAThirdTime() {
        String task = submittedAfter(2);
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺")),
                409,
                "JOINT_RULING_REQUIRED");
        supervisor.command(task, "complete").then().statusCode(200);
    }

    @Test
    void twoOfDifferentOrganizationsReturnItWithANewLimit() {
        String task = submittedAfter(2);
        Response created = propose(countyReviewer, task, back());
        created.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("proposed.organizationId", equalTo(city.county().toString()))
                .body("decided", nullValue());
        String id = created.path("id");
        head.get(created.header("Location")).then().statusCode(200).body("decision", equalTo("RETURN"));
        head.task(task).then().body("state", equalTo("SUBMITTED"));

        decide(supervisor, id, "confirm")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("DECIDED"))
                .body("answer", equalTo("同意"))
                .body("decided.organizationId", equalTo(city.bureau().toString()));
        head.task(task)
                .then()
                .body("state", equalTo("RETURNED"))
                .body("returnCount", equalTo(3))
                .body("dueAt", equalTo(today.plusDays(13) + "T00:00:00+08:00"));
        head.get(Person.TASKS + "/" + task + "/timeline")
                .then()
                .body("items[-1].reason", equalTo("STANDARD_NOT_MET"))
                .body("items[-1].text", equalTo("验收标准第二项未达"));
        head.get(Person.TASKS + "/" + task + "/rulings").then().body("items.id", contains(id));
        assertEquals(
                List.of("dudao.task.ruling-proposed.v1", "dudao.task.ruling-decided.v1"),
                Outgoing.about(owner, UUID.fromString(id)).stream()
                        .map(Outgoing.Fact::type)
                        .toList());
        refused(decide(supervisor, id, "confirm"), 409, "ILLEGAL_TRANSITION");
        submit(task);
        refused(
                supervisor.command(task, "return", Map.of("reasonCode", "OTHER", "text", "第四次")),
                409,
                "JOINT_RULING_REQUIRED");
    }

    @Test
    void aLeaderRulesAlone() {
        String done = submittedAfter(2);
        String submittedAt = head.task(done).path("submittedAt");
        propose(leader, done, ruling("COMPLETE"))
                .then()
                .statusCode(201)
                .body("state", equalTo("DECIDED"))
                .body("decided.person", equalTo("leader"));
        head.task(done).then().body("state", equalTo("COMPLETED")).body("completedAt", equalTo(submittedAt));
        String gone = submittedAfter(2);
        propose(leader, gone, ruling("CANCEL")).then().statusCode(201);
        head.task(gone).then().body("state", equalTo("CANCELLED"));
        String confirmed = submittedAfter(2);
        String id = proposed(supervisor, confirmed, ruling("COMPLETE"));
        decide(leader, id, "confirm").then().statusCode(200);
        head.task(confirmed).then().body("state", equalTo("COMPLETED"));
    }

    @Test
    void whoeverDoesNotAgreeSaysSo() {
        String task = submittedAfter(2);
        String id = proposed(countyReviewer, task, ruling("CANCEL"));
        refused(propose(supervisor, task, back()), 409, "RULING_PENDING");
        supervisor
                .request()
                .header("If-Match", "*")
                .body(Map.of())
                .post(RULINGS + "/" + id + "/reject")
                .then()
                .statusCode(400);
        decide(supervisor, id, "reject").then().statusCode(200).body("state", equalTo("REJECTED"));
        head.task(task).then().body("state", equalTo("SUBMITTED"));
        String again = proposed(supervisor, task, back());
        decide(supervisor, again, "reject").then().statusCode(200);
        head.get(Person.TASKS + "/" + task + "/rulings").then().body("items", hasSize(2));
    }

    @Test
    void aSubmissionThatIsGoneLeavesNothingToRuleOn() {
        String task = submittedAfter(2);
        String id = proposed(countyReviewer, task, back());
        head.command(task, "recall").then().statusCode(200);
        head.get(RULINGS + "/" + id).then().body("state", equalTo("VOIDED"));
        refused(decide(supervisor, id, "confirm"), 409, "ILLEGAL_TRANSITION");
        submit(task);
        proposed(countyReviewer, task, back());
    }

    @Test
    void aRulingIsDueAfterTwoReturnsAndSaysAllItHasTo() {
        refused(propose(leader, submittedAfter(1), ruling("COMPLETE")), 409, "JOINT_RULING_NOT_DUE");
        String task = submittedAfter(2);
        refused(propose(leader, task, ruling("RETURN")), 400, "VALIDATION_FAILED");
        refused(propose(leader, task, ruling("MOOD")), 400, "VALIDATION_FAILED");
        refused(
                propose(leader, task, Map.of("decision", "RETURN", "reasonCode", "OTHER", "text", "x")),
                400,
                "VALIDATION_FAILED");
        refused(
                propose(leader, task, Map.of("decision", "COMPLETE", "reasonCode", "OTHER", "text", "x")),
                400,
                "VALIDATION_FAILED");
        Map<String, Object> past =
                Map.of("decision", "RETURN", "reasonCode", "OTHER", "text", "x", "dueOn", "2026-01-01");
        refused(propose(countyReviewer, task, past), 422, "DUE_IN_PAST");
        refused(leader.post(Person.TASKS + "/" + task + "/rulings", back()), 428, "IF_MATCH_REQUIRED");
        refused(
                leader.request().header("If-Match", "\"0\"").body(back()).post(Person.TASKS + "/" + task + "/rulings"),
                412,
                "STALE");
        refused(leader.get(RULINGS + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
        String id = proposed(countyReviewer, task, back());
        refused(decide(supervisor, id, "confirm", "\"7\""), 412, "STALE");
        refused(Person.head(city.farSchool()).get(RULINGS + "/" + id), 404, "NOT_FOUND");
    }
}
