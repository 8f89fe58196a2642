package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dudao.commons.testing.RealParts;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Ad-hoc tasks as they are given. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskCreationTest extends TaskCommandWorld {

    @Test
    void anAdHocTaskIsGivenToOneUnit() {
        Response created = supervisor.post(
                TASKS,
                Map.of(
                        "title",
                        "整治校门口交通",
                        "source",
                        "COMPLAINT",
                        "organizationId",
                        city.county(),
                        "dueOn",
                        today.plusDays(40).toString(),
                        "reference",
                        Map.of("title", "12345 工单", "number", "20261130-7")));
        created.then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .header("ETag", equalTo("\"0\""))
                .body("source", equalTo("AD_HOC"))
                .body("origin", equalTo("COMPLAINT"))
                .body("reference.number", equalTo("20261130-7"))
                .body("state", equalTo("ASSIGNED"))
                .body("light", equalTo("GREY"))
                .body("organization.id", equalTo(city.county().toString()))
                .body("organization.countyId", equalTo(city.county().toString()))
                .body("dueAt", equalTo(today.plusDays(41) + "T00:00:00+08:00"))
                .body("originalDueAt", equalTo(created.path("dueAt")))
                .body("deadline.kind", equalTo("SET"))
                .body("deadline.version", equalTo(1))
                .body("deadline.basis", notNullValue())
                .body("acceptance.overdue", equalTo(false))
                .body("calendarDaysLate", equalTo(0))
                .body("allowedCommands", contains("cancel"));
        Person.head(city.county())
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("reference.title", equalTo("12345 工单"))
                .body("allowedCommands", containsInAnyOrder("accept", "object"));
    }

    @Test
    void theSameKeyMakesOneTask() {
        Map<String, Object> body =
                Map.of("title", "一次", "source", "OTHER", "organizationId", city.county(), "dueOn", today.toString());
        String key = UUID.randomUUID().toString();
        Response first =
                supervisor.request().header("Idempotency-Key", key).body(body).post(TASKS);
        Response second =
                supervisor.request().header("Idempotency-Key", key).body(body).post(TASKS);

        second.then().statusCode(201).body("id", equalTo(first.path("id")));
        Person.head(city.county()).get(TASKS).then().body("items", hasSize(1));
    }

    @Test
    void whatMakesNoTaskIsRefused() {
        Map<String, Object> past =
                Map.of("title", "迟了", "source", "OTHER", "organizationId", city.school(), "dueOn", "2026-01-01");
        supervisor
                .post(TASKS, past)
                .then()
                .statusCode(422)
                .body("code", equalTo("DUE_IN_PAST"))
                .body("errors[0].pointer", equalTo("/dueOn"));
        refused(supervisor.post(TASKS, Map.of("title", "空")), 400, "VALIDATION_FAILED");
        refused(supervisor.post(TASKS, Map.of("colour", "red")), 400, "UNKNOWN_FIELD");
        Map<String, Object> foreign = Map.of(
                "title", "外市", "source", "OTHER", "organizationId", UUID.randomUUID(), "dueOn", today.toString());
        refused(supervisor.post(TASKS, foreign), 404, "NOT_FOUND");
        Map<String, Object> nul = Map.of(
                "title", "a\u0000b", "source", "OTHER", "organizationId", city.school(), "dueOn", today.toString());
        refused(supervisor.post(TASKS, nul), 400, "VALIDATION_FAILED");
        refused(head.post(TASKS, past), 403, "FORBIDDEN");
    }
}
