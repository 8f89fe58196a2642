package dudao.plan.revising;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RevisionTest {

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private String plan;
    private String item;
    private String measure;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.draft("工作要点");
        item = city.item(plan, "1");
        measure = city.measure(item, city.measure());
        city.measure(item, with("wording", "开放体验馆"));
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200).body("revision", equalTo(1));
    }

    private Map<String, Object> with(String field, Object value) {
        Map<String, Object> changed = new HashMap<>(city.measure());
        changed.put(field, value);
        return changed;
    }

    private static Map<String, Object> proposal(Object... changes) {
        return Map.of("document", "试教〔2026〕20号", "reason", "选址调整", "changes", List.of(changes));
    }

    private Map<String, Object> change(String field, Object value) {
        return Map.of("op", "CHANGE_MEASURE", "measureId", City.idOf(measure), "measure", with(field, value));
    }

    private static Map<String, Object> drop(String which) {
        return Map.of("op", "DROP_MEASURE", "measureId", City.idOf(which));
    }

    private ValidatableResponse propose(Object... changes) {
        return city.issuer.post(plan + "/revision-proposals", proposal(changes));
    }

    private ExtractableResponse<Response> proposed(Object... changes) {
        return propose(changes).statusCode(201).extract();
    }

    private static Map<String, Object> order(ExtractableResponse<Response> proposal) {
        return Map.of("proposalId", proposal.path("id"), "touchedHash", proposal.path("touched.hash"));
    }

    private ValidatableResponse revise(ExtractableResponse<Response> proposal) {
        return city.leader.command(plan, "revise", order(proposal));
    }

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
    void aLeaderMakesItTheNextRevision() throws Exception {
        var proposal = proposed(
                change("dueOn", City.TODAY.plusDays(90).toString()),
                Map.of("op", "ADD_MEASURE", "itemId", City.idOf(item), "measure", with("wording", "培训讲解员")),
                Map.of(
                        "op",
                        "ADD_ITEM",
                        "item",
                        Map.of("number", "2", "sectionOrdinal", 2, "title", "办好食堂", "body", "办好食堂。"),
                        "measures",
                        List.of(city.measure())));
        revise(proposal).statusCode(200).body("status", equalTo("ISSUED")).body("revision", equalTo(2));
        city.issuer.get(measure).body("dueOn", equalTo(City.TODAY.plusDays(90).toString()));
        city.issuer.get(plan + "/items").body("items", hasSize(2)).body("items[1].state", equalTo("ISSUED"));
        city.issuer
                .get(plan + "/revisions")
                .body("items.revision", equalTo(List.of(1, 2)))
                .body("items[0].document", nullValue())
                .body("items[1].document", equalTo("试教〔2026〕20号"))
                .body("items[1].reason", equalTo("选址调整"))
                .body("items[1].changes.what", hasItems("完成时限", "举措", "条目"));
        city.issuer
                .get(plan + "/revision-proposals/" + proposal.path("id"))
                .body("state", equalTo("ADOPTED"))
                .body("decidedBy.id", equalTo("leader-" + city.id));
        city.issuer
                .get(plan + "/timeline")
                .body("items[-1].happened", equalTo("revised"))
                .body("items[-1].document", equalTo("试教〔2026〕20号"));
        theEventIsTheRow(2, "dudao.plan.revised.v1");
    }

    private void theEventIsTheRow(int revision, String type) throws Exception {
        String data = await().until(() -> event(type), found -> found != null);
        String snapshot = owner.withHandle(handle -> handle.createQuery(
                        "select snapshot from plan_revision where plan_id = :plan and revision = :revision")
                .bind("plan", City.idOf(plan))
                .bind("revision", revision)
                .mapTo(String.class)
                .one());
        assertEquals(snapshot, data);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.UTF_8));
        city.issuer.get(plan).body("contentHash", equalTo(HexFormat.of().formatHex(digest)));
        JsonNode shown = json.readTree(city.issuer
                        .get(plan + "/revisions/" + revision)
                        .extract()
                        .asString())
                .path("snapshot");
        assertEquals(json.readTree(data), shown);
    }

    private String event(String type) {
        return owner.withHandle(
                handle -> handle.createQuery("select data from change_log where subject = :plan and type = :type")
                        .bind("plan", City.idOf(plan))
                        .bind("type", type)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(null));
    }

    @Test
    void theIssueIsTheFirstRevision() throws Exception {
        theEventIsTheRow(1, "dudao.plan.issued.v1");
    }

    @Test
    void aDroppedMeasureStaysInTheRevisionsThatHadItAndItsTasksStayCounted() {
        city.openTask(plan, item, measure);
        revise(proposed(drop(measure))).statusCode(200);
        city.issuer.get(measure).statusCode(404);
        city.issuer.get(plan + "/revisions/1").body("snapshot.items[0].measures", hasSize(2));
        city.issuer
                .get(plan + "/revisions/2")
                .body("snapshot.items[0].measures", hasSize(1))
                .body(
                        "snapshot.droppedMeasureIds",
                        equalTo(List.of(City.idOf(measure).toString())))
                .body("revision.touchedTasks", equalTo(1));
        city.supervisor.get(plan + "/progress").body("tasks.total", equalTo(1));
    }

    @Test
    void measuresAndTargetsKeepTheirIds() {
        Map<String, Object> target =
                new HashMap<>(city.issuer.get(item).extract().<Map<String, Object>>path("targets[0]"));
        Map<String, Object> changed = new HashMap<>(target);
        changed.put("quantity", 8);
        city.openTask(plan, item, measure);
        var proposal = proposed(Map.of(
                "op",
                "CHANGE_ITEM",
                "itemId",
                City.idOf(item),
                "item",
                Map.of(
                        "number",
                        "1",
                        "sectionOrdinal",
                        1,
                        "title",
                        "建好安全场馆",
                        "body",
                        "年内建成安全体验馆6处。",
                        "targets",
                        List.of(changed))));
        assertEquals("目标数量", proposal.path("diff[0].what"));
        assertEquals("6", proposal.path("diff[0].before"));
        assertEquals("8", proposal.path("diff[0].after"));
        assertEquals((Integer) 1, proposal.path("touched.total"));
        revise(proposal).statusCode(200);
        city.issuer
                .get(item)
                .body("targets[0].targetId", equalTo(target.get("targetId")))
                .body("targets[0].quantity", equalTo(8));
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

    @Test
    void anyTwoRevisionsAreCompared() {
        revise(proposed(change("priority", "URGENT"))).statusCode(200);
        revise(proposed(Map.of(
                        "op",
                        "CHANGE_MEASURE",
                        "measureId",
                        City.idOf(measure),
                        "measure",
                        with("acceptanceStandard", "有照片"))))
                .statusCode(200);
        city.issuer
                .get(plan + "/revisions/3/diff?against=1")
                .statusCode(200)
                .body("from", equalTo(1))
                .body("items", hasSize(1))
                .body("items[0].what", equalTo("验收标准"));
        city.issuer.get(plan + "/revisions/2/diff?against=3").body("items.what", hasItems("验收标准", "紧急程度"));
        city.issuer.get(plan + "/revisions/3/diff").statusCode(400);
        city.issuer.get(plan + "/revisions/9/diff?against=1").statusCode(404);
        city.issuer.get(plan + "/revisions/9").statusCode(404);
    }

    @Test
    void aRestrictedItemIsInNoRevisionOfThoseWhoMayNotReadIt() {
        String secret = city.draft("限知");
        city.completeItem(secret, "1");
        String hidden = city.completeItem(secret, "2");
        city.restrict(hidden, city.office);
        city.approve(secret);
        city.issuer.command(secret, "issue", City.number(2)).statusCode(200);
        String its = city.issuer.get(hidden).extract().path("measures[0].id");
        var proposal = city.issuer
                .post(
                        secret + "/revision-proposals",
                        proposal(Map.of(
                                "op",
                                "CHANGE_MEASURE",
                                "measureId",
                                its,
                                "measure",
                                with("acceptanceStandard", "绝不外传"))))
                .statusCode(201)
                .extract();
        city.leader.command(secret, "revise", order(proposal)).statusCode(200);
        for (String path : List.of("/revisions", "/revisions/1", "/revisions/2", "/revisions/2/diff?against=1")) {
            String seen =
                    city.supervisor.get(secret + path).statusCode(200).extract().asString();
            assertFalse(seen.contains("绝不外传") || seen.contains(City.idOf(hidden).toString()), path);
            String own = city.leader.get(secret + path).extract().asString();
            assertTrue(path.endsWith("/1") || own.contains("绝不外传"), path);
        }
        city.supervisor.get(secret + "/revisions/2").body("withheldItems", equalTo(1));
        city.supervisor.get(secret + "/revision-proposals").statusCode(403);
        city.clerk.get(plan + "/revisions").statusCode(403);
    }
}
