package dudao.plan.assessing;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Told;
import dudao.plan.testing.City;
import dudao.plan.testing.ItemTasks;
import dudao.plan.testing.Statements;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The figures propose, a person proposes, another confirms. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AssessmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int YEAR = 2026;

    @Inject
    OrganizationTree tree;

    @Inject
    Jdbi jdbi;

    private City city;
    private String plan;
    private String item;

    @BeforeEach
    void issuedPlan() {
        city = new City(tree);
        plan = city.draft("工作要点");
        item = city.completeItem(plan, "1");
        // What is done counts here, not how much of it.
        Rows.sql("delete from target where item_id = ?", City.idOf(item));
        city.approve(plan);
        city.issuer.command(plan, "issue", City.number(1)).statusCode(200);
    }

    private List<ItemTasks> tasksOver(String... states) {
        List<ItemTasks> tasks = List.of(states).stream()
                .map(state -> ItemTasks.ofEachMeasure(city, plan, item, city.school)
                        .get(0)
                        .tell("ASSIGNED"))
                .toList();
        for (int i = 0; i < states.length; i++) {
            tasks.get(i).tell(states[i]);
        }
        awaitState("AWAITING_ASSESSMENT");
        return tasks;
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE).untilAsserted(() -> city.issuer.get(item).body("state", equalTo(state)));
    }

    private static Map<String, Object> outcome(String outcome) {
        return Map.of("outcome", outcome);
    }

    @Test
    void whatOneProposesAnotherConfirms() {
        tasksOver("COMPLETED");
        city.supervisor
                .get(item + "/assessment")
                .statusCode(200)
                .body("computed.outcome", equalTo("ACHIEVED"))
                .body("computed.tasks.completed", equalTo(1))
                .body("computed.reasons[0].sentence", containsString("任务1个,办结1个"))
                .body("proposed", nullValue());
        city.issuer
                .command(item, "confirm-assessment", null)
                .statusCode(409)
                .body("code", equalTo("NO_ASSESSMENT_PROPOSED"));
        var both = city.as("both", "SUPERVISOR,ISSUER", city.id);
        both.command(item, "propose-assessment", outcome("ACHIEVED"))
                .statusCode(200)
                .body("state", equalTo("AWAITING_ASSESSMENT"))
                .body("proposed.outcome", equalTo("ACHIEVED"));
        both.command(item, "confirm-assessment", null).statusCode(403).body("code", equalTo("SAME_PERSON"));
        city.issuer
                .command(item, "confirm-assessment", null)
                .statusCode(200)
                .body("state", equalTo("ACHIEVED"))
                .body("confirmed[0].outcome", equalTo("ACHIEVED"))
                .body("confirmed[0].figures.tasks.completed", equalTo(1))
                .body("confirmed[0].by.id", containsString("issuer"));
        city.issuer.get(item + "/timeline").body("items[-1].happened", equalTo("assessed"));
        city.issuer
                .get(plan + "/assessments")
                .body("counts.achieved", equalTo(1))
                .body("counts.assessed", equalTo(1))
                .body("counts.deviating", equalTo(0))
                .body("counts.computed.ACHIEVED", equalTo(1));
    }

    @Test
    void whoDepartsFromTheFiguresSaysWhy() {
        tasksOver("COMPLETED");
        city.supervisor
                .command(item, "propose-assessment", outcome("NOT_ACHIEVED"))
                .statusCode(422)
                .body("code", equalTo("DEVIATION_NEEDS_REASON"))
                .body("errors[0].pointer", equalTo("/reason"));
        city.supervisor.command(item, "propose-assessment", outcome("ACHIEVED")).statusCode(200);
        city.issuer
                .command(item, "confirm-assessment", outcome("NOT_ACHIEVED"))
                .statusCode(422)
                .body("code", equalTo("DEVIATION_NEEDS_REASON"));
        city.issuer
                .command(item, "confirm-assessment", Map.of("outcome", "NOT_ACHIEVED", "reason", "现场核查不符"))
                .statusCode(200)
                .body("state", equalTo("NOT_ACHIEVED"));
        city.issuer
                .get(plan + "/assessments")
                .body("counts.notAchieved", equalTo(1))
                .body("counts.deviating", equalTo(1))
                .body("items[0].computed", equalTo("ACHIEVED"))
                .body("items[0].reason", equalTo("现场核查不符"));
    }

    @Test
    void aFindingOpenedAfterTheProposalMakesItStale() {
        tasksOver("COMPLETED");
        city.supervisor.command(item, "propose-assessment", outcome("ACHIEVED")).statusCode(200);
        Map<String, Object> finding = Map.of(
                "findingId", UUID.randomUUID(),
                "planId", City.idOf(plan),
                "planItemId", City.idOf(item),
                "organizationId", city.school,
                "state", "CONFIRMED");
        UUID id = (UUID) finding.get("findingId");
        Told.event("inspection.events.v1", "dudao.finding.confirmed.v1", id, 1, Instant.now(), finding);
        await().atMost(PATIENCE).untilAsserted(() -> city.issuer
                .get(item + "/assessment")
                .body("computed.outcome", equalTo("PARTIALLY_ACHIEVED"))
                .body("computed.openFindings", equalTo(1)));
        city.issuer.command(item, "confirm-assessment", null).statusCode(409).body("code", equalTo("FIGURES_CHANGED"));
        city.issuer.get(item).body("state", equalTo("AWAITING_ASSESSMENT"));
    }

    @Test
    void aReopenedTaskTakesTheItemBackAndTheOldJudgementStays() {
        List<ItemTasks> tasks = tasksOver("COMPLETED");
        city.supervisor.command(item, "propose-assessment", outcome("ACHIEVED")).statusCode(200);
        city.issuer.command(item, "confirm-assessment", null).statusCode(200);
        tasks.get(0).reopened();
        awaitState("IN_PROGRESS");
        city.issuer
                .get(item + "/assessment")
                .body("computed.outcome", equalTo("NOT_ACHIEVED"))
                .body("proposed", nullValue())
                .body("confirmed[0].computed", equalTo("ACHIEVED"))
                .body("confirmed[0].figures.tasks.open", equalTo(0));
        city.issuer.get(plan + "/assessments").body("counts.open", equalTo(1)).body("counts.assessed", equalTo(0));
        tasks.get(0).tell("COMPLETED");
        awaitState("AWAITING_ASSESSMENT");
        city.issuer.command(item, "confirm-assessment", null).statusCode(409);
        city.supervisor.command(item, "propose-assessment", outcome("ACHIEVED")).statusCode(200);
        city.issuer.command(item, "confirm-assessment", null).statusCode(200).body("confirmed", hasSize(2));
    }

    @Test
    void whatWasCancelledStaysInTheFigures() {
        tasksOver("COMPLETED", "CANCELLED");
        city.supervisor
                .get(item + "/assessment")
                .body("computed.outcome", equalTo("PARTIALLY_ACHIEVED"))
                .body("computed.tasks.total", equalTo(2))
                .body("computed.reasons[0].sentence", containsString("撤销1个"));
    }

    @Test
    void theLeadProposesAndNobodyElseOfTheUnits() {
        tasksOver("COMPLETED");
        city.head.get(item + "/assessment").statusCode(403);
        city.head.send(item + "/propose-assessment", outcome("ACHIEVED"), "*").statusCode(403);
        var lead = city.as("lead", "UNIT_HEAD", city.id);
        lead.get(item + "/assessment").statusCode(200);
        lead.command(item, "propose-assessment", outcome("ACHIEVED")).statusCode(200);
    }

    @Test
    void whatGoesOnForYearsIsJudgedForEachPeriod() {
        Rows.sql("update plan_item set nature = 'CONTINUING' where id = ?", City.idOf(item));
        ItemTasks.ofEachMeasure(city, plan, item, city.school).get(0).tell("ASSIGNED");
        awaitState("IN_PROGRESS");
        city.supervisor
                .command(item, "propose-assessment", outcome("ACHIEVED"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/period"));
        Map<String, Object> first = Map.of("outcome", "PARTIALLY_ACHIEVED", "period", YEAR + "Q1", "reason", "首季");
        city.supervisor.command(item, "propose-assessment", first).statusCode(200);
        city.issuer
                .command(item, "confirm-assessment", null)
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("confirmed[0].period", equalTo(YEAR + "Q1"));
        city.supervisor
                .command(item, "propose-assessment", first)
                .statusCode(409)
                .body("code", equalTo("PERIOD_ASSESSED"));
        Map<String, Object> elsewhere = Map.of("outcome", "ACHIEVED", "period", "2027Q1", "reason", "x");
        city.supervisor.command(item, "propose-assessment", elsewhere).statusCode(400);
        city.issuer
                .get(plan + "/assessments")
                .body("counts.open", equalTo(1))
                .body("counts.assessed", equalTo(1))
                .body("items[0].period", equalTo(YEAR + "Q1"));
    }

    @Test
    void pairedItemsStandSideBySide() {
        String other = city.draft("党建要点");
        String partner = city.completeItem(other, "1");
        Rows.sql("update plan_item set paired_item_id = ? where id = ?", City.idOf(partner), City.idOf(item));
        city.issuer
                .get(item + "/assessment")
                .body("paired.itemId", equalTo(City.idOf(partner).toString()))
                .body("paired.state", equalTo("DRAFT"))
                .body("paired.computed.outcome", notNullValue());
        city.issuer.get(item + "/assessment").body("computed.reasons.sentence", hasItem(containsString("没有交办任务")));
    }

    @Test
    void whatWasJudgedIsNeverChanged() {
        for (String table : List.of("assessment", "assessment_proposal", "item_transition")) {
            for (String change : List.of("delete from " + table, "update " + table + " set reason = 'x'")) {
                assertThrows(Exception.class, () -> {
                    try (var connection = RealParts.asApplication();
                            var statement = connection.createStatement()) {
                        statement.execute(change);
                    }
                });
            }
        }
    }

    @Test
    void theYearsEndIsAFewStatementsHoweverManyItems() {
        int one = Statements.countedBy(
                jdbi, () -> city.issuer.get(plan + "/assessments").statusCode(200));
        String large = city.draft("大计划");
        for (int i = 0; i < 12; i++) {
            city.completeItem(large, "" + i);
        }
        int many = Statements.countedBy(
                jdbi, () -> city.issuer.get(large + "/assessments").statusCode(200));
        assertEquals(one, many);
    }
}
