package dudao.local.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The issued plan, as far as the later steps need it. */
record Plan(String id, List<Measure> measures) {

    /** @param targetId of a target of its item, so that units have something to report figures on */
    record Measure(String id, String itemId, Optional<String> targetId) {}

    static Plan of(String id, List<JsonNode> items) {
        var measures = new ArrayList<Measure>();
        for (var item : items) {
            var target = Optional.ofNullable(
                    item.path("targets").path(0).path("targetId").textValue());
            for (var measure : item.path("measures")) {
                measures.add(
                        new Measure(measure.path("id").asText(), item.path("id").asText(), target));
            }
        }
        return new Plan(id, List.copyOf(measures));
    }
}
