package dudao.plan.progress;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.time.Clocks;
import dudao.commons.time.Light;
import dudao.plan.progress.Progress.ItemProgress;
import dudao.plan.progress.Progress.SectionProgress;
import dudao.plan.progress.Progress.TargetProgress;
import dudao.plan.progress.Progress.Tasks;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Adds up what was counted: by item, by section, and the plan as a whole. */
@Singleton
class ProgressReader {

    private final FiguresReader figures;
    private final ObjectMapper json;

    ProgressReader(FiguresReader figures, ObjectMapper json) {
        this.figures = figures;
        this.json = json;
    }

    /** @return {@link Progress} as JSON, in one piece: in many small ones it takes longer to send than to write */
    byte[] answer(Question question) {
        try {
            return json.writeValueAsBytes(of(question, figures.read(question)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Progress of(Question question, Figures figures) {
        boolean ofPlan = question.itemId() == null;
        List<ItemProgress> items = items(figures, question.asOf());
        List<TargetProgress> targets =
                items.stream().flatMap(item -> item.targets().stream()).toList();
        return new Progress(
                question.asOf().atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                question.planId(),
                question.itemId(),
                ofPlan ? itemCounts(figures.items()) : null,
                tasks(figures.counts()),
                targets,
                behind(targets),
                findings(figures.counts()),
                ofPlan ? sections(figures, items) : null,
                ofPlan ? items : null);
    }

    private static List<ItemProgress> items(Figures figures, Instant asOf) {
        Map<UUID, List<Figures.Count>> counts = figures.counts().stream()
                .filter(count -> count.itemId() != null)
                .collect(groupingBy(Figures.Count::itemId));
        Map<UUID, List<Figures.Reached>> targets =
                figures.targets().stream().collect(groupingBy(Figures.Reached::itemId));
        return figures.items().stream()
                .map(item -> {
                    Tasks tasks = tasks(counts.getOrDefault(item.id(), List.of()));
                    Standings standings = new Standings(asOf, figures.whole(), tasks);
                    List<TargetProgress> reached = targets.getOrDefault(item.id(), List.of()).stream()
                            .map(standings::of)
                            .toList();
                    return new ItemProgress(
                            item.id(),
                            item.number(),
                            item.title(),
                            item.state(),
                            tasks,
                            reached,
                            behind(reached),
                            findings(counts.getOrDefault(item.id(), List.of())));
                })
                .toList();
    }

    private static List<SectionProgress> sections(Figures figures, List<ItemProgress> items) {
        Map<UUID, ItemProgress> progress = new LinkedHashMap<>();
        items.forEach(item -> progress.put(item.itemId(), item));
        Map<Integer, List<Figures.Item>> sections = figures.items().stream()
                .filter(item -> item.section() != null)
                .collect(groupingBy(Figures.Item::section, TreeMap::new, java.util.stream.Collectors.toList()));
        List<SectionProgress> all = new ArrayList<>();
        sections.forEach((ordinal, members) -> {
            List<ItemProgress> own =
                    members.stream().map(item -> progress.get(item.id())).toList();
            all.add(new SectionProgress(
                    ordinal,
                    members.get(0).heading(),
                    itemCounts(members),
                    sum(own.stream().map(ItemProgress::tasks).toList()),
                    own.stream().mapToInt(ItemProgress::behindSchedule).sum(),
                    own.stream().mapToInt(ItemProgress::openFindings).sum()));
        });
        return all;
    }

    private static Progress.ItemCounts itemCounts(Collection<Figures.Item> items) {
        Map<String, Integer> byState = new TreeMap<>();
        items.forEach(item -> byState.merge(item.state(), 1, Integer::sum));
        return new Progress.ItemCounts(
                items.size(), byState.getOrDefault("CANCELLED", 0), byState.getOrDefault("CARRIED_OVER", 0), byState);
    }

    static Tasks tasks(Collection<Figures.Count> counts) {
        Map<String, Integer> byState = new TreeMap<>();
        Map<Light, Integer> byLight = new EnumMap<>(Light.class);
        int total = 0;
        for (Figures.Count count : counts) {
            if (count.kind() == Figures.Kind.STATE) {
                byState.merge(count.name(), count.number(), Integer::sum);
                total += count.number();
            } else if (count.kind() == Figures.Kind.LIGHT) {
                byLight.merge(Light.valueOf(count.name()), count.number(), Integer::sum);
            }
        }
        return new Tasks(total, nonZero(byState), named(byLight));
    }

    private static Tasks sum(List<Tasks> parts) {
        Map<String, Integer> byState = new TreeMap<>();
        Map<Light, Integer> byLight = new EnumMap<>(Light.class);
        for (Tasks part : parts) {
            part.byState().forEach((state, number) -> byState.merge(state, number, Integer::sum));
            part.byLight().forEach((light, number) -> byLight.merge(Light.valueOf(light), number, Integer::sum));
        }
        return new Tasks(parts.stream().mapToInt(Tasks::total).sum(), byState, named(byLight));
    }

    private static Map<String, Integer> named(Map<Light, Integer> byLight) {
        Map<String, Integer> named = new LinkedHashMap<>();
        nonZero(byLight).forEach((light, number) -> named.put(light.name(), number));
        return named;
    }

    /** Whose tasks were all moved to another light. */
    private static <K> Map<K, Integer> nonZero(Map<K, Integer> numbers) {
        numbers.values().removeIf(number -> number == 0);
        return numbers;
    }

    static int findings(Collection<Figures.Count> counts) {
        return counts.stream()
                .filter(count -> count.kind() == Figures.Kind.FINDING)
                .mapToInt(Figures.Count::number)
                .sum();
    }

    private static int behind(Collection<TargetProgress> targets) {
        return (int) targets.stream()
                .map(TargetProgress::behind)
                .filter(Objects::nonNull)
                .filter(Boolean::booleanValue)
                .count();
    }
}
