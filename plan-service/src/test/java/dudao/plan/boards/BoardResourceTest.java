package dudao.plan.boards;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.plan.testing.City;
import dudao.plan.testing.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class BoardResourceTest {

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private City city;
    private String plan;

    @BeforeEach
    void newDraft() {
        city = new City(tree);
        plan = city.draft("工作要点");
    }

    private String item(String number, Object... fields) {
        Map<String, Object> item = new HashMap<>(Map.of("number", number, "title", "条目" + number, "body", "做好一件事。"));
        for (int i = 0; i < fields.length; i += 2) {
            item.put((String) fields[i], fields[i + 1]);
        }
        return "/plan-items/"
                + city.issuer
                        .post(plan + "/items", item)
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static List<Map<String, Object>> basis(String title, String number) {
        return List.of(Map.of("title", title, "documentNumber", number, "relation", "BASIS"));
    }

    @Test
    void itemsAreFoundByWhatTheyRestOnInAnyBrackets() {
        item("1", "bases", basis("关于构建优质均衡体系的意见", "试办发[2023] 5号"));
        item("2", "bases", basis("关于构建优质均衡体系的意见", "试办发〔2023〕15号"));
        item("3");
        for (String written : List.of("试办发〔2023〕5号", "试办发[2023]5号", "试办发（2023）第5号", "试办发【2023】５号")) {
            city.issuer.get("/plan-items?basis=" + written).statusCode(200).body("items.number", equalTo(List.of("1")));
        }
        city.issuer.get("/plan-items?basis=《关于构建优质均衡体系的意见》").body("items.number", equalTo(List.of("1", "2")));
        city.issuer.get("/plan-items?basis=优质均衡").body("items", hasSize(2));
        city.issuer.get("/plan-items?basis=别的文件").body("items", hasSize(0));
    }

    @Test
    void aListIsNarrowedByWhatItemsAre() {
        String programme = city.programme();
        item("1", "priority", "FIRST", "programmeId", programme);
        item("2", "practicalProject", Map.of("level", "CITY"), "leadOrganizationId", city.office);
        city.issuer.get("/plan-items?priority=FIRST").body("items.number", equalTo(List.of("1")));
        city.issuer.get("/plan-items?practicalProject=true").body("items.number", equalTo(List.of("2")));
        city.issuer.get("/plan-items?practicalProject=false").body("items.number", equalTo(List.of("1")));
        city.issuer.get("/plan-items?programmeId=" + programme).body("items.number", equalTo(List.of("1")));
        city.issuer.get("/plan-items?leadOrganizationId=" + city.office).body("items.number", equalTo(List.of("2")));
        city.issuer.get("/plan-items?year=2026").body("items", hasSize(2));
        city.issuer.get("/plan-items?year=2025").body("items", hasSize(0));
        city.issuer.get("/plan-items?planId=" + City.idOf(plan)).body("items", hasSize(2));
        city.issuer.get("/plan-items?priority=HIGH").statusCode(400).body("errors[0].pointer", equalTo("?priority"));
        city.issuer.get("/plan-items?practicalProject=x").statusCode(400);
        city.issuer.get("/plan-items?colour=x").statusCode(400).body("code", equalTo("UNKNOWN_PARAMETER"));
        city.issuer.get("/plan-items?cursor=abc").statusCode(400).body("code", equalTo("INVALID_CURSOR"));
    }

    @Test
    void onlyWhatTheCallerReadsIsFound() {
        item("1", "priority", "FIRST");
        item(
                "2",
                "classification",
                "RESTRICTED",
                "handlingOfficeId",
                city.office,
                "practicalProject",
                Map.of("level", "CITY"));
        city.head.get("/plan-items?priority=FIRST").body("items", hasSize(0));
        city.supervisor.get("/plan-items").body("items.number", equalTo(List.of("1")));
        city.supervisor.get("/practical-projects").body("items", hasSize(0));
        city.issuer.get("/practical-projects").body("items", hasSize(1));
        new City(tree).issuer.get("/plan-items").body("items", hasSize(0));
        city.issuer.command(plan, "withdraw", Map.of("reason", "重拟")).statusCode(200);
        city.issuer.get("/plan-items").body("items", hasSize(0));
    }

    @Test
    void aListIsPagedInTwoStatementsHoweverManyItems() {
        city.measure(item("1", "practicalProject", Map.of("level", "CITY")), city.measure());
        int one =
                Statements.countedBy(jdbi, () -> city.issuer.get("/plan-items").body("items", hasSize(1)));
        int oneProject = Statements.countedBy(
                jdbi, () -> city.issuer.get("/practical-projects").body("items", hasSize(1)));
        for (int i = 2; i <= 12; i++) {
            city.measure(item(String.valueOf(i), "practicalProject", Map.of("level", "CITY")), city.measure());
        }
        int twelve =
                Statements.countedBy(jdbi, () -> city.issuer.get("/plan-items").body("items", hasSize(12)));
        int twelveProjects = Statements.countedBy(
                jdbi, () -> city.issuer.get("/practical-projects").body("items", hasSize(12)));
        assertEquals(one, twelve);
        assertEquals(oneProject, twelveProjects);
        // Besides the items and their measures only what the caller's scope takes.
        assertTrue(twelve <= 3 && twelveProjects <= 2, () -> twelve + " and " + twelveProjects + " statements");
        for (String list : List.of("/plan-items", "/practical-projects")) {
            String next = city.issuer
                    .get(list + "?limit=5")
                    .body("items.number", equalTo(List.of("1", "2", "3", "4", "5")))
                    .extract()
                    .path("next");
            next = city.issuer
                    .get(list + "?limit=5&cursor=" + next)
                    .body("items.number", equalTo(List.of("6", "7", "8", "9", "10")))
                    .extract()
                    .path("next");
            city.issuer
                    .get(list + "?limit=5&cursor=" + next)
                    .body("items.number", equalTo(List.of("11", "12")))
                    .body("next", nullValue());
        }
    }

    @Test
    void theBoardShowsQuantityMoneyStageAndActions() {
        String project = item(
                "1",
                "practicalProject",
                Map.of("level", "CITY", "investment", 12_500_000.5),
                "leadOrganizationId",
                city.office,
                "actions",
                List.of(Map.of("name", "选址"), Map.of("name", "布展"), Map.of("name", "开馆")),
                "targets",
                List.of(
                        City.target("建成安全体验馆6处", 6),
                        Map.of(
                                "text",
                                "总投资约1250万元",
                                "quantity",
                                12_500_000,
                                "unit",
                                "元",
                                "comparator",
                                "~",
                                "kind",
                                "MONEY")));
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put("stages", List.of("STARTED", "BUILT"));
        measure.put("dueOn", "2026-11-30");
        city.measure(project, measure);
        city.issuer
                .get("/practical-projects?year=2026&planId=" + City.idOf(plan))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].itemId", equalTo(City.idOf(project).toString()))
                .body("items[0].level", equalTo("CITY"))
                .body("items[0].investment", equalTo(12_500_000.5f))
                .body("items[0].leadOrganization", equalTo("市教育督导室"))
                .body("items[0].quantities.quantity", equalTo(List.of(6)))
                .body("items[0].money.quantity", equalTo(List.of(12_500_000)))
                .body("items[0].stages", equalTo(List.of("STARTED", "BUILT")))
                .body("items[0].dueOn", equalTo("2026-11-30"))
                .body("items[0].state", equalTo("DRAFT"))
                .body("items[0].actions.done", equalTo(0))
                .body("items[0].actions.total", equalTo(3));
        city.issuer.get("/practical-projects?year=2025").body("items", hasSize(0));
        city.issuer.get("/practical-projects?year=x").statusCode(400);
    }
}
