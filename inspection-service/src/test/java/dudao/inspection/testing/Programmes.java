package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The programmes of a city's office, with the persons who have a hand in them. */
public final class Programmes {

    public static final String ROUNDS = "/api/v1/evaluation-rounds";
    public static final String EVALUATIONS = "/api/v1/evaluations";
    private static final String TREES = "/api/v1/catalogues/indicators";

    public final City city;
    public final String chiefPerson = person("chief");
    public final Api chief;
    public final Api verifier;
    public final Api publisher;

    public Programmes(City city) {
        this.city = city;
        chief = api(chiefPerson, "LEADER", city.city);
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
        String round = city.eso
                .post(ROUNDS, newRound(city.county))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
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

    public static void evaluated(City city) {
        new Programmes(city).published();
    }
}
