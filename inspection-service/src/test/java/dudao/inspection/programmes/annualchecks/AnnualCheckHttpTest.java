package dudao.inspection.programmes.annualchecks;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.Api.refused;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;
import static dudao.inspection.testing.Programmes.CHECKS;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.inspection.testing.Api;
import dudao.inspection.testing.City;
import dudao.inspection.testing.MovableClock;
import dudao.inspection.testing.Programmes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AnnualCheckHttpTest {

    @Inject
    OrganizationTree tree;

    private City city;
    private Programmes programmes;

    @AfterEach
    void backToNow() {
        MovableClock.reset();
    }

    @BeforeEach
    void build() {
        city = new City(tree);
        programmes = new Programmes(city);
        programmes.makePrivate(city.school);
    }

    @Test
    void aSchoolReportsOnceAndIsConcludedByOthers() {
        String at = programmes.annualCheck(2025);
        Map<String, Object> report = Map.of("text", "年度自查报告");
        refused(city.otherHead.command(at, "report", report, "*"), 404, "NOT_FOUND");
        city.head.done(at, "report", report, "REPORTED");
        refused(city.head.command(at, "report", report), 409, "ILLEGAL_TRANSITION");
        city.eso.done(at, "review", Map.of("text", "材料齐全"), "REVIEWED");
        Map<String, Object> conclusion = Map.of("conclusion", "PASS", "text", "合格");
        refused(programmes.chief.command(at, "conclude", conclusion), 409, "VISIT_MISSING");
        String visit = city.onSite();
        city.eso.done(at, "visit", Map.of("inspectionId", visit), "REVIEWED");
        programmes.chief.done(at, "conclude", conclusion, "CONCLUDED");
        city.head
                .get(at)
                .then()
                .body("conclusion", nullValue())
                .body("visitedOn", equalTo(City.today().toString()));
        programmes.publisher.done(at, "publish", NOTHING, "PUBLISHED");
        city.head.get(at).then().body("conclusion", equalTo("PASS")).body("acts.doneBy", everyItem(nullValue()));
        city.head.get(CHECKS + "?conclusion=PASS&year=2025").then().body("items", hasSize(1));
        city.otherHead.get(CHECKS).then().body("items", empty());
    }

    @Test
    void howDeepItGoesFollowsFromTheYearBefore() {
        programmes.concludedCheck(2025);
        String next = programmes.annualCheck(2026);
        city.eso.get(next).then().body("depth", equalTo("DESK"));
        city.head.done(next, "report", Map.of("text", "年度自查报告"), "REPORTED");
        city.eso.done(next, "review", Map.of("text", "材料齐全"), "REVIEWED");
        city.eso.done(next, "deepen", Map.of("reason", "有群众反映"), "REVIEWED");
        refused(
                programmes.chief.command(next, "conclude", Map.of("conclusion", "PASS", "text", "合格")),
                409,
                "VISIT_MISSING");
        city.eso.get(next).then().body("depth", equalTo("ON_SITE"));
    }

    /** A school that says nothing does not keep its check open. */
    @Test
    void whoNeverReportsIsCheckedAllTheSame() {
        String at = programmes.annualCheck(2025);
        refused(city.eso.command(at, "end-report", NOTHING), 409, "REPORT_OPEN");
        MovableClock.set(City.today().plusDays(31));
        refused(city.head.command(at, "end-report", NOTHING), 403, "FORBIDDEN");
        city.eso.done(at, "end-report", NOTHING, "NOT_REPORTED");
        refused(city.head.command(at, "report", Map.of("text", "年度自查报告")), 409, "ILLEGAL_TRANSITION");
        city.head
                .get(at)
                .then()
                .body("late", equalTo(true))
                .body("reportedAt", nullValue())
                .body("acts.command", contains("open", "end-report"));
        city.eso.get(CHECKS + "?state=NOT_REPORTED").then().body("items.late", contains(true));
        city.eso.done(at, "review", Map.of("text", "未报告,按已有材料审查"), "REVIEWED");
    }

    @Test
    void aCheckIsCancelledWithItsReason() {
        String at = programmes.annualCheck(2025);
        refused(city.eso.command(at, "cancel", Map.of("reason", " ")), 400, "VALIDATION_FAILED");
        city.eso.done(at, "cancel", Map.of("reason", "学校终止办学"), "CANCELLED");
        refused(city.head.command(at, "report", Map.of("text", "年度自查报告")), 409, "ILLEGAL_TRANSITION");
        city.head.get(at).then().body("acts.text", hasItem("学校终止办学"));
        city.eso.post(CHECKS, programmes.newChecks(2025)).then().statusCode(201).body("opened", equalTo(0));
        MovableClock.set(City.today().plusDays(31));
        city.eso.get(CHECKS).then().body("items.late", contains(false));
    }

    @Test
    void aCheckMayGoLessDeepUntilItIsUnderWay() {
        String at = programmes.annualCheck(2025);
        Map<String, Object> why = Map.of("reason", "上年度刚接受综合督导");
        city.eso.done(at, "lighten", why, "OPEN");
        city.head.get(at).then().body("depth", equalTo("DESK")).body("acts.text", hasItem("上年度刚接受综合督导"));
        refused(city.eso.command(at, "lighten", why), 409, "DEPTH_UNCHANGED");
        city.eso.done(at, "deepen", Map.of("reason", "抽查"), "OPEN");
        refused(city.eso.command(at, "deepen", why), 409, "DEPTH_UNCHANGED");
        city.head.done(at, "report", Map.of("text", "年度自查报告"), "REPORTED");
        city.eso.done(at, "visit", Map.of("inspectionId", city.onSite()), "REPORTED");
        refused(city.eso.command(at, "lighten", why), 409, "CHECK_UNDER_WAY");
        city.eso.done(at, "review", Map.of("text", "材料齐全"), "REVIEWED");
        refused(city.eso.command(at, "lighten", why), 409, "ILLEGAL_TRANSITION");
    }

    /** Of the year that is checked, or made for the check; a check of a year that is over can still be held. */
    @Test
    void aVisitBeforeTheYearIsNoVisitOfIt() {
        String at = programmes.annualCheck(2025);
        city.head.done(at, "report", Map.of("text", "年度自查报告"), "REPORTED");
        Map<String, Object> visit = Map.of("inspectionId", city.onSite());
        UUID inspection = UUID.fromString((String) visit.get("inspectionId"));
        for (String day : List.of("2024-12-31", "2026-01-01")) {
            Rows.sql(
                    "update inspection set entered_at = cast(? as timestamptz) where id = ?",
                    day + " 09:00+08",
                    inspection);
            refused(city.eso.command(at, "visit", visit), 409, "OUTSIDE_CHECKED_YEAR");
        }
        Rows.sql("update inspection set entered_at = '2025-12-31 23:00+08' where id = ?", inspection);
        city.eso.done(at, "visit", visit, "REPORTED");
    }

    @Test
    void aVisitIsAnInspectionOfThatSchoolThatHasBegun() {
        String at = programmes.annualCheck(2025);
        city.head.done(at, "report", Map.of("text", "年度自查报告"), "REPORTED");
        String planned = city.planned("REGULAR", "ANNOUNCED");
        refused(city.eso.command(at, "visit", Map.of("inspectionId", planned)), 422, "NOT_VISITED");
        refused(city.eso.command(at, "visit", Map.of("inspectionId", UUID.randomUUID())), 404, "NOT_FOUND");
    }

    @Test
    void whoReportedOrReviewedDoesNotConclude() {
        String both = person("both");
        String at = programmes.annualCheck(2025);
        api(both, "UNIT_HEAD", city.school).done(at, "report", Map.of("text", "年度自查报告"), "REPORTED");
        Api office = api(both, "ESO,LEADER", city.office);
        refused(office.command(at, "review", Map.of("text", "材料齐全")), 403, "SAME_PERSON");
        Api reviewer = api(person("reviewer"), "ESO,LEADER", city.office);
        reviewer.done(at, "review", Map.of("text", "材料齐全"), "REVIEWED");
        city.eso.done(at, "visit", Map.of("inspectionId", city.onSite()), "REVIEWED");
        Map<String, Object> conclusion = Map.of("conclusion", "BASICALLY_PASS", "text", "基本合格");
        refused(reviewer.command(at, "conclude", conclusion), 403, "SAME_PERSON");
        refused(office.command(at, "conclude", conclusion), 403, "SAME_PERSON");
        Api decider = api(person("decider"), "ESO,LEADER", city.office);
        decider.done(at, "conclude", conclusion, "CONCLUDED");
        refused(decider.command(at, "publish", NOTHING), 403, "SAME_PERSON");
    }

    @Test
    void everyPrivateSchoolHasOneCheckAYear() {
        programmes.annualCheck(2025);
        city.eso.post(CHECKS, programmes.newChecks(2025)).then().statusCode(201).body("opened", equalTo(0));
        programmes.makePrivate(city.otherSchool);
        city.eso.post(CHECKS, programmes.newChecks(2025)).then().statusCode(201).body("opened", equalTo(1));
        city.eso.get(CHECKS).then().body("items", hasSize(2));
        refused(city.eso.get(CHECKS + "?year=x"), 400, "INVALID_PARAMETER");
        Map<String, Object> elsewhere = programmes.newChecks(2025);
        elsewhere.put("underId", UUID.randomUUID());
        refused(city.eso.post(CHECKS, elsewhere), 422, "UNKNOWN_ORGANIZATION");
        String at = CHECKS + "/" + city.head.get(CHECKS).path("items[0].id");
        city.eso.refusesCarelessly(
                CHECKS, at.substring(CHECKS.length() + 1), "deepen", Map.of("reason", "抽查"), city.head);
    }

    @Test
    void whoSetHowItWasCheckedDoesNotConclude() {
        String at = programmes.annualCheck(2025);
        Map<String, Object> visit = Map.of("inspectionId", city.onSite());
        Map<String, Object> why = Map.of("reason", "上年度刚接受综合督导");
        List<Api> hands = Stream.of("lightens", "ends", "visits")
                .map(each -> api(person(each), "ESO,LEADER", city.office))
                .toList();
        hands.get(0).done(at, "lighten", why, "OPEN");
        MovableClock.set(City.today().plusDays(31));
        hands.get(1).done(at, "end-report", NOTHING, "NOT_REPORTED");
        hands.get(2).done(at, "visit", visit, "NOT_REPORTED");
        city.eso.done(at, "review", Map.of("text", "未报告,按已有材料审查"), "REVIEWED");
        Map<String, Object> conclusion = Map.of("conclusion", "PASS", "text", "合格");
        for (Api each : hands) {
            refused(each.command(at, "conclude", conclusion), 403, "SAME_PERSON");
        }
        programmes.chief.done(at, "conclude", conclusion, "CONCLUDED");
    }
}
