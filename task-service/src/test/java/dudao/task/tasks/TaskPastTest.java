package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.testing.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

/** What a task was, and what was done with it. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaskPastTest extends TaskCommandWorld {

    @Test
    void thePastIsKept() {
        String task = assign();
        OffsetDateTime assigned = OffsetDateTime.parse(head.task(task).path("assignedAt"));
        String accepted = head.command(task, "accept").path("acceptedAt");
        head.command(task, "start").then().statusCode(200);

        head.taskAt(task, OffsetDateTime.parse(accepted).minusNanos(1000))
                .then()
                .statusCode(200)
                .body("state", equalTo("ASSIGNED"))
                .body("acceptedAt", nullValue())
                .body("allowedCommands", empty());
        head.taskAt(task, accepted).then().body("state", equalTo("ACCEPTED")).body("acceptedAt", equalTo(accepted));
        refused(head.taskAt(task, assigned.minusNanos(1000)), 404, "NOT_FOUND");
        head.taskAt(task, today.plusDays(90))
                .then()
                .body("light", equalTo("DARK_RED"))
                .body("calendarDaysLate", equalTo(50));
        refused(head.taskAt(task, "yesterday"), 400, "INVALID_PARAMETER");
    }

    @Test
    void theTimelineComesInPages() {
        String task = bring("accept", "start", "submit");
        Response first = head.get(TASKS + "/" + task + "/timeline?limit=2");
        first.then().body("items.command", contains("assign", "accept")).header("Link", notNullValue());
        head.get(TASKS + "/" + task + "/timeline?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.command", contains("start", "submit"))
                .body("next", nullValue())
                .body("items.command", not(hasItem("assign")));
        refused(head.get(TASKS + "/" + task + "/timeline?cursor=x"), 400, "INVALID_CURSOR");
    }
}
