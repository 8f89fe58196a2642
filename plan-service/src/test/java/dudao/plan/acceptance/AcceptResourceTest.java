package dudao.plan.acceptance;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AcceptResourceTest {

    private static final String TEXT =
            """
            2026年试验市教育工作要点

            一、守牢校园安全底线

            1.建好安全体验场馆。6月底前建成校园安全体验馆6处。每月开展1次应急演练。
            2.配强安全管理力量。招聘专职保安120名,力争实现全覆盖。

            二、提升课堂教学质量

            3.改进教研方式。组织跨校教研活动30场。
            """;

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    private String document(String text) {
        String id = city.issuer
                .upload("/plan-imports", text)
                .statusCode(201)
                .extract()
                .path("id");
        return "/plan-imports/" + id + "/documents/1/accept";
    }

    @Test
    void anImportedDocumentBecomesADraftWithItsItems() {
        String id = city.issuer
                .post(document(TEXT), null)
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("status", equalTo("DRAFT"))
                .body("kind", equalTo("工作要点"))
                .body("year", equalTo(2026))
                .body("title", equalTo("2026年试验市教育工作要点"))
                .body("issuerId", equalTo(city.id.toString()))
                .body("sections", hasSize(2))
                .body("itemCount", equalTo(3))
                .body("importId", notNullValue())
                .extract()
                .path("id");
        city.issuer
                .get("/plans/" + id + "/items")
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].title", equalTo("建好安全体验场馆"))
                .body("items[0].sectionHeading", equalTo("守牢校园安全底线"))
                .body("items[2].sectionOrdinal", equalTo(2))
                .body("items[0].targets[0].quantity", equalTo(6))
                .body("items[0].deadlines[0].date", equalTo("2026-06-30"))
                .body("items[0].frequencies[0].per", equalTo("month"))
                .body("items[0].measures.size()", greaterThan(0))
                .body("items[0].measures.dueOn", hasItem("2026-06-30"))
                .body("items[0].measures.span", everyItem(notNullValue()));
    }

    private static final String RICH =
            """
            2026年试验市教育工作要点

            一、守牢校园安全底线

            1.建好安全体验场馆。依据《校园安全条例(试行)》(试教〔2025〕8号),春季开学前完成选址。研究制定《场馆运行管理办法》。每月开展1次应急演练。牵头单位:教育督导室。配合单位:东山县、河口小学、西山县。
            2.改进年检。组织开展2025年度民办学校年检。适时启用新的报名系统。开展师范学校项目前期调研。建设校园食堂30所,其中改建12所。
            3.关爱教师。实施关爱教师三项行动。
            """;

    /** Everything the reader finds in the text stands in the draft. */
    @Test
    void whatTheTextSaysIsCarriedOver() {
        String plan = "/plans/"
                + city.issuer
                        .post(document(RICH), null)
                        .statusCode(201)
                        .extract()
                        .path("id");
        city.issuer
                .get(plan + "/items")
                .statusCode(200)
                .body("items[0].leadOrganizationId", equalTo(city.office.toString()))
                .body(
                        "items[0].assistingOrganizationIds",
                        equalTo(List.of(city.county.toString(), city.school.toString())))
                .body("items[0].parties.name", equalTo(List.of("教育督导室", "东山县", "河口小学", "西山县")))
                .body("items[0].bases.find { it.relation == 'BASIS' }.title", equalTo("校园安全条例(试行)"))
                .body("items[0].bases.find { it.relation == 'BASIS' }.documentNumber", equalTo("试教〔2025〕8号"))
                .body("items[0].bases.find { it.relation == 'PRODUCT' }.title", equalTo("场馆运行管理办法"))
                .body("items[0].measures.leadOrganizationId", everyItem(equalTo(city.office.toString())))
                .body("items[0].measures[0].dueBasis.relativeTo", equalTo("SPRING_TERM_START"))
                .body("items[0].measures.find { it.cadence == 'month' }.dueBasis.kind", equalTo("DEFAULTED"))
                .body("items[0].measures.find { it.documentKind }.dueOn", equalTo("2026-12-31"))
                .body("items[1].measures.find { it.referenceYear == 2025 }.openTiming", equalTo(false))
                .body(
                        "items[1].measures.findAll { it.openTiming }.dueOn",
                        equalTo(java.util.Collections.singletonList(null)))
                .body("items[1].measures.collectMany { it.stages }", equalTo(List.of("STUDIED")))
                .body("items[1].leadOrganizationId", equalTo(null))
                .body("items[1].targets.find { it.quantity == 12 }.partOf", notNullValue())
                .body("items[2].actions", hasSize(3));
        city.issuer.get("/plan-items?basis=试教(2025)8号").body("items.number", equalTo(List.of("1")));
        city.issuer.get(plan + "/completeness").body("missing.code", hasItem("OPEN_TIMING"));
    }

    @Test
    void kindTitleAndYearMayBeGiven() {
        String accept = document(TEXT);
        city.issuer
                .post(accept, Map.of("kind", "补充要点", "title", "补充", "planYear", 2027))
                .statusCode(201)
                .body("kind", equalTo("补充要点"))
                .body("title", equalTo("补充"))
                .body("year", equalTo(2027));
        city.issuer.post(accept, null).statusCode(201);
        city.issuer.post(accept, null).statusCode(409).body("code", equalTo("DUPLICATE_PLAN"));
    }

    @Test
    void aTextWithoutAYearNeedsOne() {
        String accept = document(TEXT.replace("2026年", ""));
        city.issuer
                .post(accept, null)
                .statusCode(422)
                .body("code", equalTo("PLAN_YEAR_REQUIRED"))
                .body("errors[0].pointer", equalTo("/planYear"));
        city.issuer.post(accept, Map.of("planYear", 2026)).statusCode(201).body("year", equalTo(2026));
    }

    @Test
    void theSameKeyAcceptsOnce() {
        String accept = document(TEXT);
        String key = UUID.randomUUID().toString();
        String first = city.issuer
                .post(accept, Map.of(), key)
                .statusCode(201)
                .extract()
                .path("id");
        city.issuer.post(accept, Map.of(), key).statusCode(201).body("id", equalTo(first));
        city.issuer
                .post(accept, Map.of("kind", "x"), key)
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void onlyWhoImportedItAcceptsIt() {
        String accept = document(TEXT);
        city.leader.post(accept, null).statusCode(403);
        new City(tree).issuer.post(accept, null).statusCode(404);
        city.issuer.post(accept.replace("/1/", "/2/"), null).statusCode(404);
        city.issuer.post(accept.replace("/1/", "/x/"), null).statusCode(404);
        city.issuer
                .post("/plan-imports/" + UUID.randomUUID() + "/documents/1/accept", null)
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        city.issuer.post(accept, Map.of("planYear", 5)).statusCode(400).body("errors[0].pointer", equalTo("/planYear"));
        city.issuer.post(accept, Map.of("colour", 5)).statusCode(400).body("code", equalTo("UNKNOWN_FIELD"));
    }

    /** The document that comes with the system goes the whole way with nothing but defaults. */
    @Test
    void theShippedPlanCanBeIssued() throws IOException {
        String text = Files.readString(Path.of("../deploy/local/src/main/resources/example/plan.txt"));
        String plan = "/plans/"
                + city.issuer
                        .post(document(text), null)
                        .statusCode(201)
                        .body("itemCount", greaterThan(24))
                        .extract()
                        .path("id");
        Map<String, Object> defaults = Map.of(
                "leadOrganizationId",
                city.id,
                "audience",
                Map.of("kinds", List.of("SCHOOL")),
                "dueOn",
                City.TODAY.plusDays(60).toString(),
                "acceptanceStandard",
                "有完成情况说明");
        city.issuer.command(plan, "measure-defaults", defaults).statusCode(200).body("count", greaterThan(24));
        city.issuer.get(plan + "/completeness").body("missing", hasSize(0));
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
    }
}
