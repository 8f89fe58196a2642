package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** 政府督查 of a county by its city, with those who have a hand in it. */
public final class Government {

    public static final String GOVERNMENT = "/api/v1/government-inspections";

    public final City city;
    public final String chiefPerson = person("chief");
    public final Api chief;
    public final String lead = person("government-lead");
    public final String member = person("government-member");
    public final Api team;
    public String leadId;
    public String memberId;

    public Government(City city) {
        this.city = city;
        chief = api(chiefPerson, "LEADER", city.city);
        team = api(lead, "SUPERVISOR", city.city);
    }

    public Map<String, Object> wanted() {
        Map<String, Object> mandate = Map.of(
                "kind", "INSTRUCTION",
                "document", "市政府督查通知",
                "givenBy", "市人民政府",
                "givenOn", City.today().minusDays(10).toString(),
                "until", City.today().plusDays(60).toString());
        return new HashMap<>(Map.of(
                "kind",
                "SPECIAL",
                "title",
                "教育投入专项督查",
                "matters",
                List.of("教育经费"),
                "organizationId",
                city.county,
                "mandate",
                mandate));
    }

    public Map<String, Object> plan() {
        if (leadId == null) {
            leadId = city.inspector(lead);
            memberId = city.inspector(member);
        }
        return new HashMap<>(Map.of(
                "text", "督查方案",
                "visitFrom", City.today().minusDays(1).toString(),
                "visitTo", City.today().plusDays(1).toString(),
                "leader", leadId,
                "members", List.of(memberId)));
    }

    /** @return where a 政府督查 of the county is that has come to this state */
    public String at(String state) {
        String at = GOVERNMENT + "/"
                + city.supervisor
                        .post(GOVERNMENT, wanted())
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        List<String> states = List.of(
                "MANDATED", "PLANNED", "ON_SITE", "CONCLUDED", "FED_BACK", "UNDER_REVIEW", "REVIEWED", "RECTIFYING");
        for (String next : states.subList(1, states.indexOf(state) + 1)) {
            step(at, next);
        }
        return at;
    }

    /** @return where one is whose object has to rectify before any review was asked for */
    public String underOrder() {
        String at = at("FED_BACK");
        step(at, "RECTIFYING");
        return at;
    }

    private void step(String at, String next) {
        switch (next) {
            case "PLANNED" -> city.supervisor.done(at, "plan", plan(), next);
            case "ON_SITE" -> team.done(at, "enter", NOTHING, next);
            case "CONCLUDED" -> team.done(at, "conclude", Map.of("text", "督查结论"), next);
            case "FED_BACK" ->
                city.supervisor.done(
                        at,
                        "feed-back",
                        Map.of("servedTo", "办公室", "receivedOn", City.today().toString()),
                        next);
            case "UNDER_REVIEW" -> city.countyHead.done(at, "request-review", Map.of("text", "事实有出入"), next);
            case "REVIEWED" -> chief.done(at, "decide-review", amended(), next);
            case "RECTIFYING" ->
                city.supervisor.done(
                        at,
                        "order",
                        Map.of(
                                "text",
                                "限期整改",
                                "dueOn",
                                City.today().plusDays(30).toString()),
                        next);
            default -> throw new IllegalArgumentException(next);
        }
    }

    public static Map<String, Object> amended() {
        return Map.of("outcome", "AMENDED", "text", "部分变更", "conclusion", "第二项改为限期说明");
    }
}
