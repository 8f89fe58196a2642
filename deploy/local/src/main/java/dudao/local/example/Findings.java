package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Organization;
import dudao.local.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records what was found and follows each thing as far as it is to have come. */
final class Findings {
    private static final String ESO = "eso";
    private static final String FINDINGS = "/api/v1/findings";

    private final Api api;
    private final Organization school;
    private final String head;

    Findings(Api api, Organization school) {
        this.api = api;
        this.school = school;
        this.head = "school-" + school.code();
    }

    void record(String inspection, Plan plan) {
        var known = known();
        for (var thing : FoundThing.values()) {
            if (!known.containsKey(thing.wording)) {
                Await.accepted(
                        "the plan's items in inspection-service",
                        () -> api.post("team-lead", Service.INSPECTION, inspection + "/findings", found(thing, plan)));
            }
        }
    }

    private static Map<String, Object> found(FoundThing thing, Plan plan) {
        return Map.of(
                "wording", thing.wording,
                "clause", thing.clause,
                "indicator", thing.indicator,
                "evidence", List.of("现场照片", "检查记录"),
                "severity", thing.severity,
                "rectificationKind", "TIME_LIMITED",
                "planItemId", plan.measures().get(plan.measures().size() - 1).itemId());
    }

    private Map<String, JsonNode> known() {
        var known = new HashMap<String, JsonNode>();
        api.rows(ESO, Service.INSPECTION, FINDINGS + "?organizationId=" + school.id())
                .forEach(each -> known.put(each.path("wording").asText(), each));
        return known;
    }

    void follow() {
        var known = known();
        for (var thing : FoundThing.values()) {
            follow(thing, FINDINGS + "/" + known.get(thing.wording).path("id").asText());
        }
    }

    private void follow(FoundThing thing, String path) {
        for (var finding = finding(path); !state(finding).equals(thing.state); finding = finding(path)) {
            switch (state(finding)) {
                case "IDENTIFIED" -> eso(path + "/confirm", Map.of());
                case "CONFIRMED" ->
                    eso(
                            path + "/assign-responsibility",
                            Map.of(
                                    "organizationId",
                                    school.id(),
                                    "dueOn",
                                    Days.today().plusDays(thing.days).toString()));
                case "ASSIGNED" -> rectify(finding, List.of("accept", "start"));
                case "RECTIFYING" -> rectify(finding, List.of("submit"));
                case "AWAITING_VERIFICATION" -> verify(finding);
                default -> throw new IllegalStateException("what to do with " + finding);
            }
            var before = state(finding);
            Await.until("the finding's next state", () -> finding(path), now -> !state(now)
                    .equals(before));
        }
    }

    private JsonNode finding(String path) {
        return api.get(ESO, Service.INSPECTION, path).ok();
    }

    private static String state(JsonNode finding) {
        return finding.path("state").asText();
    }

    /** The unit works on the task that the finding has become; inspection-service hears of it. */
    private void rectify(JsonNode finding, List<String> commands) {
        var list = "/api/v1/tasks?findingId=" + finding.path("id").asText();
        var task = Await.until(
                        "the task of a finding",
                        () -> api.get(head, Service.TASK, list).ok(),
                        found -> !found.path("items").isEmpty())
                .path("items")
                .path(0);
        for (var command : commands) {
            if (isNext(command, task)) {
                task = api.command(
                        head,
                        Service.TASK,
                        "/api/v1/tasks/" + task.path("id").asText() + "/" + command,
                        command.equals("submit") ? Map.of("text", "已按要求整改到位") : Map.of());
            }
        }
    }

    private static boolean isNext(String command, JsonNode task) {
        var state = task.path("state").asText();
        return switch (command) {
            case "accept" -> state.equals("ASSIGNED");
            case "start" -> state.equals("ACCEPTED");
            default -> state.equals("IN_PROGRESS");
        };
    }

    private void verify(JsonNode finding) {
        var path = "/api/v1/rectifications/" + finding.path("rectificationId").asText();
        while (true) {
            var state = state(api.get(ESO, Service.INSPECTION, path).ok());
            switch (state) {
                case "REPORTED" -> eso(path + "/start-verification", Map.of("method", "DESK"));
                case "VERIFYING" ->
                    eso(
                            path + "/accept",
                            Map.of("method", "DESK", "text", "通道已清理，指示灯已更换", "evidence", List.of("整改前后照片")));
                case "ACCEPTED" -> eso(path + "/close", Map.of());
                default -> {
                    return;
                }
            }
        }
    }

    private void eso(String path, Map<String, ?> body) {
        api.command(ESO, Service.INSPECTION, path, body);
    }
}
