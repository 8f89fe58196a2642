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
import java.util.UUID;

/**
 * The targets of each item as they stand on a day, in the JSON in which an answer has them twice. On the same day of the
 * same version of the figures they are the same at every moment, and they are most of an answer.
 */
@Singleton
class WrittenTargets {

    /** @param json an array */
    record OfItem(String json, int behind) {}

    private record Asked(UUID planId, UUID itemId, Map<String, Object> reader, LocalDate day) {}

    private record Kept(String version, Map<UUID, OfItem> items) {}

    private final Recent<Asked, Kept> known = new Recent<>(16);
    private final ObjectMapper json;

    WrittenTargets(ObjectMapper json) {
        this.json = json;
    }

    /** By item, of each that is counted. */
    Map<UUID, OfItem> of(Question question, Figures figures) {
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
        return kept.items();
    }

    private Map<UUID, OfItem> written(Question question, Figures figures) {
        Map<UUID, OfItem> items = new HashMap<>();
        figures.items().forEach(item -> items.put(item.id(), ofItem(question, figures, item)));
        return items;
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
