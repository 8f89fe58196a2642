package dudao.plan.content;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
class ItemParticularsTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private String plan;
    private String programme;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.draft("工作要点");
        programme = city.programme();
    }

    private static Map<String, Object> with(Object... fields) {
        Map<String, Object> item = new HashMap<>(Map.of("number", "1", "title", "建好安全场馆", "body", "年内建成。"));
        for (int i = 0; i < fields.length; i += 2) {
            item.put((String) fields[i], fields[i + 1]);
        }
        return item;
    }

    private String item(Object... fields) {
        return "/plan-items/"
                + city.issuer
                        .post(plan + "/items", with(fields))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private void change(String item, Object... fields) {
        city.issuer.put(item, with(fields), city.issuer.etag(item)).statusCode(200);
    }

    private void refused(String pointer, Object... fields) {
        city.issuer
                .post(plan + "/items", with(fields))
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    private Object[] everything() {
        return new Object[] {
            "nature",
            "CONTINUING",
            "priority",
            "FIRST",
            "practicalProject",
            Map.of("level", "CITY", "investment", 36_000_000),
            "leadOrganizationId",
            city.office,
            "assistingOrganizationIds",
            List.of(city.county),
            "leader",
            Map.of("name", "分管副局长", "post", "副局长"),
            "keyProject",
            "安全体验馆建设工程",
            "safeguard",
            "市级财政安排专项经费",
            "actions",
            List.of(Map.of("name", "选址"), Map.of("name", "布展")),
            "bases",
            List.of(Map.of(
                    "title",
                    "校园安全条例(试行)",
                    "documentNumber",
                    "省教〔2025〕8号",
                    "level",
                    "PROVINCE",
                    "relation",
                    "BASIS",
                    "trial",
                    true,
                    "reviewOn",
                    "2027-12-31")),
            "parties",
            List.of(Map.of("role", "ASSIST", "kind", "COUNTY", "name", "各县(市、区)", "all", true)),
            "programmeId",
            programme
        };
    }

    private void showsEverything(String item) {
        city.leader
                .get(item)
                .statusCode(200)
                .body("nature", equalTo("CONTINUING"))
                .body("priority", equalTo("FIRST"))
                .body("practicalProject.level", equalTo("CITY"))
                .body("practicalProject.investment", equalTo(36_000_000))
                .body("leadOrganizationId", equalTo(city.office.toString()))
                .body("assistingOrganizationIds", equalTo(List.of(city.county.toString())))
                .body("leader.post", equalTo("副局长"))
                .body("keyProject", equalTo("安全体验馆建设工程"))
                .body("safeguard", equalTo("市级财政安排专项经费"))
                .body("actions.name", equalTo(List.of("选址", "布展")))
                .body("actions[0].actionId", notNullValue())
                .body("bases[0].trial", equalTo(true))
                .body("bases[0].reviewOn", equalTo("2027-12-31"))
                .body("bases[0].relation", equalTo("BASIS"))
                .body("parties[0].all", equalTo(true))
                .body("programmeId", equalTo(programme));
    }

    @Test
    void everythingAnItemSaysIsKeptAndShown() {
        String item = item(everything());
        showsEverything(item);
        city.issuer.get(plan + "/items").body("items[0].priority", equalTo("FIRST"));
    }

    @Test
    void whatNothingIsSaidOfIsPlain() {
        city.issuer
                .get(item())
                .body("nature", equalTo("ONE_OFF"))
                .body("priority", equalTo("NORMAL"))
                .body("practicalProject", nullValue())
                .body("actions", hasSize(0))
                .body("bases", hasSize(0));
    }

    @Test
    void aClientThatDoesNotKnowTheFieldsLeavesThemAlone() {
        String item = item(everything());
        change(item, "title", "改过的题目");
        showsEverything(item);
    }

    @Test
    void nullTakesAwayAndAnEmptyListEmpties() {
        String item = item(everything());
        change(
                item,
                "practicalProject",
                null,
                "leadOrganizationId",
                null,
                "leader",
                null,
                "keyProject",
                null,
                "safeguard",
                "",
                "programmeId",
                null,
                "bases",
                List.of(),
                "assistingOrganizationIds",
                List.of());
        city.issuer
                .get(item)
                .body("practicalProject", nullValue())
                .body("leadOrganizationId", nullValue())
                .body("leader", nullValue())
                .body("keyProject", nullValue())
                .body("safeguard", nullValue())
                .body("programmeId", nullValue())
                .body("bases", hasSize(0))
                .body("assistingOrganizationIds", hasSize(0))
                .body("priority", equalTo("FIRST"))
                .body("actions", hasSize(2));
    }

    @Test
    void anActionNamedByItsIdStaysTheSame() {
        String item = item(everything());
        String second = city.issuer.get(item).extract().path("actions[1].actionId");
        change(item, "actions", List.of(Map.of("actionId", second, "name", "布展和开馆"), Map.of("name", "讲解")));
        city.issuer
                .get(item)
                .body("actions.name", equalTo(List.of("布展和开馆", "讲解")))
                .body("actions[0].actionId", equalTo(second))
                .body("actions[1].actionId", not(equalTo(second)));
        refused("/actions/0/actionId", "actions", List.of(Map.of("actionId", second, "name", "x")));
    }

    @Test
    void whatIsWrongIsPointedAt() {
        City other = new City(tree);
        refused("/leadOrganizationId", "leadOrganizationId", other.id);
        refused("/assistingOrganizationIds/1", "assistingOrganizationIds", List.of(city.id, other.id));
        refused("/nature", "nature", "ALWAYS");
        refused("/priority", "priority", "URGENT");
        refused("/practicalProject/level", "practicalProject", Map.of("investment", 5));
        refused("/practicalProject/investment", "practicalProject", Map.of("level", "CITY", "investment", -1));
        refused("/leader/name", "leader", Map.of("post", "局长"));
        refused("/bases/0/title", "bases", List.of(Map.of("relation", "BASIS")));
        refused("/actions/0/name", "actions", List.of(Map.of("name", " ")));
        refused("/continuesItemId", "continuesItemId", UUID.randomUUID());
        refused("/continuesItemId", "continuesItemId", "x");
        refused("/pairedItemId", "pairedItemId", UUID.randomUUID());
        refused("/programmeId", "programmeId", UUID.randomUUID());
    }

    @Test
    void anItemGoesOnWithOneOfAnEarlierYearTheCallerReads() {
        String item = item();
        String last = "/plans/"
                + city.issuer
                        .post("/plans", Map.of("title", "2025年要点", "year", 2025))
                        .statusCode(201)
                        .extract()
                        .path("id");
        String earlier = city.item(city.draft("另一计划"), "1");
        refused("/continuesItemId", "continuesItemId", City.idOf(earlier));
        String before = "/plan-items/"
                + city.issuer
                        .post(last + "/items", with())
                        .statusCode(201)
                        .extract()
                        .path("id");
        change(item, "continuesItemId", City.idOf(before));
        city.issuer.get(item).body("continuesItemId", equalTo(City.idOf(before).toString()));
        city.issuer
                .put(before, with("continuesItemId", City.idOf(item)), city.issuer.etag(before))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/continuesItemId"));
        City other = new City(tree);
        String theirs = other.item(other.draft("工作要点"), "1");
        refused("/continuesItemId", "continuesItemId", City.idOf(theirs));
    }

    @Test
    void twoItemsAreAPairAndNoThird() {
        String party = item();
        String business = item("number", "2");
        String third = item("number", "3");
        String before = city.issuer.etag(business);
        change(party, "pairedItemId", City.idOf(business));
        city.issuer
                .get(business)
                .body("pairedItemId", equalTo(City.idOf(party).toString()))
                .header("ETag", not(equalTo(before)));
        city.issuer
                .put(third, with("number", "3", "pairedItemId", City.idOf(business)), city.issuer.etag(third))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/pairedItemId"));
        city.issuer
                .put(third, with("number", "3", "pairedItemId", City.idOf(third)), city.issuer.etag(third))
                .statusCode(400);
        change(party, "pairedItemId", City.idOf(third));
        city.issuer.get(business).body("pairedItemId", nullValue());
        city.issuer.get(third).body("pairedItemId", equalTo(City.idOf(party).toString()));
        change(party, "pairedItemId", null);
        city.issuer.get(third).body("pairedItemId", nullValue());
        String fourth = item("number", "4", "pairedItemId", City.idOf(third));
        city.issuer.delete(fourth, city.issuer.etag(fourth)).statusCode(204);
        city.issuer.get(third).body("pairedItemId", nullValue());
    }

    @Test
    void completenessLooksAtTheWholeItem() {
        item(
                "title",
                "新建 X 所幼儿园",
                "practicalProject",
                Map.of("level", "CITY"),
                "bases",
                List.of(Map.of("title", "惩戒规则(试行)", "trial", true)));
        String second = item("number", "3");
        city.measure(second, city.measure());
        city.issuer
                .get(plan + "/completeness")
                .body("complete", equalTo(false))
                .body("missing.code", equalTo(List.of("NO_MEASURE", "NO_KEY_PROJECT", "NO_SAFEGUARD", "PLACEHOLDER")))
                .body("missing[3].field", equalTo("title"))
                .body(
                        "notices.code",
                        equalTo(List.of("NO_REVIEW_DATE", "NO_KEY_PROJECT", "NO_SAFEGUARD", "NUMBER_GAP")))
                .body("parts.measures", equalTo(List.of(false, true)))
                .body("parts.responsibility", equalTo(List.of(false, true)));
        city.measure(item("number", "3"), city.measure());
        city.issuer.get(plan + "/completeness").body("missing.code", hasItem("DUPLICATE_NUMBER"));
    }

    @Test
    void anItemWithoutALeadIsLedByTheOneItsMeasuresAgreeOn() {
        String issued = city.issued("计划", 31);
        city.issuer.get(issued + "/items").body("items[0].leadOrganizationId", equalTo(city.id.toString()));
    }
}
