package dudao.plan.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.plan.progress.Progress.ItemProgress;
import dudao.plan.progress.Progress.SectionProgress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what was counted: by item, by section, and the plan as a whole. */
@Singleton
class ProgressReader {

    private final FiguresReader figures;
    private final WrittenTargets written;
    private final ObjectMapper json;

    ProgressReader(FiguresReader figures, WrittenTargets written, ObjectMapper json) {
        this.figures = figures;
        this.written = written;
        this.json = json;
    }

    /**
     * @param written in one piece: in many small ones it takes longer to send than to write
     * @param version see {@link Figures.Seen}, and so {@code until}
     */
    record Answer(Written written, String version, Instant until) {}

    Answer answer(Question question) {
        Figures read = figures.read(question);
        try {
            byte[] undated = json.writeValueAsBytes(undated(question, read, written.of(question, read)));
            return new Answer(
                    new Written(undated), read.seen().version(), read.seen().until());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Progress undated(Question question, Figures figures, WrittenTargets.OfAll written) {
        boolean ofPlan = question.itemId() == null;
        List<ItemProgress> items = new ArrayList<>(figures.items().size());
        Sum all = new Sum(null);
        all.tally.add(figures.tallyOf(null));
        Map<Integer, Sum> sections = new TreeMap<>();
        for (Figures.Item item : figures.items()) {
            ItemProgress progress =
                    item(figures.tallyOf(item.id()), item, written.items().get(item.id()));
            items.add(progress);
            all.add(item, figures.tallyOf(item.id()), progress);
            if (item.section() != null) {
                sections.computeIfAbsent(item.section(), ordinal -> new Sum(item.heading()))
                        .add(item, figures.tallyOf(item.id()), progress);
            }
        }
        return new Progress(
                null,
                question.planId(),
                question.itemId(),
                ofPlan ? all.itemCounts() : null,
                all.tally.tasks(),
                written.json(),
                all.behind,
                all.tally.findings(),
                ofPlan ? sections(sections) : null,
                ofPlan ? items : null);
    }

    private static ItemProgress item(Tally tally, Figures.Item item, WrittenTargets.OfItem targets) {
        return new ItemProgress(
                item.id(),
                item.number(),
                item.title(),
                item.state(),
                tally.tasks(),
                targets.json(),
                targets.behind(),
                tally.findings());
    }

    private static List<SectionProgress> sections(Map<Integer, Sum> sums) {
        List<SectionProgress> sections = new ArrayList<>();
        sums.forEach((ordinal, sum) -> sections.add(new SectionProgress(
                ordinal, sum.heading, sum.itemCounts(), sum.tally.tasks(), sum.behind, sum.tally.findings())));
        return sections;
    }

    /** Of several items. */
    private static final class Sum {

        private final String heading;
        private final Tally tally = new Tally();
        private final Map<String, Integer> items = new TreeMap<>();
        private int behind;

        Sum(String heading) {
            this.heading = heading;
        }

        void add(Figures.Item item, Tally counted, ItemProgress progress) {
            tally.add(counted);
            items.merge(item.state(), 1, Integer::sum);
            behind += progress.behindSchedule();
        }

        Progress.ItemCounts itemCounts() {
            int total = items.values().stream().mapToInt(Integer::intValue).sum();
            return new Progress.ItemCounts(
                    total, items.getOrDefault("CANCELLED", 0), items.getOrDefault("CARRIED_OVER", 0), items);
        }
    }
}
