package dudao.plan.merging;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MergeResourceTest {

    private static final String TEXT =
            """
            2026年试验市教育工作要点
            一、守牢校园安全底线
            1.建好安全体验场馆。6月底前建成校园安全体验馆6处。编写体验课程3门。每月开展1次应急演练。
            2.配强安全管理力量。招聘专职保安120名。
            二、提升课堂教学质量
            3.改进教研方式。组织跨校教研活动30场。
            """;

    private static final String LATER = TEXT.replace("6月底前建成校园安全体验馆6处", "9月底前建成校园安全体验馆8处")
            .replace("编写体验课程3门。", "培训体验馆讲解员40名。")
            .replace("2.配强", "2.清理校园周边隐患。联合公安开展整治5轮。\n3.配强")
            .replace("3.改进", "4.改进");

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    @Test
    void theTextThePlanWasTakenFromChangesNothing() {
        String plan = accepted(TEXT);
        String tag = city.issuer.etag(plan);
        List<Object> before = items(plan);
        city.issuer
                .get(diff(imported(TEXT), plan))
                .statusCode(200)
                .body("planId", equalTo(City.idOf(plan).toString()))
                .body("itemsUnchanged", equalTo(3))
                .body("items.findAll { it.change != 'UNCHANGED' }", hasSize(0));
        city.issuer
                .send(merge(imported(TEXT), plan), Map.of("removeMissing", true), tag)
                .header("ETag", equalTo(tag));
        assertEquals(before, items(plan));
        assertEquals(tag, city.issuer.etag(plan));
    }

    @Test
    void aChangedTextIsToldByThePlansOwnIds() {
        String plan = accepted(TEXT);
        Map<String, Object> first = item(plan, 0);
        city.issuer
                .get(diff(imported(LATER), plan))
                .statusCode(200)
                .body("itemsUnchanged", equalTo(0))
                .body("items.change", equalTo(List.of("CHANGED", "ADDED", "CHANGED", "CHANGED")))
                .body("items[0].itemId", equalTo(first.get("id")))
                .body("items[0].reworded", equalTo(true))
                .body("items[0].measures.change", equalTo(List.of("CHANGED", "ADDED", "UNCHANGED", "REMOVED")))
                .body(
                        "items[0].measures[0].measureId",
                        equalTo(measures(first).get(0).get("id")))
                .body("items[0].measures[3].earlier", containsString("编写体验课程3门"))
                .body("items[0].targets.find { it.change == 'CHANGED' }.earlier.quantity", equalTo(6))
                .body("items[0].targets.find { it.change == 'CHANGED' }.later.quantity", equalTo(8))
                .body("items[0].targets.find { it.change == 'ADDED' }.targetId", nullValue())
                .body("items[1].itemId", nullValue())
                .body("items[2].reworded", equalTo(false))
                .body("items[2].earlierNumber", equalTo("2"))
                .body("items[2].number", equalTo("3"));
    }

    @Test
    void mergingKeepsIdsAndWhatPeopleFilledIn() {
        String plan = accepted(TEXT);
        Map<String, Object> before = item(plan, 0);
        Map<String, Object> measure = measures(before).get(0);
        fill(measure, Map.of("acceptanceStandard", "有验收单", "leadOrganizationId", city.id));
        fill(measures(before).get(2), Map.of("wording", "每月至少演练一次", "dueOn", "2026-11-20"));
        String document = imported(LATER);

        city.issuer
                .send(merge(document, plan), null, city.issuer.etag(plan))
                .statusCode(200)
                .header("ETag", notNullValue());

        Map<String, Object> after = item(plan, 0);
        assertEquals(before.get("id"), after.get("id"));
        assertEquals(4, measures(after).size());
        Map<String, Object> changed = measures(after).get(0);
        assertEquals(measure.get("id"), changed.get("id"));
        assertEquals("9月底前建成校园安全体验馆8处。", changed.get("wording"));
        assertEquals("2026-09-30", changed.get("dueOn"));
        assertEquals("有验收单", changed.get("acceptanceStandard"));
        assertEquals(city.id.toString(), changed.get("leadOrganizationId"));
        assertEquals(
                "每月至少演练一次",
                find(measures(after), measures(before).get(2).get("id")).get("wording"));
        assertEquals(
                "2026-11-20",
                find(measures(after), measures(before).get(2).get("id")).get("dueOn"));
        assertEquals(
                targets(before).get(0).get("targetId"),
                targets(after).stream()
                        .filter(each -> each.get("quantity").equals(8))
                        .findFirst()
                        .orElseThrow()
                        .get("targetId"));
        assertEquals(List.of("1", "2", "3", "4"), numbers(plan));

        String tag = city.issuer.etag(plan);
        List<Object> merged = items(plan);
        city.issuer.send(merge(imported(LATER), plan), null, tag).header("ETag", equalTo(tag));
        assertEquals(merged, items(plan));
    }

    @Test
    void whatIsMissingGoesOnlyWhenAsked() {
        String plan = accepted(TEXT);
        String own = city.item(plan, "9");
        String shorter =
                TEXT.substring(0, TEXT.indexOf("2.配强")).replace("编写体验课程3门。", "") + TEXT.substring(TEXT.indexOf("二、"));
        city.issuer
                .send(merge(imported(shorter), plan), null, city.issuer.etag(plan))
                .statusCode(200);
        assertEquals(List.of("1", "2", "3", "9"), numbers(plan));
        assertEquals(3, measures(item(plan, 0)).size());

        String document = imported(shorter);
        city.issuer
                .get(diff(document, plan))
                .body("items.change", equalTo(List.of("UNCHANGED", "UNCHANGED", "REMOVED")))
                .body("items[2].earlierNumber", equalTo("2"));
        city.issuer
                .send(merge(document, plan), Map.of("removeMissing", true), city.issuer.etag(plan))
                .statusCode(200);
        assertEquals(List.of("1", "3", "9"), numbers(plan));
        city.issuer.get(own).statusCode(200);
    }

    @Test
    void measuresAndTargetsOfAChangedItemGoWhenAsked() {
        String plan = accepted(TEXT);
        city.issuer
                .send(merge(imported(LATER), plan), Map.of("removeMissing", true), city.issuer.etag(plan))
                .statusCode(200);
        Map<String, Object> first = item(plan, 0);
        assertEquals(3, measures(first).size());
        assertEquals(2, targets(first).size());
    }

    @Test
    void sectionsComeWithTheText() {
        String plan = accepted(TEXT);
        String longer = TEXT + "三、办好家门口的学校\n4.扩大学位供给。新增学位900个。\n";
        city.issuer
                .send(merge(imported(longer), plan), null, city.issuer.etag(plan))
                .statusCode(200);
        city.issuer.get(plan).body("sections.heading", equalTo(List.of("守牢校园安全底线", "提升课堂教学质量", "办好家门口的学校")));
        assertEquals(List.of("1", "2", "3", "4"), numbers(plan));
    }

    @Test
    void aTextThatNamesNoYearIsReadInThePlans() {
        String plan = city.draft("要点");
        String text = "教育工作要点\n一、守牢安全\n1.查清隐患。排查校舍隐患。\n";
        city.issuer
                .send(merge(imported(text), plan), null, city.issuer.etag(plan))
                .statusCode(200);
        assertEquals("2026-12-31", measures(item(plan, 0)).get(0).get("dueOn"));
    }

    @Test
    void aPlanTypedInMeetsItsText() {
        String plan = city.draft("要点");
        String item = city.item(plan, "1");
        city.measure(item, city.measure());
        String text = "2026年教育工作要点\n一、守牢安全\n1.建好安全场馆。年内建成安全体验馆9处。\n2.查隐患。排查校舍隐患。\n";
        city.issuer
                .send(merge(imported(text), plan), Map.of("removeMissing", true), city.issuer.etag(plan))
                .statusCode(200);
        assertEquals(City.idOf(item).toString(), item(plan, 0).get("id"));
        assertEquals(9, targets(item(plan, 0)).get(0).get("quantity"));
        assertEquals(List.of("1", "2"), numbers(plan));
    }

    @Test
    void anIssuedPlanIsRevisedInstead() {
        String plan = city.issued("要点", 1);
        String document = imported(TEXT);
        city.issuer
                .get(diff(document, plan))
                .statusCode(200)
                .body("items.change", equalTo(List.of("ADDED", "ADDED", "ADDED")));
        city.issuer
                .send(merge(document, plan), null, city.issuer.etag(plan))
                .statusCode(409)
                .body("code", equalTo("PLAN_NEEDS_REVISION"))
                .body("revisionProposals", endsWith(plan + "/revision-proposals"));
    }

    @Test
    void whoSeesNeitherSeesNothing() {
        String plan = accepted(TEXT);
        String document = imported(LATER);
        String tag = city.issuer.etag(plan);
        City other = new City(tree);
        other.issuer.get(diff(document, plan)).statusCode(404);
        other.issuer.get(diff(imported(TEXT, other), plan)).statusCode(404);
        other.issuer.send(merge(imported(TEXT, other), plan), null, tag).statusCode(404);
        city.issuer.get(document + "/diff").statusCode(400);
        city.issuer.get(diff(document, "/" + UUID.randomUUID())).statusCode(404);
        city.issuer.get(diff(document.replace("/1", "/2"), plan)).statusCode(404);
        city.issuer.send(merge(document, plan), null, null).statusCode(428);
        city.issuer.send(merge(document, plan), null, "\"99\"").statusCode(412);
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.issuer
                .send(merge(document, plan), null, city.issuer.etag(plan))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
    }

    private String imported(String text) {
        return imported(text, city);
    }

    private static String imported(String text, City city) {
        return "/plan-imports/"
                + city.issuer
                        .upload("/plan-imports", text)
                        .statusCode(201)
                        .extract()
                        .path("id")
                + "/documents/1";
    }

    private String accepted(String text) {
        return "/plans/"
                + city.issuer
                        .post(imported(text) + "/accept", null)
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static String diff(String document, String plan) {
        return document + "/diff?planId=" + City.idOf(plan);
    }

    private static String merge(String document, String plan) {
        return document + "/merge?planId=" + City.idOf(plan);
    }

    private List<Object> items(String plan) {
        return city.issuer.get(plan + "/items").statusCode(200).extract().path("items");
    }

    private List<String> numbers(String plan) {
        return city.issuer.get(plan + "/items").extract().path("items.number");
    }

    private Map<String, Object> item(String plan, int n) {
        return city.issuer.get(plan + "/items").statusCode(200).extract().path("items[" + n + "]");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> measures(Map<String, Object> item) {
        return (List<Map<String, Object>>) item.get("measures");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> targets(Map<String, Object> item) {
        return (List<Map<String, Object>>) item.get("targets");
    }

    private static Map<String, Object> find(List<Map<String, Object>> rows, Object id) {
        return rows.stream()
                .filter(each -> each.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As a person does it: everything the measure says already, and something more. */
    private void fill(Map<String, Object> measure, Map<String, Object> more) {
        String path = "/measures/" + measure.get("id");
        Map<String, Object> change = new HashMap<>();
        change.put("wording", measure.get("wording"));
        change.put("commitment", measure.get("commitment"));
        if (measure.get("dueOn") != null) {
            change.put("dueOn", measure.get("dueOn"));
        }
        change.putAll(more);
        city.issuer.put(path, change, city.issuer.etag(path)).statusCode(200);
    }
}
