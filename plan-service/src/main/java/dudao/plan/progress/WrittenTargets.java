package dudao.plan.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.time.Clocks;
import dudao.plan.progress.Progress.TargetProgress;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * The targets of each item as they stand on a day, in the JSON in which an answer has them twice. On the same day of the
 * same version of the figures they are the same at every moment, and they are most of an answer.
 */
@Singleton
class WrittenTargets {

    /** @param json an array */
    record OfItem(String json, int behind) {}

    /** @param json an array of those of all items, in the order of the plan */
    record OfAll(String json, Map<UUID, OfItem> items) {}

    private record Asked(UUID planId, UUID itemId, Map<String, Object> reader, LocalDate day) {}

    private record Kept(String version, OfAll targets) {}

    private final Recent<Asked, Kept> known = new Recent<>(16);
    private final ObjectMapper json;

    WrittenTargets(ObjectMapper json) {
        this.json = json;
    }

    OfAll of(Question question, Figures figures) {
        if (question.past()) {
            return written(question, figures);
        }
        Asked asked = new Asked(
                question.planId(), question.itemId(), question.comparableReader(), Clocks.dateOf(question.asOf()));
        Kept kept = known.get(asked);
        if (kept == null || !kept.version().equals(figures.seen().version())) {
            kept = new Kept(figures.seen().version(), written(question, figures));
            known.put(asked, kept);
        }
        return kept.targets();
    }

    private OfAll written(Question question, Figures figures) {
        Map<UUID, OfItem> items = new HashMap<>();
        StringJoiner all = new StringJoiner(",", "[", "]");
        for (Figures.Item item : figures.items()) {
            OfItem targets = ofItem(question, figures, item);
            items.put(item.id(), targets);
            if (!figures.targetsOf(item.id()).isEmpty()) {
                all.add(targets.json().substring(1, targets.json().length() - 1));
            }
        }
        return new OfAll(all.toString(), items);
    }

    private OfItem ofItem(Question question, Figures figures, Figures.Item item) {
        Standings standings = new Standings(
                question.asOf(), figures.whole(), figures.tallyOf(item.id()).tasks());
        List<TargetProgress> targets =
                figures.targetsOf(item.id()).stream().map(standings::of).toList();
        int behind = (int) targets.stream()
                .filter(target -> Boolean.TRUE.equals(target.behind()))
                .count();
        try {
            return new OfItem(json.writeValueAsString(targets), behind);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
