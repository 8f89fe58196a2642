package dudao.inspection.rectifications;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.FINDINGS;
import static dudao.inspection.testing.City.RECTIFICATIONS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class RectificationHttpTest {

    private static final Map<String, Object> DESK = Map.of("method", "DESK");

    @Inject
    OrganizationTree tree;

    private final Jdbi jdbi = RealParts.owner();

    private City city;
    private Topic topic;

    @BeforeEach
    void build() {
        city = new City(tree);
        topic = new Topic("task.events.v1");
    }

    @AfterEach
    void close() {
        topic.close();
    }

    private Work work() {
        return new Work(city, topic, false);
    }

    @Test
    void anOrderMakesOne() {
        Work work = work();
        city.eso
                .get(work.resource())
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("ORDERED"))
                .body("findingId", equalTo(work.finding))
                .body("organizationId", equalTo(city.school.toString()))
                .body("planRequired", equalTo(false))
                .body("originalDueOn", equalTo(City.today().plusDays(15).toString()))
                .body("dueAt", equalTo(City.today().plusDays(16) + "T00:00:00+08:00"))
                .body("task", nullValue())
                .body("allowedCommands", hasSize(0));
        city.head.get(work.resource()).then().statusCode(200);
        refused(city.otherHead.get(work.resource()), 404, "NOT_FOUND");
        refused(city.eso.get(RECTIFICATIONS + "/" + UUID.randomUUID()), 404, "NOT_FOUND");
    }

    @Test
    void aPlanIsSubmittedReturnedAndApprovedWhereItIsAskedFor() {
        Work work = new Work(city, topic, true);
        Map<String, Object> plan = plan(City.today().plusDays(5).toString());
        city.head.refusesCarelessly(RECTIFICATIONS, work.rectification, "submit-plan", plan, city.eso);
        refused(city.countyHead.command(work.resource(), "submit-plan", plan), 403, "FORBIDDEN");
        refused(city.head.command(work.resource(), "submit-plan", Map.of("text", "方案")), 400, "VALIDATION_FAILED");
        city.head
                .command(
                        work.resource(),
                        "submit-plan",
                        plan(City.today().plusDays(16).toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("MILESTONE_AFTER_DUE"))
                .body("errors.pointer", contains("/milestones/0/dueOn"));
        refused(city.head.command(work.resource(), "submit-plan", plan("0001-01-01")), 400, "VALIDATION_FAILED");
        city.head.done(work.resource(), "submit-plan", plan, "PLAN_SUBMITTED");
        Map<String, Object> why = Map.of("reason", "缺责任人");
        city.eso.refusesCarelessly(RECTIFICATIONS, work.rectification, "return-plan", why, city.head);
        refused(city.eso.command(work.resource(), "return-plan", NOTHING), 400, "VALIDATION_FAILED");
        city.eso.done(work.resource(), "return-plan", why, "ORDERED");
        city.head.get(work.resource()).then().body("reason", equalTo("缺责任人"));
        city.head.done(work.resource(), "submit-plan", plan, "PLAN_SUBMITTED");
        city.eso.refusesCarelessly(RECTIFICATIONS, work.rectification, "approve-plan", NOTHING, city.head);
        city.eso
                .command(work.resource(), "approve-plan", NOTHING)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("plan.milestones.text", contains("清点"));
        Map<String, Object> reached = Map.of("milestone", 0, "text", "已清点三层");
        city.head.done(work.resource(), "report-milestone", reached, "IN_PROGRESS");
        city.eso
                .get(work.resource())
                .then()
                .body("milestoneReports.text", contains("已清点三层"))
                .body("milestoneReports.late", contains(false));
        refused(
                city.head.command(work.resource(), "report-milestone", Map.of("milestone", 1, "text", "x")),
                400,
                "VALIDATION_FAILED");
        city.head.refusesCarelessly(RECTIFICATIONS, work.rectification, "report-milestone", reached, city.eso);
        city.eso.get(FINDINGS + "/" + work.finding).then().body("state", equalTo("RECTIFYING"));
        refused(city.eso.command(work.resource(), "approve-plan", NOTHING), 409, "ILLEGAL_TRANSITION");
    }

    private static Map<String, Object> plan(String day) {
        return Map.of("text", "分步整改", "milestones", List.of(Map.of("text", "清点", "dueOn", day)));
    }

    @Test
    void noPlanIsTakenWhereNoneIsAskedFor() {
        Work work = work();
        refused(
                city.head.command(
                        work.resource(), "submit-plan", plan(City.today().toString())),
                422,
                "PLAN_NOT_REQUIRED");
    }

    @Test
    void theVerdictIsTheOfficesAndClosesTheFinding() {
        Work work = work();
        refused(city.eso.command(work.resource(), "start-verification", DESK), 409, "ILLEGAL_TRANSITION");
        work.reported();
        city.eso
                .get(work.resource())
                .then()
                .body("report", equalTo("已整改"))
                .body("reportedAt", notNullValue())
                .body("task.id", equalTo(work.task.toString()))
                .body("task.state", equalTo("SUBMITTED"));
        city.eso.refusesCarelessly(RECTIFICATIONS, work.rectification, "start-verification", DESK, city.head);
        refused(city.eso.command(work.resource(), "start-verification", NOTHING), 400, "VALIDATION_FAILED");
        city.eso.done(work.resource(), "start-verification", DESK, "VERIFYING");

        Map<String, Object> yes = Work.acceptance();
        city.eso.refusesCarelessly(RECTIFICATIONS, work.rectification, "accept", yes, city.leader);
        refused(city.eso.command(work.resource(), "accept", Map.of("text", "好")), 400, "VALIDATION_FAILED");
        refused(city.eso.command(work.resource(), "close", NOTHING), 409, "ILLEGAL_TRANSITION");
        city.eso
                .command(work.resource(), "accept", yes)
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("verifications", hasSize(1))
                .body("verifications[0].method", equalTo("DESK"))
                .body("verifications[0].verdict", equalTo("ACCEPTED"))
                .body("verifications[0].evidence", contains("核查记录"));
        city.eso.refusesCarelessly(RECTIFICATIONS, work.rectification, "close", NOTHING, city.supervisor);
        city.eso.done(work.resource(), "close", NOTHING, "CLOSED");
        city.eso
                .get(FINDINGS + "/" + work.finding)
                .then()
                .body("state", equalTo("CLOSED"))
                .body("closedAt", notNullValue());
    }

    @Test
    void aRejectionSendsItBackWithANewLimit() {
        Work work = work();
        work.verifying();
        String limit = City.today().plusDays(20).toString();
        Map<String, Object> no = Map.of("reason", "通道仍被占用", "dueOn", limit);
        city.eso.refusesCarelessly(RECTIFICATIONS, work.rectification, "reject", no, city.head);
        refused(city.eso.command(work.resource(), "reject", Map.of("reason", "不行")), 400, "VALIDATION_FAILED");
        Map<String, Object> past =
                Map.of("reason", "不行", "dueOn", City.today().minusDays(1).toString());
        refused(city.eso.command(work.resource(), "reject", past), 422, "DUE_IN_PAST");
        city.eso
                .command(work.resource(), "reject", no)
                .then()
                .statusCode(200)
                .body("state", equalTo("IN_PROGRESS"))
                .body("dueOn", equalTo(limit))
                .body("originalDueOn", equalTo(City.today().plusDays(15).toString()))
                .body("rejectCount", equalTo(1));
        city.eso
                .get(FINDINGS + "/" + work.finding)
                .then()
                .body("state", equalTo("RECTIFYING"))
                .body("dueOn", equalTo(limit))
                .body("reason", equalTo("通道仍被占用"));
        work.told("returned", "RETURNED", 4);
        work.told("completion-submitted", "SUBMITTED", 5);
        work.becomes("REPORTED", "AWAITING_VERIFICATION");
        city.eso.done(work.resource(), "start-verification", Map.of("method", "ON_SITE"), "VERIFYING");
        city.eso
                .command(work.resource(), "accept", Work.acceptance())
                .then()
                .body("verifications.verdict", contains("REJECTED", "ACCEPTED"))
                .body("verifications.method", contains("DESK", "ON_SITE"));
    }

    @Test
    void whoReportedOrBelongsToTheUnitDoesNotVerify() {
        Work work = work();
        work.reported();
        Api same = City.api(work.reporter, "ESO", city.office);
        refused(same.command(work.resource(), "start-verification", DESK), 403, "SAME_PERSON");
        Api ofTheSchool = City.api(City.person("x"), "ESO", city.school);
        refused(ofTheSchool.command(work.resource(), "start-verification", DESK), 403, "NOT_INDEPENDENT");
        city.eso.done(work.resource(), "start-verification", DESK, "VERIFYING");
        refused(same.command(work.resource(), "accept", Work.acceptance()), 403, "SAME_PERSON");
        Map<String, Object> no = Map.of("reason", "不", "dueOn", City.today().toString());
        refused(ofTheSchool.command(work.resource(), "reject", no), 403, "NOT_INDEPENDENT");
    }

    @Test
    void theListHasPagesAndFilters() {
        Work first = work();
        Work second = work();
        Response page = city.eso.get(RECTIFICATIONS + "?limit=1");
        page.then()
                .statusCode(200)
                .body("items.id", contains(second.rectification))
                .body("items[0].wording", notNullValue());
        city.eso
                .get(RECTIFICATIONS + "?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.id", contains(first.rectification));
        city.eso
                .get(RECTIFICATIONS + "?findingId=" + first.finding)
                .then()
                .body("items.id", hasItem(first.rectification));
        city.eso.get(RECTIFICATIONS + "?state=REPORTED").then().body("items", hasSize(0));
        city.eso.get(RECTIFICATIONS + "?under=" + city.county).then().body("items", hasSize(2));
        city.eso
                .get(RECTIFICATIONS + "?organizationId=" + city.otherSchool)
                .then()
                .body("items", hasSize(0));
        city.head.get(RECTIFICATIONS).then().body("items", hasSize(2));
        city.otherHead.get(RECTIFICATIONS).then().body("items", hasSize(0));
        jdbi.useHandle(handle -> handle.execute(
                "update rectification set due_on = ? where id = ?",
                City.today().minusDays(1),
                UUID.fromString(first.rectification)));
        city.eso.get(RECTIFICATIONS + "?overdue=true").then().body("items.id", contains(first.rectification));
        refused(city.eso.get(RECTIFICATIONS + "?state=x"), 400, "INVALID_PARAMETER");
        refused(city.eso.get(RECTIFICATIONS + "?severity=MAJOR"), 400, "UNKNOWN_PARAMETER");
    }
}
