package dudao.plan.planning;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
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

/** What stands above a plan's items. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PlanHeadTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    private static Map<String, Object> with(Map<String, Object> more) {
        Map<String, Object> plan = new HashMap<>(City.plan("要点"));
        plan.putAll(more);
        return plan;
    }

    private static final Map<String, Object> HEAD = Map.of(
            "signedOn", "2026-01-20",
            "publishedOn", "2026-02-10",
            "effectiveOn", "2026-02-01",
            "validity", Map.of("until", "2028-12-31", "trial", true, "reviewOn", "2028-06-30"),
            "subjectClass", "教育综合",
            "coverNotice", "今年要点现予下发,望各单位照办。",
            "preamble", "总体要求是:办好家门口的学校。",
            "publicity", "CLOSED",
            "publicityReason", "过程性信息",
            "addressees", List.of(Map.of("name", "机关各处室")));

    private String drafted(Map<String, Object> more) {
        return "/plans/"
                + city.issuer
                        .post("/plans", with(more))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    @Test
    void theWholeHeadIsKept() {
        String plan = drafted(HEAD);
        city.leader
                .get(plan)
                .body("signedOn", equalTo("2026-01-20"))
                .body("publishedOn", equalTo("2026-02-10"))
                .body("effectiveOn", equalTo("2026-02-01"))
                .body("validity.until", equalTo("2028-12-31"))
                .body("validity.trial", equalTo(true))
                .body("validity.status", nullValue())
                .body("subjectClass", equalTo("教育综合"))
                .body("coverNotice", equalTo(HEAD.get("coverNotice")))
                .body("preamble", equalTo(HEAD.get("preamble")))
                .body("publicity", equalTo("CLOSED"))
                .body("publicityReason", equalTo("过程性信息"))
                .body("addressees.name", contains("机关各处室"))
                .body("issuers.name", contains("试验市教育局"));
        city.issuer.get("/plans").body("items[0].subjectClass", equalTo("教育综合")).body("items[0].preamble", nullValue());
    }

    @Test
    void aChangeThatSaysNothingOfTheHeadLeavesIt() {
        String plan = drafted(HEAD);
        city.issuer
                .put(plan, City.plan("要点"), city.issuer.etag(plan))
                .statusCode(200)
                .body("publishedOn", equalTo("2026-02-10"))
                .body("preamble", equalTo(HEAD.get("preamble")));
        city.issuer
                .put(plan, with(Map.of("signedOn", "2026-01-21")), city.issuer.etag(plan))
                .statusCode(200)
                .body("signedOn", equalTo("2026-01-21"))
                .body("publishedOn", nullValue())
                .body("preamble", nullValue())
                .body("addressees", hasSize(0))
                .body("issuers.organizationId", contains(city.id.toString()));
    }

    @Test
    void badDatesAndContradictionsArePointedAt() {
        city.issuer
                .post(
                        "/plans",
                        with(Map.of(
                                "signedOn", "2026-02-01",
                                "publishedOn", "2026-01-31",
                                "effectiveOn", "2026-01-01",
                                "validity", Map.of("until", "2025-12-31"))))
                .statusCode(400)
                .body("code", equalTo("VALIDATION_FAILED"))
                .body("errors.pointer", contains("/publishedOn", "/effectiveOn", "/validity/until"));
        city.issuer.post("/plans", with(Map.of("signedOn", "+999999999-01-01"))).statusCode(400);
        city.issuer.post("/plans", with(Map.of("signedOn", "2026-02-30"))).statusCode(400);
        city.issuer
                .post("/plans", with(Map.of("publicity", "CLOSED")))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/publicityReason"));
        city.issuer
                .post("/plans", with(Map.of("validity", Map.of("status", "LAPSED"))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/validity/status"));
        city.issuer
                .post(
                        "/plans",
                        with(Map.of(
                                "publicity", "OPEN", "classification", "RESTRICTED", "handlingOfficeId", city.office)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/publicity"));
        String open = drafted(Map.of("publicity", "OPEN"));
        city.issuer
                .put(
                        open,
                        with(Map.of("classification", "RESTRICTED", "handlingOfficeId", city.office)),
                        city.issuer.etag(open))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/publicity"));
    }

    @Test
    void badAddresseesArePointedAt() {
        Map<String, Object> nobody = Map.of("organizationIds", List.of(UUID.randomUUID()));
        Map<String, Object> none = Map.of("kinds", List.of("KINDERGARTEN"));
        Map<String, Object> elsewhere = Map.of("kinds", List.of("SCHOOL"), "under", new City(tree).id);
        city.issuer
                .post("/plans", with(Map.of("addressees", List.of(Map.of("name", "甲"), group("乙", nobody)))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/addressees/1/audience/organizationIds/0"));
        city.issuer
                .post("/plans", with(Map.of("addressees", List.of(group("乙", none)))))
                .statusCode(422)
                .body("code", equalTo("AUDIENCE_EMPTY"))
                .body("errors[0].pointer", equalTo("/addressees/0/audience"));
        city.issuer
                .post("/plans", with(Map.of("addressees", List.of(group("乙", elsewhere)))))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/addressees/0/audience/under"));
        city.issuer
                .post("/plans", with(Map.of("addressees", List.of(Map.of("name", " ")))))
                .statusCode(400);
    }

    private static Map<String, Object> group(String name, Map<String, Object> audience) {
        return Map.of("name", name, "audience", audience);
    }

    @Test
    void aSectionHasItsLeader() {
        Map<String, Object> leader = Map.of("name", "钱某", "post", "副局长");
        String plan = drafted(Map.of(
                "sections",
                List.of(
                        Map.of("ordinal", 1, "heading", "守牢安全", "leader", leader),
                        Map.of("ordinal", 3, "heading", "提高质量"))));
        city.supervisor
                .get(plan)
                .body("sections[0].leader", equalTo(leader))
                .body("sections[1].leader", nullValue())
                .body("sections.ordinal", contains(1, 3));
    }

    @Test
    void aDocumentNumberIsFoundHoweverItIsTyped() {
        String plan = city.issued("要点", 7);
        city.issued("专项", 17);
        String id = City.idOf(plan).toString();
        for (String typed : List.of(
                "试教〔2026〕7号",
                "试教[2026]7号",
                "试教(2026)7号",
                "试教(2026)7号",
                "试教[2026]7号",
                "试教【2026】第7号",
                "试教 〔2026〕 7",
                "试教〔2026〕7号")) {
            city.issuer.get("/plans?documentNumber=" + typed).statusCode(200).body("items.id", contains(id));
        }
        city.issuer.get("/plans?documentNumber=试教〔2025〕7号").body("items", hasSize(0));
    }

    @Test
    void aListIsNarrowed() {
        String first = City.idOf(city.issued("要点", 1)).toString();
        String second = City.idOf(city.draft("专项计划")).toString();
        city.issuer.get("/plans?kind=专项计划").body("items.id", contains(second));
        city.issuer.get("/plans?title=年专项").body("items.id", contains(second));
        city.issuer.get("/plans?title=%").body("items", hasSize(0));
        city.issuer.get("/plans?validity=IN_FORCE").body("items.id", contains(first));
        city.issuer.get("/plans?validity=LAPSED").body("items", hasSize(0));
        city.issuer.get("/plans?validity=NEW").statusCode(400).body("code", equalTo("INVALID_PARAMETER"));
        city.issuer.get("/plans?issuerId=" + city.id).body("items.id", containsInAnyOrder(first, second));
    }

    private io.restassured.response.ValidatableResponse validity(String plan, Map<String, Object> change) {
        return city.leader.put(plan + "/validity", change, city.leader.etag(plan));
    }

    @Test
    void anIssuedPlanIsAmendedThenSuperseded() {
        String plan = city.issued("要点", 1);
        String next = city.issued("新要点", 2);
        city.leader.get(plan).body("validity.status", equalTo("IN_FORCE"));
        validity(plan, Map.of("status", "AMENDED", "reason", "修改第三条"))
                .statusCode(200)
                .body("validity.status", equalTo("AMENDED"))
                .body("validity.reason", equalTo("修改第三条"))
                .body("status", equalTo("ISSUED"));
        validity(plan, Map.of("status", "SUPERSEDED", "reason", "新文件"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/supersededBy"));
        validity(plan, Map.of("status", "SUPERSEDED", "reason", "新文件", "supersededBy", City.idOf(plan)))
                .statusCode(400);
        validity(plan, Map.of("status", "SUPERSEDED", "reason", "新文件", "supersededBy", City.idOf(next)))
                .statusCode(200)
                .body("validity.supersededBy", equalTo(City.idOf(next).toString()));
        validity(next, Map.of("status", "SUPERSEDED", "reason", "绕回", "supersededBy", City.idOf(plan)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/supersededBy"));
        validity(plan, Map.of("status", "LAPSED", "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"))
                .body("allowedCommands", hasSize(0));
        city.leader.get(plan + "/timeline").body("items.happened", hasItem("validity-changed"));
        city.leader
                .get("/plans?validity=SUPERSEDED")
                .body("items.id", contains(City.idOf(plan).toString()));
    }

    @Test
    void validityIsTheLeadersAndOfWhatIsIssued() {
        String draft = city.draft("要点");
        validity(draft, Map.of("status", "LAPSED", "reason", "x"))
                .statusCode(409)
                .body("code", equalTo("ILLEGAL_TRANSITION"));
        validity(draft, Map.of("status", "LAPSED", "reason", " ")).statusCode(400);
        Map<String, Object> lapsed = Map.of("status", "LAPSED", "reason", "期满");
        city.issuer.put(draft + "/validity", lapsed, city.issuer.etag(draft)).statusCode(403);
        String plan = city.issued("专项", 1);
        city.leader.put(plan + "/validity", lapsed, null).statusCode(428);
        city.leader.put(plan + "/validity", lapsed, "\"0\"").statusCode(412);
        validity(plan, lapsed).statusCode(200).body("validity.status", equalTo("LAPSED"));
    }

    @Test
    void itLapsesByItselfAfterItsLastDayAndWithItsRevocation() {
        String plan = city.issued("要点", 1);
        Rows.sql("update plan set valid_until = ? where id = ?", City.TODAY, City.idOf(plan));
        city.leader.get(plan).body("validity.status", equalTo("IN_FORCE"));
        Rows.sql("update plan set valid_until = ? where id = ?", City.TODAY.minusDays(1), City.idOf(plan));
        city.leader.get(plan).body("validity.status", equalTo("LAPSED"));
        city.leader.get("/plans?validity=LAPSED").body("items", hasSize(1));
        String revoked = city.issued("专项", 2);
        city.leader.command(revoked, "revoke", Map.of("reason", "调整")).statusCode(200);
        city.leader.get(revoked).body("validity.status", equalTo("LAPSED"));
    }
}
