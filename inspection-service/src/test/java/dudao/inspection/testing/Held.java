package dudao.inspection.testing;

import static dudao.inspection.testing.Api.NOTHING;
import static dudao.inspection.testing.City.api;
import static dudao.inspection.testing.City.person;

import dudao.commons.testing.Rows;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A case of 问责 that a county's bureau handles against its school. */
public final class Held {

    public static final String CASES = "/api/v1/accountability-cases";
    public static final String APPEALS = "/api/v1/accountability-appeals";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final City city;
    public final String investigator = person("investigator");
    public final String decider = person("decider");
    public final Api eso;
    public final Api leader;
    public final Api upper;
    public final String id;
    public final String at;

    public Held(City city) {
        this(city, candidate(city.school));
    }

    public Held(City city, Map<String, Object> candidate) {
        this.city = city;
        eso = api(investigator, "ESO", city.county);
        leader = api(decider, "LEADER", city.county);
        upper = api(person("upper"), "LEADER", city.city);
        id = eso.post(CASES, candidate).then().statusCode(201).extract().path("id");
        at = CASES + "/" + id;
    }

    public static Map<String, Object> candidate(UUID unit) {
        return new HashMap<>(Map.of(
                "objectKind", "SCHOOL",
                "organizationId", unit,
                "ground", "NOT_RECTIFIED",
                "wording", "逾期未整改"));
    }

    public static Held to(City city, String state) {
        Held held = new Held(city);
        held.goTo(state);
        return held;
    }

    public Held goTo(String state) {
        for (String command : way(state)) {
            send(command).then().statusCode(200);
        }
        return this;
    }

    private static List<String> way(String state) {
        List<String> all = List.of(
                "open-investigation",
                "record-facts",
                "give-notice",
                "hear",
                "consult",
                "decide",
                "serve",
                "start-execution",
                "complete-execution");
        return switch (state) {
            case "CANDIDATE" -> List.of();
            case "UNDER_INVESTIGATION" -> all.subList(0, 1);
            case "NOTICE_GIVEN" -> all.subList(0, 3);
            case "HEARD" -> all.subList(0, 4);
            case "CONSULTED" -> all.subList(0, 5);
            case "DECIDED" -> all.subList(0, 6);
            case "SERVED" -> all.subList(0, 7);
            case "IN_EXECUTION" -> all.subList(0, 8);
            case "EXECUTED" -> all;
            case "LIFTED" -> with(all, "lift");
            case "ARCHIVED" -> with(all, "archive");
            case "NOT_INITIATED" -> List.of("decide-not");
            default -> throw new IllegalArgumentException(state);
        };
    }

    private static List<String> with(List<String> all, String last) {
        return java.util.stream.Stream.concat(all.stream(), java.util.stream.Stream.of(last))
                .toList();
    }

    public Response send(String command) {
        return by(command).command(at, command, body(command));
    }

    private Api by(String command) {
        return switch (command) {
            case "decide", "decide-not", "lift" -> leader;
            // The object knows of no case it was not told of, so another's token shows what the table refuses.
            case "hear", "waive-hearing" -> city.head;
            default -> eso;
        };
    }

    public Map<String, Object> body(String command) {
        String today = City.today().toString();
        return switch (command) {
            case "open-investigation" -> Map.of("members", List.of(investigator, person("member")));
            case "record-facts", "hear", "waive-hearing", "complete-execution" -> Map.of("text", "材料");
            case "decide-not", "lift" -> Map.of("reason", "理由");
            case "give-notice" ->
                Map.of(
                        "text",
                        "拟问责",
                        "measures",
                        List.of("CRITICISM", "CORRECTION"),
                        "servedTo",
                        "校长",
                        "heardBy",
                        today);
            case "consult" ->
                Map.of(
                        "answers",
                        List.of(Map.of("unit", "县人社局", "text", "同意")),
                        "considered",
                        "不予采纳",
                        "proposal",
                        "通报批评");
            case "decide" ->
                new HashMap<>(Map.of(
                        "number",
                        "县教督问〔2026〕" + NUMBER.incrementAndGet() + "号",
                        "situation",
                        "基本情况",
                        "facts",
                        "逾期未整改",
                        "measures",
                        List.of("CRITICISM"),
                        "effectiveOn",
                        today));
            case "serve" -> Map.of("servedTo", "校长", "receivedOn", today);
            case "start-execution" -> Map.of("body", "县教育局");
            case "archive" -> Map.of("receipt", "市督导办已备案");
            default -> NOTHING;
        };
    }

    /** What must be there before the command can be given, beside the state. */
    public void prepare(String command, String state) {
        if (command.equals("give-notice") && state.equals("UNDER_INVESTIGATION")) {
            send("record-facts").then().statusCode(200);
        }
        if (command.equals("close-hearing")) {
            Rows.sql("update accountability_case set heard_by = current_date - 2 where id = ?", UUID.fromString(id));
        }
        if (command.equals("lift") && !state.equals("EXECUTED")) {
            Rows.sql("update accountability_case set revoked_on = current_date where id = ?", UUID.fromString(id));
        }
    }

    /** @return the appeal's id */
    public String appeal(String kind) {
        return city.head
                .post(at + "/appeals", Map.of("kind", kind, "grounds", "不服"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public List<String> told() {
        return Course.told(at);
    }
}
