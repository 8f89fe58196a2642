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
