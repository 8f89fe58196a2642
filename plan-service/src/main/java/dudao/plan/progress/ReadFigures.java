package dudao.plan.progress;

import static java.util.stream.Collectors.toMap;

import dudao.commons.secrecy.Secrecy;
import dudao.plan.access.WholeView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Figures of whole items, whoever asks: an item is judged by all its tasks. Whether it may be read is asked before. */
@Singleton
public class ReadFigures {

    /** Who asks for now has looked at the clock before. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final FiguresReader figures;
    private final WholeView whole;
    private final Clock clock;

    ReadFigures(Jdbi jdbi, FiguresReader figures, WholeView whole, Clock clock) {
        this.jdbi = jdbi;
        this.figures = figures;
        this.whole = whole;
        this.clock = clock;
    }

    public ItemFigures of(UUID itemId, Instant asOf) {
        return of(List.of(itemId), asOf).get(itemId);
    }

    /** One query for each plan. @return those there are */
    public Map<UUID, ItemFigures> of(Collection<UUID> itemIds, Instant asOf) {
        return whole.of(() -> {
            Map<UUID, ItemFigures> all = new LinkedHashMap<>();
            questions(itemIds, asOf).forEach(question -> of(question)
                    .filter(item -> itemIds.contains(item.itemId()))
                    .forEach(item -> all.put(item.itemId(), item)));
            return all;
        });
    }

    private List<Question> questions(Collection<UUID> itemIds, Instant asOf) {
        boolean past = asOf.isBefore(clock.instant().minus(A_MOMENT));
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select p.id, p.issuer_id, case when count(*) = 1 then min(cast(i.id as text)) end item_id
                        from plan_item i join plan p on p.id = i.plan_id where i.id = any(:ids) group by p.id""")
                .bindArray("ids", UUID.class, itemIds.toArray())
                .map((row, context) -> {
                    String item = row.getString("item_id");
                    return new Question(
                            row.getObject("id", UUID.class),
                            item == null ? null : UUID.fromString(item),
                            asOf,
                            past ? Question.Tense.PAST : Question.Tense.NOW,
                            anybody(row.getObject("issuer_id", UUID.class)));
                })
                .list());
    }

    /** A reader nothing is hidden from: who drafted the plan, and every path begins with nothing. */
    private static Map<String, Object> anybody(UUID issuer) {
        return Map.of(
                "scope", new String[] {""}, "maker", true, "drafter", true, Secrecy.OFFICE, issuer, "house", issuer);
    }

    private Stream<ItemFigures> of(Question question) {
        Figures read = figures.readAll(question);
        return read.items().stream().map(item -> of(question, item.id(), read));
    }

    private static ItemFigures of(Question question, UUID item, Figures read) {
        List<Figures.OfMeasure> measures = read.measures().stream()
                .filter(each -> item.equals(each.itemId()))
                .toList();
        Progress.Tasks tasks = read.tallyOf(item).tasks();
        Standings standings = new Standings(question.asOf(), true, tasks);
        return new ItemFigures(
                item,
                question.asOf(),
                tasks.byState(),
                tasks(tasks, measures),
                measures.stream()
                        .filter(measure -> measure.units().inScope() > 0)
                        .collect(toMap(Figures.OfMeasure::measureId, ReadFigures::tasks)),
                read.targetsOf(item).stream()
                        .map(each -> new ItemFigures.OfTarget(each.target(), standings.figures(each)))
                        .toList(),
                read.tallyOf(item).findings());
    }

    private static ItemFigures.Tasks tasks(Progress.Tasks all, List<Figures.OfMeasure> measures) {
        return ItemFigures.Tasks.of(
                Standings.units(all),
                measures.stream().mapToInt(Figures.OfMeasure::late).sum(),
                all.byState().getOrDefault("CANCELLED", 0));
    }

    private static ItemFigures.Tasks tasks(Figures.OfMeasure measure) {
        return ItemFigures.Tasks.of(measure.units(), measure.late(), measure.cancelled());
    }
}
