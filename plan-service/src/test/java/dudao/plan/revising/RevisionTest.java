package dudao.plan.revising;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RevisionTest extends OnAnIssuedPlan {

    @Inject
    ObjectMapper json;

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
    void whatStandsAroundAnItemIsPartOfWhatThePlanSays() {
        revise(proposed(changeItem(
                        item, Map.of("safeguard", "市级财政安排经费", "leader", Map.of("name", "分管副局长"), "nature", "STAGED"))))
                .statusCode(200);
        var proposal = proposed(changeItem(item, Map.of("priority", "KEY", "keyProject", "场馆建设工程")));
        assertEquals(List.of("重点程度", "项目抓手"), proposal.path("diff.what"));
        assertEquals(List.of("KEY", "场馆建设工程"), proposal.path("diff.after"));
        revise(proposal).statusCode(200);
        city.issuer
                .get(plan + "/revisions/3")
                .body("snapshot.items[0].priority", equalTo("KEY"))
                .body("snapshot.items[0].keyProject", equalTo("场馆建设工程"))
                .body("snapshot.items[0].safeguard", equalTo("市级财政安排经费"))
                .body("snapshot.items[0].leader", equalTo(Map.of("name", "分管副局长")))
                .body("snapshot.items[0].nature", equalTo("STAGED"));
        city.issuer.get(item).body("safeguard", equalTo("市级财政安排经费")).body("keyProject", equalTo("场馆建设工程"));
    }

    @Test
    void aRevisionTakesAwayWhatItSaysIsNone() {
        revise(proposed(changeItem(item, Map.of("safeguard", "市级财政安排经费", "keyProject", "场馆建设工程"))))
                .statusCode(200);
        Map<String, Object> none = new HashMap<>();
        none.put("keyProject", null);
        revise(proposed(changeItem(item, none))).statusCode(200);
        city.issuer.get(item).body("keyProject", nullValue()).body("safeguard", equalTo("市级财政安排经费"));
    }

    @Test
    void howTheTimeOfAMeasureIsMeantIsPartOfWhatThePlanSays() {
        String needed = City.TODAY.plusDays(70).toString();
        revise(proposed(change("neededBy", needed))).statusCode(200);
        var proposal = proposed(change("stages", List.of("STARTED", "BUILT")));
        assertEquals(List.of("建设阶段"), proposal.path("diff.what"));
        assertEquals("[\"STARTED\",\"BUILT\"]", proposal.path("diff[0].after"));
        revise(proposal).statusCode(200);
        city.issuer
                .get(plan + "/revisions/3")
                .body("snapshot.items[0].measures[0].stages", equalTo(List.of("STARTED", "BUILT")))
                .body("snapshot.items[0].measures[0].neededBy", equalTo(needed));
        city.issuer.get(measure).body("neededBy", equalTo(needed));
    }

    @Test
    void tickingOffAnActionIsNoDifference() {
        revise(proposed(changeItem(item, Map.of("actions", List.of(Map.of("name", "选址"), Map.of("name", "开工"))))))
                .statusCode(200);
        String action = city.issuer.get(item).extract().path("actions[0].actionId");
        city.supervisor
                .send(item + "/actions/" + action + "/done", null, city.supervisor.etag(item))
                .statusCode(200);
        propose(changeItem(item, Map.of())).statusCode(422).body("code", equalTo("REVISION_CHANGES_NOTHING"));
        revise(proposed(change("priority", "URGENT"))).statusCode(200);
        city.issuer.get(plan + "/revisions/3/diff?against=2").body("items.what", equalTo(List.of("紧急程度")));
        city.issuer
                .get(plan + "/revisions/3")
                .body("snapshot.items[0].actions[0]", equalTo(Map.of("actionId", action, "name", "选址")));
        city.issuer.get(item).body("actions[0].doneOn", equalTo(City.TODAY.toString()));
    }

    @Test
    void theFirstRevisionSaysWhoLeadsAnItemAndWhatStandsAboveAll() {
        Map<String, Object> head = new HashMap<>(City.plan("专项计划"));
        head.put("coverNotice", "现将计划印发给你们。");
        head.put("preamble", "总体要求。");
        head.put("signedOn", "2026-01-10");
        head.put("validity", Map.of("until", "2027-12-31"));
        head.put("sections", List.of(Map.of("ordinal", 1, "heading", "安全", "leader", Map.of("name", "某局长"))));
        String whole = "/plans/"
                + city.issuer.post("/plans", head).statusCode(201).extract().path("id");
        city.completeItem(whole, "1");
        city.approve(whole);
        city.issuer.command(whole, "issue", City.number(2)).statusCode(200);
        city.issuer
                .get(whole + "/revisions/1")
                .body("snapshot.items[0].leadOrganizationId", equalTo(city.id.toString()))
                .body("snapshot.issuers.organizationId", equalTo(List.of(city.id.toString())))
                .body("snapshot.coverNotice", equalTo("现将计划印发给你们。"))
                .body("snapshot.preamble", equalTo("总体要求。"))
                .body("snapshot.signedOn", equalTo("2026-01-10"))
                .body("snapshot.validity", equalTo(Map.of("until", "2027-12-31")))
                .body("snapshot.sections[0].leader.name", equalTo("某局长"));
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
        Map<String, Object> said = new HashMap<>(City.restricted(city.office));
        said.put("keyProject", "绝不外传的工程");
        Map<String, Object> secretly = Map.of("op", "CHANGE_ITEM", "itemId", City.idOf(hidden), "item", said);
        String its = city.issuer.get(hidden).extract().path("measures[0].id");
        var proposal = city.issuer
                .post(
                        secret + "/revision-proposals",
                        proposal(
                                Map.of(
                                        "op",
                                        "CHANGE_MEASURE",
                                        "measureId",
                                        its,
                                        "measure",
                                        with("acceptanceStandard", "绝不外传")),
                                secretly))
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
