package dudao.plan.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A plan, an item and a measure that say all they can. */
public final class Whole {

    private static final Map<String, Object> LEADER = Map.of("name", "分管副局长", "post", "副局长");

    private final City city;
    private final String earlierItem;
    private final UUID earlierMeasure;

    /** @param kind one the city has no other plan of */
    public Whole(City city, String kind) {
        this.city = city;
        Map<String, Object> plan = new HashMap<>(City.plan(kind));
        plan.put("year", 2025);
        String earlier = "/plans/"
                + city.issuer.post("/plans", plan).statusCode(201).extract().path("id");
        earlierItem = city.completeItem(earlier, "1");
        earlierMeasure = City.idOf("/" + city.issuer.get(earlierItem).extract().path("measures[0].id"));
    }

    public String draft(String kind) {
        Map<String, Object> plan = new HashMap<>(City.plan(kind));
        plan.put("sections", List.of(Map.of("ordinal", 1, "heading", "守牢安全", "leader", LEADER)));
        plan.put(
                "addressees",
                List.of(Map.of(
                        "name",
                        "各县级市(区)教育局",
                        "audience",
                        Map.of("kinds", List.of("COUNTY_BUREAU"), "under", city.id))));
        plan.put("signedOn", "2026-02-08");
        plan.put("publishedOn", "2026-02-11");
        plan.put("effectiveOn", "2026-02-11");
        plan.put("validity", Map.of("until", "2027-12-31", "trial", true, "reviewOn", "2027-06-30"));
        plan.put("subjectClass", "教育");
        plan.put("coverNotice", "现将计划印发给你们。");
        plan.put("preamble", "守牢安全底线。");
        plan.put("publicity", "ON_REQUEST");
        plan.put("publicityReason", "含尚未公布的选址");
        return "/plans/"
                + city.issuer.post("/plans", plan).statusCode(201).extract().path("id");
    }

    public String item(String plan) {
        Map<String, Object> item = new HashMap<>(Map.of("number", "1", "title", "建好安全场馆", "body", "年内建成6处。"));
        item.put("sectionOrdinal", 1);
        item.put("targets", List.of(City.target("建成安全体验馆6处", 6)));
        item.put("nature", "STAGED");
        item.put("priority", "KEY");
        item.put("practicalProject", Map.of("level", "CITY", "investment", 12_000_000));
        item.put("leadOrganizationId", city.id);
        item.put("assistingOrganizationIds", List.of(city.office));
        item.put("leader", LEADER);
        item.put("keyProject", "安全体验馆建设工程");
        item.put("safeguard", "市级财政安排专项经费");
        item.put("actions", List.of(Map.of("name", "选址")));
        item.put("bases", List.of(basis()));
        item.put("parties", List.of(Map.of("role", "RESPONSIBLE", "kind", "COUNTY", "name", "各县(市、区)", "all", true)));
        item.put("programmeId", city.programme());
        item.put("continuesItemId", City.idOf(earlierItem));
        item.put("pairedItemId", City.idOf(earlierItem));
        return "/plan-items/"
                + city.issuer
                        .post(plan + "/items", item)
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private static Map<String, Object> basis() {
        return Map.of(
                "title", "校园安全条例(试行)",
                "documentNumber", "试政〔2025〕8号",
                "level", "CITY",
                "relation", "BASIS",
                "trial", true,
                "reviewOn", "2027-12-31");
    }

    /** @param together an item whose first measure is to be done with it */
    public Map<String, Object> measure(String together) {
        Map<String, Object> measure = new HashMap<>();
        measure.put("wording", "建成6处");
        measure.put("leadOrganizationId", city.id);
        measure.put("assistingOrganizationIds", List.of(city.office));
        measure.put(
                "audience",
                Map.of(
                        "kinds",
                        List.of("SCHOOL"),
                        "under",
                        city.county,
                        "schoolClasses",
                        List.of("21"),
                        "ownership",
                        "PUBLIC"));
        measure.put("dueOn", "2026-10-31");
        measure.put("cadence", "quarter");
        measure.put("acceptanceStandard", "验收表");
        measure.put("priority", "NORMAL");
        measure.put("targets", List.of(target()));
        measure.put("referenceYear", 2025);
        measure.put("neededBy", "2026-12-15");
        measure.put("dueBasis", Map.of("kind", "STATED", "text", "秋季开学前", "relativeTo", "AUTUMN_TERM_START"));
        measure.put("openTiming", true);
        measure.put("documentKind", true);
        measure.put("stages", List.of("STARTED", "BUILT"));
        measure.put(
                "togetherWith",
                List.of(city.issuer
                        .get(together)
                        .extract()
                        .path("measures[0].id")
                        .toString()));
        measure.put("reusesMeasureId", earlierMeasure);
        return measure;
    }

    private static Map<String, Object> target() {
        Map<String, Object> target = new HashMap<>(City.target("6处", 6));
        target.put("perLevel", Map.of("COUNTY", 3));
        target.put("milestones", List.of(Map.of("on", "2026-06-30", "quantity", 2)));
        return target;
    }
}
