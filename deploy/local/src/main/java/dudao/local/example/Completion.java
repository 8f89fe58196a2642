package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import dudao.local.Organization;
import dudao.local.Organizations;
import dudao.local.Progress;
import dudao.local.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives a draft what it needs to be issued and the document does not say. */
final class Completion {
    private static final String ISSUER = "issuer";
    /** A figure left open in a template, as in "新建 X 所"; not the X of "1+X". */
    private static final Pattern OPEN_FIGURE = Pattern.compile("(?<![A-Za-z0-9+＋])[XxＸ×＊*]+(?![A-Za-z0-9])");

    private final Api api;
    private final Progress progress;

    Completion(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    void complete(String plan) {
        var open = 0;
        var bare = 0;
        var missing = api.get(ISSUER, Service.PLAN, plan + "/completeness").ok().path("missing");
        for (var each : missing) {
            switch (each.path("code").asText()) {
                case "PLACEHOLDER" -> {
                    if (each.hasNonNull("measureId")) {
                        closeFigures(each);
                    } else {
                        closeFiguresOfItem(each);
                    }
                    open++;
                }
                case "NO_MEASURE" -> {
                    addMeasure(each);
                    bare++;
                }
                default -> {
                    // What is merely unset gets a default below.
                }
            }
        }
        if (open > 0) {
            progress.say("The document leaves figures open in %d places; they now read 若干".formatted(open));
        }
        if (bare > 0) {
            progress.say("%d items name nothing to do; their titles became measures".formatted(bare));
        }
        fill(plan);
    }

    private void closeFigures(JsonNode missing) {
        var path = "/api/v1/measures/" + missing.path("measureId").asText();
        var measure = api.get(ISSUER, Service.PLAN, path).ok();
        var wording = OPEN_FIGURE.matcher(measure.path("wording").asText()).replaceAll("若干");
        api.replace(
                ISSUER,
                Service.PLAN,
                path,
                Map.of(
                        "wording",
                        wording,
                        "commitment",
                        measure.path("commitment").asText("MUST")));
    }

    private void closeFiguresOfItem(JsonNode missing) {
        var path = "/api/v1/plan-items/" + missing.path("itemId").asText();
        var item = api.get(ISSUER, Service.PLAN, path).ok();
        var change = new HashMap<String, Object>();
        for (var kept : List.of("number", "sectionOrdinal", "deadlines", "frequencies")) {
            change.put(kept, item.path(kept));
        }
        for (var text : List.of("title", "body")) {
            change.put(text, OPEN_FIGURE.matcher(item.path(text).asText()).replaceAll("若干"));
        }
        api.replace(ISSUER, Service.PLAN, path, change);
    }

    private void addMeasure(JsonNode missing) {
        var path = "/api/v1/plan-items/" + missing.path("itemId").asText();
        var title = api.get(ISSUER, Service.PLAN, path).ok().path("title").asText();
        api.create(
                ISSUER,
                Service.PLAN,
                path + "/measures",
                "example-measure-" + missing.path("itemId").asText(),
                Map.of("wording", title));
    }

    private void fill(String plan) {
        api.command(
                ISSUER,
                Service.PLAN,
                plan + "/measure-defaults",
                Map.of(
                        "leadOrganizationId",
                        Organization.id(Organizations.CITY),
                        "audience",
                        Audience.counties(),
                        "dueOn",
                        Days.today().plusDays(45).toString(),
                        "acceptanceStandard",
                        "有实施方案、有完成清单、有佐证材料"));
    }
}
