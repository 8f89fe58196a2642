package dudao.task.subtasks;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.task.testing.InspectionTopic;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a task above binds on every way there is, whoever goes it and whatever that person sees. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SubtaskBoundsTest extends SubtaskWorld {

    private void restrict(String id, UUID office) {
        owner.useHandle(handle -> handle.execute(
                "update task set classification = 'RESTRICTED', handling_office_id = ? where id = cast(? as uuid)",
                office,
                id));
    }

    @Test
    void whoeverTakesItOverKeepsToTheLimitAboveToo() {
        String below = handedToSchool();
        done(school, below, "object", Map.of("text", "不属我校", "proposedOrganizationId", city.secondSchool()));
        Map<String, Object> wanted = new HashMap<>(Map.of("organizationId", city.secondSchool()));
        wanted.put("dueOn", due.plusDays(3).toString());
        refused(supervisor.command(below, "reassign", wanted), 422, "SUBTASK_AFTER_PARENT");
        wanted.put("dueOn", due.minusDays(1).toString());
        done(supervisor, below, "reassign", wanted);
    }

    @Test
    void aLimitAboveBindsAlsoWhereItIsOutOfSight() {
        Map<String, Object> wanted = new HashMap<>(wanted());
        wanted.put("organizationId", city.bureau());
        task = supervisor.approved(wanted, Map.of("schoolsBelow", true));
        Person bureau = Person.head(city.bureau());
        done(bureau, task, "accept", Map.of());
        String below = handDown(bureau, Map.of("organizationIds", List.of(city.school())))
                .then()
                .statusCode(201)
                .extract()
                .path("items[0].id");
        Person deputy = Person.supervisor(city.county());
        deputy.task(task).then().statusCode(404);
        Map<String, Object> later = Map.of(
                "reason",
                "PROCUREMENT",
                "text",
                "招标流标",
                "progress",
                "过半",
                "proposedOn",
                due.plusDays(5).toString());
        String extension = school.post(Person.TASKS + "/" + below + "/extensions", later)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refused(
                deputy.request()
                        .header("If-Match", "*")
                        .body(Map.of("dueOn", due.plusDays(4).toString()))
                        .post("/api/v1/extensions/" + extension + "/approve"),
                422,
                "SUBTASK_AFTER_PARENT");
    }

    @Test
    void theOfficeOfARestrictedTaskEndsAlsoWhatItDoesNotSee() {
        String below = handedToSchool();
        restrict(task, city.bureau());
        restrict(below, city.county());
        supervisor.task(below).then().statusCode(404);
        done(supervisor, task, "cancel", Map.of("reason", "并入"));
        school.task(below).then().body("state", equalTo("CANCELLED"));
    }

    @Test
    void aTaskIsNotAcceptedWhileWhatIsBelowWasReopened() {
        String below = handedToSchool();
        finish(school, county, below);
        done(county, task, "start", Map.of());
        done(county, task, "submit", Map.of("text", "已办"));
        done(
                supervisor,
                below,
                "reopen",
                Map.of(
                        "cause",
                        "FALSE_COMPLETION",
                        "text",
                        "护学岗未到位",
                        "dueOn",
                        today.plusDays(5).toString()));
        refused(supervisor.command(task, "complete"), 409, "SUBTASKS_OPEN");
        done(supervisor, task, "return", Map.of("reasonCode", "INCOMPLETE", "text", "一校重启"));
    }

    @Test
    void whatGoesAlongIsReadAgainAndHasItsNewOffice() {
        String below = handedToSchool();
        String before = school.task(below).header("ETag");
        done(county, task, "object", Map.of("text", "不属我县", "proposedOrganizationId", city.bureau()));
        restrict(task, city.bureau());
        restrict(below, city.county());
        done(supervisor, task, "reassign", Map.of("organizationId", city.bureau()));
        school.command(below, "accept", Map.of(), before).then().statusCode(412);
        Person.head(city.bureau()).task(below).then().statusCode(200);
        county.task(below).then().statusCode(404);
        done(school, below, "accept", Map.of());
    }

    @Test
    void whatWasHandedDownBecomesAsRestrictedAsItsFinding() {
        UUID finding = UUID.randomUUID();
        Map<String, Object> data = new HashMap<>(Map.of(
                "findingId", finding.toString(),
                "responsibleOrganizationId", city.county().toString(),
                "wording", "不宜公开的问题",
                "dueOn", due.toString()));
        InspectionTopic.send(InspectionTopic.event("dudao.finding.rectification-ordered.v1", finding, 1, data));
        String list = Person.TASKS + "?findingId=" + finding;
        await().atMost(Duration.ofSeconds(30)).until(() -> county.get(list).path("items[0].id") != null);
        task = county.get(list).path("items[0].id");
        done(county, task, "accept", Map.of());
        String below = handedToSchool();
        supervisor.task(below).then().statusCode(200);
        data.put("classification", "RESTRICTED");
        data.put("handlingOfficeId", city.bureau().toString());
        InspectionTopic.send(InspectionTopic.event("dudao.finding.classified.v1", finding, 2, data));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "RESTRICTED".equals(county.task(task).path("classification")));
        supervisor.task(below).then().statusCode(404);
        school.task(below).then().body("classification", equalTo("RESTRICTED"));
        county.task(below)
                .then()
                .statusCode(200)
                .body("handlingOfficeId", equalTo(city.county().toString()));
    }

    @Test
    void aRulingOnWhatWasHandedDownLapsesWithIt() {
        String below = handedToSchool();
        done(school, below, "accept", Map.of());
        done(school, below, "start", Map.of());
        for (int n = 0; n < 2; n++) {
            done(school, below, "submit", Map.of("text", "已办"));
            done(county, below, "return", Map.of("reasonCode", "INCOMPLETE", "text", "缺名单"));
        }
        done(school, below, "submit", Map.of("text", "已办"));
        String ruling = county.request()
                .header("If-Match", "*")
                .body(Map.of("decision", "COMPLETE", "text", "经会商"))
                .post(Person.TASKS + "/" + below + "/rulings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        done(supervisor, task, "cancel", Map.of("reason", "并入"));
        school.get("/api/v1/rulings/" + ruling).then().body("state", equalTo("VOIDED"));
        assertEquals(
                List.of("dudao.task.ruling-proposed.v1", "dudao.task.ruling-voided.v1"),
                Outgoing.about(owner, UUID.fromString(ruling)).stream()
                        .map(Outgoing.Fact::type)
                        .toList());
    }
}
