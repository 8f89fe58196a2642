package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;

import dudao.commons.testing.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The programmes of a city's office, with the persons who have a hand in them. */
public final class Programmes {

    public static final String ROUNDS = "/api/v1/evaluation-rounds";
    public static final String EVALUATIONS = "/api/v1/evaluations";
    public static final String CHECKS = "/api/v1/annual-checks";
    public static final String SCHEMES = "/api/v1/points-schemes";
    public static final String ENTRIES = "/api/v1/points-entries";
    public static final String BALANCES = "/api/v1/points-balances";
    public static final String ROUND_LIST = "/api/v1/inspection-rounds";
    public static final String FILES = "/api/v1/recognition-files";
    public static final String EXPORTS = "/api/v1/result-exports";
    public static final String COMMON = "/api/v1/common-problems";
    private static final String TREES = "/api/v1/catalogues/indicators";

    public final City city;
    public final Api chief;
    public final Api verifier;
    public final Api publisher;

    public Programmes(City city) {
        this.city = city;
        chief = api(person("chief"), "LEADER", city.city);
        verifier = api(person("verifier"), "ESO", city.office);
        publisher = api(person("publisher"), "ESO", city.office);
    }

    public String tree() {
        List<Map<String, Object>> nodes = List.of(
                Map.of("code", "A", "title", "经费投入"),
                Map.of("code", "A1", "parent", "A", "title", "生均公用经费", "points", 60),
                Map.of("code", "B", "title", "学位供给", "points", 40));
        return city.eso
                .post(TREES, Map.of("name", "履职评价指标", "validFrom", "2026-01-01", "indicators", nodes))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Map<String, Object> newRound(UUID... counties) {
        return new HashMap<>(Map.of(
                "year", 2026,
                "title", "县级政府履行教育职责评价",
                "indicatorTreeId", tree(),
                "selfCheckDueOn", City.today().plusDays(30).toString(),
                "grades", List.of(grade("优秀", 90), grade("良好", 80), grade("合格", 60), grade("不合格", 0)),
                "countyIds", List.of(counties)));
    }

    public static Map<String, Object> grade(String name, Object from) {
        return Map.of("name", name, "fromPercent", from);
    }

    /** @return where the county's evaluation is */
    public String evaluation() {
        return evaluation(newRound(city.county));
    }

    public String evaluation(Map<String, Object> wanted) {
        String round =
                city.eso.post(ROUNDS, wanted).then().statusCode(201).extract().path("id");
        return EVALUATIONS + "/"
                + city.eso.get(EVALUATIONS + "?roundId=" + round).path("items[0].id");
    }

    public static Map<String, Object> scores(String side, Object first, Object second) {
        return Map.of(
                "side",
                side,
                "scores",
                List.of(
                        Map.of("code", "A1", "points", first, "basis", "决算表"),
                        Map.of("code", "B", "points", second, "basis", "建设台账")));
    }

    public String submitted() {
        String at = evaluation();
        city.countyHead.done(at, "scores", scores("SELF", 58, 40), "OPEN");
        city.countyHead.done(at, "submit", Map.of("text", "自查报告"), "SUBMITTED");
        return at;
    }

    public String verified() {
        String at = submitted();
        verifier.done(at, "scores", scores("VERIFIED", 50, 37.5), "SUBMITTED");
        verifier.done(at, "verify", Map.of("text", "核验报告"), "VERIFIED");
        return at;
    }

    public String published() {
        String at = verified();
        chief.done(at, "decide", Map.of("text", "总体评价"), "DECIDED");
        publisher.done(at, "publish", NOTHING, "PUBLISHED");
        return at;
    }

    public void makePrivate(UUID school) {
        Rows.sql("update organization set ownership = 'PRIVATE' where id = ?", school);
    }

    public Map<String, Object> newChecks(int year) {
        return new HashMap<>(
                Map.of("year", year, "reportDueOn", City.today().plusDays(30).toString(), "underId", city.city));
    }

    /** @return where the check of the one private school is */
    public String annualCheck(int year) {
        city.eso.post(CHECKS, newChecks(year)).then().statusCode(201);
        return CHECKS + "/" + city.head.get(CHECKS + "?year=" + year).path("items[0].id");
    }

    public void concludedCheck(int year) {
        String at = annualCheck(year);
        city.head.done(at, "report", Map.of("text", "年度自查报告"), "REPORTED");
        city.eso.done(at, "review", Map.of("text", "材料齐全"), "REVIEWED");
        city.eso.done(at, "visit", Map.of("inspectionId", city.onSite()), "REVIEWED");
        chief.done(at, "conclude", Map.of("conclusion", "PASS", "text", "合格"), "CONCLUDED");
        publisher.done(at, "publish", NOTHING, "PUBLISHED");
    }

    public static Map<String, Object> newScheme(Object opening) {
        return new HashMap<>(Map.of(
                "validFrom",
                City.today().toString(),
                "opening",
                opening,
                "bounds",
                List.of(Map.of("below", 80, "consequence", "约谈"), Map.of("below", 60, "consequence", "核减招生计划")),
                "basis",
                "积分管理办法"));
    }

    /** One that has held for a year. */
    public void scheme(Object opening) {
        String id = city.eso
                .post(SCHEMES, newScheme(opening))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Rows.sql("update points_scheme set valid_from = current_date - 365 where id = ?", UUID.fromString(id));
    }

    public Map<String, Object> newEntry(Object points, int daysAgo, Integer expiresIn) {
        Map<String, Object> entry = new HashMap<>(Map.of(
                "organizationId",
                city.school,
                "points",
                points,
                "cause",
                "违规收费",
                "basis",
                "积分管理办法第六条",
                "occurredOn",
                City.today().minusDays(daysAgo).toString()));
        if (expiresIn != null) {
            entry.put(
                    "expiresOn",
                    City.today().minusDays(daysAgo).plusDays(expiresIn).toString());
        }
        return entry;
    }

    /** @param expiresIn days after it happened */
    public String entry(Object points, int daysAgo, Integer expiresIn) {
        String id = proposed(newEntry(points, daysAgo, expiresIn));
        verifier.post(ENTRIES + "/" + id + "/confirm", NOTHING).then().statusCode(200);
        return id;
    }

    public String proposed(Map<String, Object> entry) {
        return city.eso.post(ENTRIES, entry).then().statusCode(201).extract().path("id");
    }

    public Map<String, Object> newRoundOf(UUID... units) {
        return new HashMap<>(Map.of(
                "kind", "PATROL",
                "title", "巡查督导",
                "matters", List.of("办学方向"),
                "firstDay", City.today().minusDays(30).toString(),
                "lastDay", City.today().plusDays(30).toString(),
                "organizationIds", List.of(units)));
    }

    public String round(UUID... units) {
        return ROUND_LIST + "/"
                + city.eso
                        .post(ROUND_LIST, newRoundOf(units))
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    public Map<String, Object> newFile() {
        return new HashMap<>(Map.of(
                "programme",
                "UNIVERSAL_PRESCHOOL",
                "organizationId",
                city.county,
                "title",
                "普及普惠县创建",
                "firstYear",
                2025,
                "lastYear",
                2027,
                "criteria",
                List.of(criterion("K1", "毛入园率", "AT_LEAST", 85), criterion("K2", "差异系数", "AT_MOST", 0.5))));
    }

    private static Map<String, Object> criterion(String code, String title, String comparator, Object threshold) {
        return Map.of("code", code, "title", title, "comparator", comparator, "threshold", threshold, "basis", "创建方案");
    }

    public String recognition() {
        return FILES + "/"
                + city.eso
                        .post(FILES, newFile())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    public static Map<String, Object> value(String code, int year, Object value) {
        return Map.of("code", code, "year", year, "value", value, "source", "事业统计");
    }

    @SafeVarargs
    public static Map<String, Object> values(Map<String, Object>... values) {
        return Map.of("values", List.of(values));
    }

    public String applied() {
        String at = recognition();
        city.countyHead.done(at, "values", values(value("K1", 2026, 86), value("K2", 2026, 0.5)), "CREATING");
        city.countyHead.done(at, "apply", Map.of("text", "申报报告"), "APPLIED");
        return at;
    }

    public String recognised(LocalDate on) {
        String at = applied();
        city.eso.done(at, "review", Map.of("text", "审核通过"), "REVIEWED");
        chief.done(at, "recognise", ruling("认定", on), "RECOGNISED");
        return at;
    }

    public static Map<String, Object> ruling(String text) {
        return ruling(text, City.today());
    }

    public static Map<String, Object> ruling(String text, LocalDate on) {
        return Map.of(
                "decidedBy", "省教育督导机构", "documentNumber", "教督函〔2026〕12号", "decidedOn", on.toString(), "text", text);
    }

    /** A confirmed finding, or one in another state, and the visit it was made on. */
    public void finding(UUID school, String clause, int daysAgo, String state, String classification) {
        UUID inspection = UUID.randomUUID();
        Rows.sql(
                "insert into inspection (id, version, kind, mode, title, matters, organization_id, office_id, visit_from,"
                        + " visit_to, state, planned_by, planned_at) values (?, 0, 'REGULAR', 'ANNOUNCED', '督导', '{}', ?, ?,"
                        + " current_date, current_date, 'REPORTED', 'x', now())",
                inspection,
                school,
                city.office);
        Rows.sql(
                "insert into finding (id, version, inspection_id, organization_id, wording, clause, indicator, evidence,"
                        + " severity, rectification_kind, state, found_by, found_at, confirmed_at, classification,"
                        + " handling_office_id) values (?, 0, ?, ?, '问题', ?, '消防安全', '{}', 'MAJOR', 'TIME_LIMITED', ?,"
                        + " 'x', now(), now() - make_interval(days => ?), ?, ?)",
                UUID.randomUUID(),
                inspection,
                school,
                clause,
                state,
                daysAgo,
                classification,
                classification.equals("RESTRICTED") ? city.office : null);
    }

    public void threshold(int units, Object percent) {
        Map<String, Object> threshold =
                Map.of("validFrom", "2026-01-01", "fewestUnits", units, "leastSharePercent", percent, "basis", "工作规程");
        city.eso.post("/api/v1/common-problem-thresholds", threshold).then().statusCode(201);
    }

    public Map<String, Object> newCommonProblem(String clause) {
        return Map.of(
                "indicator",
                "消防安全",
                "clause",
                clause,
                "from",
                City.today().minusDays(9).toString(),
                "to",
                City.today().toString(),
                "planYear",
                2027,
                "title",
                "整治校园消防通道",
                "proposal",
                "对全市学校消防通道开展一次整治");
    }

    /** Everything that programmes tell. */
    public static void toldOfAll(City city) {
        Programmes programmes = new Programmes(city);
        programmes.published();
        programmes.makePrivate(city.school);
        programmes.concludedCheck(2026);
        programmes.entry(-8, 1, 30);
        String round = programmes.round(city.school, city.county);
        city.eso.done(round, "visit", Map.of("organizationId", city.school, "inspectionId", city.onSite()), "OPEN");
        Map<String, Object> other = Map.of("organizationId", city.county, "byId", city.otherSchool, "reason", "撤并");
        city.eso.done(round, "replace", other, "OPEN");
        city.eso.done(round, "close", Map.of("text", "小结", "reason", "时间已到"), "CLOSED");
        String file = programmes.applied();
        city.eso.done(file, "return", Map.of("reason", "来源不清"), "CREATING");
        city.countyHead.done(file, "apply", Map.of("text", "再次申报"), "APPLIED");
        city.eso.done(file, "review", Map.of("text", "审核通过"), "REVIEWED");
        programmes.chief.done(file, "refuse", Map.of("reason", "须再提高"), "CREATING");
        city.countyHead.done(file, "apply", Map.of("text", "再次申报"), "APPLIED");
        city.eso.done(file, "review", Map.of("text", "审核通过"), "REVIEWED");
        programmes.chief.done(file, "recognise", ruling("认定"), "RECOGNISED");
        programmes.chief.done(file, "revoke", ruling("取消"), "LOST");
        city.eso.post(EXPORTS, Map.of("year", 2026, "use", "FUNDS")).then().statusCode(201);
        programmes.finding(city.school, "丙", 1, "CONFIRMED", "INTERNAL");
        programmes.finding(city.otherSchool, "丙", 1, "CONFIRMED", "INTERNAL");
        programmes.threshold(2, 1);
        String problem = COMMON + "/"
                + city.eso.post(COMMON, programmes.newCommonProblem("丙")).path("id");
        city.eso.done(problem, "withdraw", Map.of("reason", "已列入专项"), "WITHDRAWN");
        String government = new Government(city).at("RECTIFYING");
        programmes.verifier.done(government, "verify", Map.of("text", "已核查"), "RECTIFYING");
        city.eso.done(government, "close", Map.of("text", "办结"), "CLOSED");
        programmes.missed();
    }

    /** What nobody reported on, and what was not held. */
    private void missed() {
        String lightened = annualCheck(2025);
        city.eso.done(lightened, "lighten", Map.of("reason", "刚接受综合督导"), "OPEN");
        city.eso.done(lightened, "cancel", Map.of("reason", "学校终止办学"), "CANCELLED");
        String silent = annualCheck(2024);
        Map<String, Object> earlier = newRound(city.county);
        earlier.put("year", 2025);
        String evaluation = evaluation(earlier);
        MovableClock.set(City.today().plusDays(31));
        city.eso.done(silent, "end-report", NOTHING, "NOT_REPORTED");
        city.eso.done(evaluation, "end-self-check", NOTHING, "NOT_SUBMITTED");
        city.eso.done(evaluation, "cancel", Map.of("reason", "区划调整"), "CANCELLED");
        MovableClock.reset();
    }
}
