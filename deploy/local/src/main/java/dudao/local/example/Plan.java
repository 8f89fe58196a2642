package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The issued plan, as far as the later steps need it. */
record Plan(String id, List<Measure> measures) {

    /** @param targetId what units may report figures on; absent when the measure promises none */
    record Measure(String id, String itemId, Optional<String> targetId) {}

    static Plan of(String id, List<JsonNode> items) {
        var measures = new ArrayList<Measure>();
        for (var item : items) {
            var targets = targets(item);
            for (var measure : item.path("measures")) {
                var measureId = measure.path("id").asText();
                measures.add(
                        new Measure(measureId, item.path("id").asText(), Optional.ofNullable(targets.get(measureId))));
            }
        }
        return new Plan(id, List.copyOf(measures));
    }

    /** The first of each measure. */
    private static Map<String, String> targets(JsonNode item) {
        var targets = new HashMap<String, String>();
        for (var target : item.path("targets")) {
            targets.putIfAbsent(
                    target.path("measureId").asText(), target.path("targetId").asText());
        }
        return targets;
    }
}
