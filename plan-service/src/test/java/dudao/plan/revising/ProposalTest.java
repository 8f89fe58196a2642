package dudao.plan.revising;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ProposalTest extends OnAnIssuedPlan {

    @Test
    void aProposalShowsWhatItWouldChangeAndChangesNothing() {
        UUID task = city.openTask(plan, item, measure);
        city.openTask(plan, item, "/" + UUID.randomUUID());
        String etag = city.issuer.etag(plan);
        propose(change("acceptanceStandard", "有验收表和照片"))
                .statusCode(201)
                .body("state", equalTo("OPEN"))
                .body("baseRevision", equalTo(1))
                .body("diff", hasSize(1))
                .body("diff[0].kind", equalTo("CHANGED"))
                .body("diff[0].what", equalTo("验收标准"))
                .body("diff[0].itemNumber", equalTo("1"))
                .body("diff[0].before", equalTo("有验收表"))
                .body("diff[0].after", equalTo("有验收表和照片"))
                .body("touched.total", equalTo(1))
                .body("touched.measures[0].open", equalTo(1))
                .body("touched.tasks[0].taskId", equalTo(task.toString()))
                .body("touched.tasks[0].organizationId", equalTo(city.school.toString()))
                .body("touched.tasks[0].state", equalTo("IN_PROGRESS"));
        assertEquals(etag, city.issuer.etag(plan));
        city.issuer.get(measure).body("acceptanceStandard", equalTo("有验收表"));
        city.issuer.get(plan + "/revisions").body("items", hasSize(1));
    }

    @Test
    void whoProposedDoesNotAdopt() {
        Api both = city.as("both", "ISSUER,LEADER", city.id);
        var proposal = both.post(plan + "/revision-proposals", proposal(change("priority", "URGENT")))
                .statusCode(201)
                .extract();
        both.command(plan, "revise", order(proposal)).statusCode(403).body("code", equalTo("SAME_PERSON"));
        city.issuer.command(plan, "revise", order(proposal)).statusCode(403);
        city.leader.command(plan, "revise", order(proposal)).statusCode(200);
    }

    @Test
    void aProposalOnAnOlderRevisionIsOutdated() {
        var first = proposed(change("priority", "URGENT"));
        var second = proposed(change("cadence", "month"));
        revise(first).statusCode(200);
        revise(second)
                .statusCode(409)
                .body("code", equalTo("PROPOSAL_OUTDATED"))
                .body("revision", equalTo(2));
        revise(first).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
    }

    @Test
    void aTaskGivenOutSinceMustBeReadFirst() {
        city.openTask(plan, item, measure);
        var proposal = proposed(drop(measure));
        UUID later = city.openTask(plan, item, measure);
        var refused = revise(proposal)
                .statusCode(409)
                .body("code", equalTo("TOUCHED_TASKS_CHANGED"))
                .body("touched.total", equalTo(2))
                .body("touched.tasks.taskId", hasItems(later.toString()))
                .extract();
        city.issuer.get(measure).statusCode(200);
        city.issuer.get(plan).body("revision", equalTo(1));
        city.leader
                .command(
                        plan,
                        "revise",
                        Map.of("proposalId", proposal.path("id"), "touchedHash", refused.path("touched.hash")))
                .statusCode(200);
    }

    @Test
    void aTaskThatOnlyMovedOnIsTheSameTask() {
        UUID task = city.openTask(plan, item, measure);
        var proposal = proposed(drop(measure));
        Rows.sql("update task_state set state = 'SUBMITTED' where task_id = ?", task);
        revise(proposal).statusCode(200);
    }

    @Test
    void ofVeryManyTasksTheFirstAreListedAndAllAreCounted() {
        owner.useHandle(handle -> handle.execute(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, plan_id, item_id, measure_id)
                select gen_random_uuid(), 1, now(), 'ASSIGNED', now(), now(), now(), ?, ?, ?, ?
                from generate_series(1, 1200)""",
                city.school,
                City.idOf(plan),
                City.idOf(item),
                City.idOf(measure)));
        var proposal = proposed(drop(measure));
        assertEquals((Integer) 1200, proposal.path("touched.total"));
        assertEquals((Integer) 1000, proposal.path("touched.tasks.size()"));
        assertEquals((Integer) 1200, proposal.path("touched.measures[0].open"));
        city.issuer.get(plan + "/revision-proposals").body("items[0].touched.tasks", hasSize(0));
        revise(proposal).statusCode(200);
    }

    @Test
    void aProposalIsWithdrawnOnceByItsHouse() {
        var proposal = proposed(change("priority", "URGENT"));
        String path = plan + "/revision-proposals/" + proposal.path("id");
        city.issuer.send(path + "/withdraw", Map.of("reason", "不改了"), null).statusCode(428);
        city.issuer.send(path + "/withdraw", Map.of("reason", "不改了"), "\"7\"").statusCode(412);
        city.issuer.command(path, "withdraw", Map.of()).statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        city.leader.command(path, "withdraw", Map.of("reason", "不改了")).statusCode(403);
        city.issuer
                .command(path, "withdraw", Map.of("reason", "不改了"))
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .header("ETag", "\"1\"");
        city.issuer
                .command(path, "withdraw", Map.of("reason", "不改了"))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
        revise(proposal).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        city.issuer
                .post(plan + "/revision-proposals", proposal(change("priority", "URGENT")), "same-key")
                .statusCode(201);
        city.issuer
                .post(plan + "/revision-proposals", proposal(change("priority", "URGENT")), "same-key")
                .statusCode(201);
        city.issuer.get(plan + "/revision-proposals").body("items.state", equalTo(List.of("OPEN", "WITHDRAWN")));
        city.issuer
                .get(plan + "/revision-proposals?limit=1")
                .body("items", hasSize(1))
                .body("next", not(nullValue()));
    }

    @Test
    void whatADraftRefusesARevisionRefuses() {
        propose(change("acceptanceStandard", null)).statusCode(422).body("code", equalTo("PLAN_INCOMPLETE"));
        propose(change("leadOrganizationId", UUID.randomUUID()))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/changes/0"))
                .body("detail", containsString("机构"));
        propose(change("dueOn", "9999-01-01"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/changes/0/measure/dueOn"));
        propose(change("audience", Map.of("kinds", List.of("UNIVERSITY"))))
                .statusCode(422)
                .body("code", equalTo("AUDIENCE_EMPTY"));
        propose(drop(measure), drop(measure)).statusCode(400).body("errors[0].pointer", equalTo("/changes/1"));
        propose(change("wording", "建成 X 所")).statusCode(422).body("code", equalTo("PLAN_INCOMPLETE"));
        propose(Map.of(
                        "op",
                        "CHANGE_ITEM",
                        "itemId",
                        City.idOf(item),
                        "item",
                        Map.of("number", "1", "sectionOrdinal", 9, "title", "题", "body", "")))
                .statusCode(400);
        propose(Map.of(
                        "op",
                        "ADD_ITEM",
                        "item",
                        Map.of("number", "2", "title", "题", "body", ""),
                        "measures",
                        List.of()))
                .statusCode(422)
                .body("missing[0].code", equalTo("NO_MEASURE"));
    }

    @Test
    void aChangeThatIsNoneOrNotWholeIsRefused() {
        propose(change("acceptanceStandard", "有验收表")).statusCode(422).body("code", equalTo("REVISION_CHANGES_NOTHING"));
        propose().statusCode(400).body("errors[0].pointer", equalTo("/changes"));
        propose(Map.of("op", "DROP_MEASURE"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/changes/0/measureId"));
        propose(Map.of("op", "CHANGE_ITEM", "itemId", City.idOf(item)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/changes/0/item"));
        propose(Map.of("op", "BURN")).statusCode(400);
        propose(Map.of("op", "DROP_MEASURE", "measureId", UUID.randomUUID()))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/changes/0"));
        City other = new City(tree);
        String foreign = other.measure(other.item(other.draft("工作要点"), "1"), other.measure());
        propose(drop(foreign)).statusCode(400);
        other.issuer.post(plan + "/revision-proposals", proposal(drop(measure))).statusCode(404);
        city.leader.command(plan, "revise", Map.of("touchedHash", "x")).statusCode(400);
        city.leader
                .command(plan, "revise", Map.of("proposalId", UUID.randomUUID(), "touchedHash", "x"))
                .statusCode(404);
    }

    @Test
    void onlyWhatIsIssuedAndNotOverIsRevised() {
        var proposal = proposed(change("priority", "URGENT"));
        City.assess(plan);
        propose(change("priority", "URGENT")).statusCode(409).body("code", equalTo("ITEM_IS_OVER"));
        revise(proposal).statusCode(409).body("code", equalTo("ITEM_IS_OVER"));
        city.leader.command(plan, "close", null).statusCode(200);
        propose(change("priority", "URGENT")).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        revise(proposal).statusCode(409).body("code", equalTo("ILLEGAL_TRANSITION"));
        String draft = city.complete("草案");
        city.issuer
                .post(draft + "/revision-proposals", proposal(drop(measure)))
                .statusCode(409)
                .body("allowedCommands", hasItems("submit"));
        city.issuer
                .put(item, Map.of("number", "1", "title", "题", "body", ""), "*")
                .statusCode(409);
    }
}
