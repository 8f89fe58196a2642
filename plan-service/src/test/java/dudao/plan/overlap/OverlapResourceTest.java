package dudao.plan.overlap;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.plan.testing.Api;
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
class OverlapResourceTest {

    @Inject
    OrganizationTree tree;

    private City city;

    @BeforeEach
    void newCity() {
        city = new City(tree);
    }

    /** A draft that asks one thing. */
    private String asking(Api issuer, String kind, Map<String, Object> measure) {
        Map<String, Object> draft = new HashMap<>(City.plan(kind));
        String plan = "/plans/"
                + issuer.post("/plans", draft).statusCode(201).extract().path("id");
        ask(issuer, plan, "1", measure);
        return plan;
    }

    private String ask(Api issuer, String plan, String number, Map<String, Object> measure) {
        String item = "/plan-items/"
                + issuer.post(plan + "/items", Map.of("number", number, "title", "校园安全", "body", "做好校园安全工作。"))
                        .statusCode(201)
                        .extract()
                        .path("id");
        return "/measures/"
                + issuer.post(item + "/measures", measure)
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private Map<String, Object> measure(String wording, Map<String, Object> audience) {
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put("wording", wording);
        measure.put("audience", audience);
        return measure;
    }

    private Map<String, Object> schools() {
        return Map.of("kinds", List.of("SCHOOL"), "under", city.county);
    }

    private void issue(Api issuer, Api leader, String plan, int number) {
        issuer.command(plan, "submit", null).statusCode(200);
        String seen = leader.get(plan + "/overlaps").extract().path("hash");
        leader.command(plan, "approve", Map.of("overlapsSeen", seen)).statusCode(200);
        issuer.command(plan, "issue", City.number(number)).statusCode(200);
    }

    @Test
    void theSameFigureOfTheSameUnitsMustBeSeenBeforeApproval() {
        String earlier = city.issued("甲", 1);
        String plan = city.complete("乙");
        String hash = city.leader
                .get(plan + "/overlaps")
                .statusCode(200)
                .body("open", equalTo(1))
                .body("settled", equalTo(0))
                .body("more", equalTo(false))
                .body("items[0].kind", equalTo("UNITS_AND_INDICATOR"))
                .body("items[0].subject", equalTo("安全体验馆(处)"))
                .body("items[0].there.planId", equalTo(City.idOf(earlier).toString()))
                .body("items[0].there.documentNumber", equalTo("试教〔2026〕1号"))
                .body("items[0].there.issuer", equalTo("试验市教育局"))
                .body("items[0].here.documentNumber", nullValue())
                .body("items[0].units.count", equalTo(2))
                .body("items[0].units.first.name", hasSize(2))
                .body("items[0].why", containsString("都要 2 个单位报告“安全体验馆(处)”"))
                .body("items[0].reuse.targetId", notNullValue())
                .extract()
                .path("hash");
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.leader
                .command(plan, "approve", null)
                .statusCode(409)
                .body("code", equalTo("OVERLAPS_NOT_SEEN"))
                .body("count", equalTo(1))
                .body("hash", equalTo(hash))
                .body("overlaps", hasSize(1))
                .body("overlaps[0].there.planTitle", equalTo("2026年甲"));
        city.leader
                .command(plan, "approve", Map.of("overlapsSeen", "abc"))
                .statusCode(409)
                .body("code", equalTo("OVERLAPS_NOT_SEEN"));
        city.leader.get(plan).body("status", equalTo("UNDER_REVIEW"));
        city.leader.command(plan, "approve", Map.of("overlapsSeen", hash)).statusCode(200);
    }

    @Test
    void withoutOverlapsAnEmptyBodyApproves() {
        String plan = city.complete("甲");
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.leader.get(plan + "/overlaps").body("open", equalTo(0)).body("items", hasSize(0));
        city.leader.command(plan, "approve", null).statusCode(200);
    }

    @Test
    void theSameMaterialIsFoundBehindOtherWords() {
        Map<String, Object> named = Map.of("organizationIds", List.of(city.school, city.county));
        issue(city.issuer, city.leader, asking(city.issuer, "甲", measure("各校每季度报送校车安全台账,接受抽查。", named)), 1);
        String plan = asking(city.issuer, "乙", measure("健全出行保障机制,把2026年校车安全台账上报市教育局。", schools()));
        city.issuer
                .get(plan + "/overlaps")
                .body("items.kind", equalTo(List.of("UNITS_AND_MATERIAL")))
                .body("items[0].subject", equalTo("校车安全台账"))
                .body("items[0].units.count", equalTo(1))
                .body("items[0].units.first[0].name", equalTo("河口小学"));
    }

    @Test
    void theSameAskedTwiceInOnePlanIsToldOnce() {
        String plan = asking(city.issuer, "甲", measure("每月上报食堂检查情况。", schools()));
        ask(city.issuer, plan, "2", measure("落实陪餐制度,上报食堂检查情况。", schools()));
        city.issuer
                .get(plan + "/overlaps")
                .body("open", equalTo(1))
                .body("items[0].here.itemNumber", equalTo("2"))
                .body("items[0].there.itemNumber", equalTo("1"))
                .body("items[0].why", containsString("与本计划条目 1"));
    }

    @Test
    void whatReusesTheEarlierRequestIsSettled() {
        String earlier = asking(city.issuer, "甲", measure("每月上报食堂检查情况。", schools()));
        issue(city.issuer, city.leader, earlier, 1);
        Map<String, Object> reusing = measure("取用并核对食堂检查情况,不再另行上报食堂检查情况。", schools());
        reusing.put(
                "reusesMeasureId", city.issuer.get(earlier + "/items").extract().path("items[0].measures[0].id"));
        String plan = asking(city.issuer, "乙", reusing);
        city.issuer
                .get(plan + "/overlaps")
                .body("open", equalTo(0))
                .body("settled", equalTo(1))
                .body("items[0].settled", equalTo(true));
        city.issuer.get(plan + "/burden").body("repeatedRequests", equalTo(0));
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.leader.command(plan, "approve", null).statusCode(200);
    }

    @Test
    void lastYearsFigureAskedAgainThisYearOverlaps() {
        Map<String, Object> first = new HashMap<>(City.plan("甲"));
        first.put("year", 2025);
        String earlier = "/plans/"
                + city.issuer.post("/plans", first).statusCode(201).extract().path("id");
        Map<String, Object> due = measure("报送教师流动情况。", schools());
        due.put("dueOn", "2025-11-30");
        ask(city.issuer, earlier, "1", due);
        issue(city.issuer, city.leader, earlier, 1);
        Map<String, Object> again = measure("报送2025年教师流动情况。", schools());
        city.issuer.get(asking(city.issuer, "乙", again) + "/overlaps").body("open", equalTo(0));
        again.put("referenceYear", 2025);
        city.issuer
                .get(asking(city.issuer, "丙", again) + "/overlaps")
                .body("open", equalTo(1))
                .body("items[0].here.referenceYear", equalTo(2025));
    }

    @Test
    void otherUnitsOtherTimesAndOtherThingsDoNotOverlap() {
        issue(city.issuer, city.leader, asking(city.issuer, "甲", measure("每月上报食堂检查情况。", schools())), 1);
        String others =
                asking(city.issuer, "乙", measure("每月上报食堂检查情况。", Map.of("organizationIds", List.of(city.county))));
        city.issuer.get(others + "/overlaps").body("open", equalTo(0));
        String things = asking(city.issuer, "丙", measure("每学期提交教师培训总结。", schools()));
        city.issuer.get(things + "/overlaps").body("open", equalTo(0));
        Map<String, Object> next = new HashMap<>(City.plan("丁"));
        next.put("year", 2029);
        String plan = "/plans/"
                + city.issuer.post("/plans", next).statusCode(201).extract().path("id");
        ask(city.issuer, plan, "1", measure("每月上报食堂检查情况。", schools()));
        city.issuer.get(plan + "/overlaps").body("open", equalTo(0));
    }

    @Test
    void nearlyTheSameWordingIsShownAlsoWhileNobodyIsNamed() {
        issue(city.issuer, city.leader, asking(city.issuer, "甲", measure("对接产业需求,建设一批市级职业教育产教融合实训基地。", schools())), 1);
        String plan = city.draft("乙");
        ask(city.issuer, plan, "1", Map.of("wording", "对接产业需求,建设一批职业教育产教融合实训基地"));
        city.issuer
                .get(plan + "/overlaps")
                .body("items.kind", equalTo(List.of("WORDING")))
                .body("items[0].units.count", equalTo(0));
    }

    @Test
    void revokedPlansAndForeignCitiesAreNotCompared() {
        String revoked = city.issued("甲", 1);
        city.leader.command(revoked, "revoke", Map.of("reason", "调整")).statusCode(200);
        new City(tree).issued("甲", 1);
        city.issuer.get(city.complete("乙") + "/overlaps").body("open", equalTo(0));
    }

    @Test
    void thePlanOfACountyMeetsThatOfItsCity() {
        city.issued("甲", 1);
        Api county = city.as("county-issuer", "ISSUER", city.county);
        Map<String, Object> measure = new HashMap<>(city.measure());
        measure.put("leadOrganizationId", city.county);
        measure.put("targets", List.of(City.target("建成安全体验馆2处", 2)));
        String plan = asking(county, "乙", measure);
        county.get(plan + "/overlaps")
                .body("items.kind", equalTo(List.of("UNITS_AND_INDICATOR")))
                .body("items[0].there.issuer", equalTo("试验市教育局"));
    }

    @Test
    void aPlanTheReaderMayNotReadChangesNeitherCountNorHash() {
        String plan = asking(city.issuer, "乙", measure("每月上报食堂检查情况。", schools()));
        String before = city.leader.get(plan + "/overlaps").extract().path("hash");
        Api officeIssuer = city.as("office-issuer", "ISSUER", city.office);
        Api officeLeader = city.as("office-leader", "LEADER", city.office);
        String hidden = asking(officeIssuer, "甲", measure("每月上报食堂检查情况。", schools()));
        Map<String, Object> restricted = new HashMap<>(City.plan("甲"));
        restricted.put("classification", "RESTRICTED");
        restricted.put("handlingOfficeId", city.office);
        officeIssuer.put(hidden, restricted, officeIssuer.etag(hidden)).statusCode(200);
        issue(officeIssuer, officeLeader, hidden, 1);
        city.leader.get(hidden).statusCode(404);
        city.leader.get(plan + "/overlaps").body("open", equalTo(0)).body("hash", equalTo(before));
        city.issuer.get(plan + "/burden").body("repeatedRequests", equalTo(0));
        officeLeader.get(hidden + "/overlaps").body("open", equalTo(0));
        city.issuer.command(plan, "submit", null).statusCode(200);
        city.leader.command(plan, "approve", null).statusCode(200);
    }

    @Test
    void aRestrictedItemIsComparedForItsReadersOnly() {
        String earlier = city.draft("甲");
        String item = city.completeItem(earlier, "1");
        city.restrict(item, city.office);
        city.approve(earlier);
        city.issuer.command(earlier, "issue", City.number(1)).statusCode(200);
        String plan = city.complete("乙");
        city.issuer.get(plan + "/overlaps").body("open", equalTo(1));
        city.supervisor.get(plan + "/overlaps").body("open", equalTo(0));
    }

    @Test
    void pagesHoldTheSameReport() {
        city.issued("甲", 1);
        String plan = city.draft("乙");
        city.completeItem(plan, "1");
        city.completeItem(plan, "2");
        var whole = city.issuer.get(plan + "/overlaps").body("open", equalTo(3)).body("items", hasSize(3));
        var first = city.issuer.get(plan + "/overlaps?limit=2").body("items", hasSize(2));
        String next = first.extract().path("next");
        city.issuer
                .get(plan + "/overlaps?limit=2&cursor=" + next)
                .body("items", hasSize(1))
                .body("next", nullValue())
                .body("hash", equalTo(whole.extract().path("hash")))
                .body("items[0].why", equalTo(whole.extract().path("items[2].why")));
        city.issuer.get(plan + "/overlaps?cursor=abc").statusCode(400);
        city.issuer.get("/plans/" + UUID.randomUUID() + "/overlaps").statusCode(404);
    }

    @Test
    void theHashChangesWithWhatIsAsked() {
        city.issued("甲", 1);
        String plan = city.complete("乙");
        String before = city.issuer.get(plan + "/overlaps").extract().path("hash");
        city.completeItem(plan, "2");
        assertNotEquals(before, city.issuer.get(plan + "/overlaps").extract().<String>path("hash"));
    }

    @Test
    void whatWasReportedAlreadyIsOfferedWithItsDate() {
        String earlier = city.issued("甲", 1);
        UUID item =
                UUID.fromString(city.issuer.get(earlier + "/items").extract().path("items[0].id"));
        UUID target =
                UUID.fromString(city.issuer.get(earlier + "/items").extract().path("items[0].targets[0].targetId"));
        UUID task = UUID.randomUUID();
        Rows.sql(
                """
                insert into task_state (task_id, version, at, state, assigned_at, due_at, original_due_at,
                  organization_id, plan_id, item_id) values (?, 1, now(), 'IN_PROGRESS', now(), now(), now(), ?, ?, ?)""",
                task,
                city.school,
                City.idOf(earlier),
                item);
        Rows.sql(
                "insert into report_value values (?, 0, ?, ?, '2026-03-01T01:00:00Z', 2, '{}')",
                UUID.randomUUID(),
                task,
                target);
        city.issuer
                .get(city.complete("乙") + "/overlaps")
                .body("items[0].reuse.targetId", equalTo(target.toString()))
                .body("items[0].reuse.lastReported", equalTo("2026-03-01T09:00:00+08:00"));
    }

    @Test
    void theBurdenIsCountedFromAudiences() {
        String plan = city.draft("甲");
        String item = city.item(plan, "1");
        Map<String, Object> monthly = new HashMap<>(measure("每月上报食堂检查情况。", schools()));
        monthly.put("cadence", "month");
        city.measure(item, monthly);
        Map<String, Object> termly =
                new HashMap<>(measure("每学期提交教师培训总结。", Map.of("organizationIds", List.of(city.school, city.county))));
        termly.put("cadence", "semester");
        city.measure(item, termly);
        String second = city.item(plan, "2");
        city.measure(second, measure("汇总后上报食堂检查情况。", Map.of("organizationIds", List.of(city.school))));
        city.issuer
                .get(plan + "/burden")
                .statusCode(200)
                .body("requests", equalTo(3))
                .body("units", equalTo(3))
                .body("requestsPerUnit.max", equalTo(3))
                .body("requestsPerUnit.median", equalTo(1))
                .body("recurringRequests", equalTo(2))
                .body("recurringReportsPerUnit.max", equalTo(14))
                .body("recurringReportsPerUnit.median", equalTo(12))
                .body("issuer", equalTo("试验市教育局"))
                .body("repeatedRequests", equalTo(1))
                .body("repeatedRate", equalTo(0.2f));
    }
}
