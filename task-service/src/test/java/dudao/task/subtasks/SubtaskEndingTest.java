package dudao.task.subtasks;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Told;
import dudao.commons.time.Clocks;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import dudao.task.testing.TaskRows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was handed down when the task above ends or goes to another unit. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtaskEndingTest extends SubtaskWorld {

    private void object() {
        county.command(task, "object", Map.of("text", "不属我县", "proposedOrganizationId", city.bureau()))
                .then()
                .statusCode(200);
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
    void whatGoesToAnotherUnitLeavesNothingOpenBelowTheOldOne() {
        String below = handedToSchool();
        object();
        done(supervisor, task, "reassign", Map.of("organizationId", city.otherCounty()));
        county.task(below).then().body("state", equalTo("CANCELLED")).body("parentId", equalTo(task));
        county.get(Person.TASKS + "/" + below + "/timeline")
                .then()
                .body("items.reason", hasItem(containsString("上级任务已改派")));
    }

    @Test
    void whatStandsBelowTheNewUnitTooGoesAlong() {
        String below = handedToSchool();
        object();
        done(supervisor, task, "reassign", Map.of("organizationId", city.bureau()));
        String next = supervisor
                .get(Person.TASKS + "?organizationId=" + city.bureau())
                .path("items[0].id");
        supervisor.task(below).then().body("state", equalTo("ASSIGNED")).body("parentId", equalTo(next));
        supervisor.task(next).then().body("replaces", equalTo(task)).body("subtasks.open", equalTo(1));
    }

    @Test
    void aPlansTaskGoesDownWithoutMoreAskingAndEndsWithThePlan() {
        UUID measure = UUID.randomUUID();
        UUID plan = TaskRows.planOf(measure);
        owner.useHandle(handle -> {
            handle.execute(
                    "insert into plan (id, title, issuer_id, state, version) values (?, '要点', ?, 'ISSUED', 1)",
                    plan,
                    city.bureau());
            handle.execute(
                    "insert into plan_item (id, plan_id, position, title) values (?, ?, 1, '校园安全')",
                    TaskRows.itemOf(measure),
                    plan);
            handle.execute(
                    """
                    insert into measure (id, plan_id, item_id, position, wording, assisting_organization_ids,
                      audience_organization_ids, audience_kinds, audience_school_classes)
                    values (?, ?, ?, 1, '演练', '{}', '{}', '{COUNTY_BUREAU}', '{}')""",
                    measure,
                    plan,
                    TaskRows.itemOf(measure));
        });
        UUID planned = new TaskRows(owner).add(city, city.county(), "ACCEPTED", measure, Clocks.endOf(due));
        task = planned.toString();
        String below = handedToSchool();
        county.task(below)
                .then()
                .body("source", equalTo("SUBTASK"))
                .body("measureId", nullValue())
                .body("planId", nullValue());
        Told.event(
                "plan.events.v1",
                "dudao.plan.revoked.v1",
                plan,
                9,
                Instant.now(),
                Map.of("planId", plan, "status", "REVOKED", "reason", "机构改革", "openTasks", "CANCEL"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> county.task(below).path("state").equals("CANCELLED"));
        county.task(task).then().body("state", equalTo("CANCELLED"));
    }
}
