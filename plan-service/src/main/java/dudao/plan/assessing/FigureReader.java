package dudao.plan.assessing;

import static java.util.stream.Collectors.groupingBy;

import dudao.plan.access.WholeView;
import dudao.plan.assessing.Figures.OfMeasure;
import dudao.plan.assessing.Figures.OfTarget;
import dudao.plan.importing.document.Commitment;
import dudao.plan.progress.ItemFigures;
import dudao.plan.progress.ItemFigures.Tasks;
import dudao.plan.progress.ReadFigures;
import dudao.plan.targets.Target;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What items promised beside what progress says became of it. Of the whole of an item, whoever asks, for an item has one
 * judgement; callers check first who may see that.
 */
@Singleton
class FigureReader {

    private record Worded(UUID id, UUID itemId, String wording, Commitment commitment) {}

    private final Jdbi jdbi;
    private final WholeView whole;
    private final ReadFigures progress;

    FigureReader(Jdbi jdbi, WholeView whole, ReadFigures progress) {
        this.jdbi = jdbi;
        this.whole = whole;
        this.progress = progress;
    }

    Figures of(UUID item, Instant asOf) {
        return of(List.of(item), asOf).get(item);
    }

    Map<UUID, Figures> of(Collection<UUID> items, Instant asOf) {
        Map<UUID, List<Worded>> measures = whole.of(() -> measures(items));
        Map<UUID, Figures> figures = new HashMap<>();
        progress.of(items, asOf)
                .forEach(
                        (item, reached) -> figures.put(item, figures(measures.getOrDefault(item, List.of()), reached)));
        return figures;
    }

    private Map<UUID, List<Worded>> measures(Collection<UUID> items) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                """
                                select id, item_id, wording, commitment from measure where item_id = any(:items)
                                order by item_id, position""")
                        .bindArray("items", UUID.class, List.copyOf(items))
                        .map((row, context) -> worded(row))
                        .list())
                .stream()
                .collect(groupingBy(Worded::itemId));
    }

    private static Figures figures(List<Worded> promised, ItemFigures reached) {
        List<OfMeasure> measures = promised.stream()
                .map(each -> new OfMeasure(
                        each.id(),
                        each.wording(),
                        each.commitment(),
                        reached.byMeasure().getOrDefault(each.id(), Tasks.NONE)))
                .toList();
        List<OfTarget> targets = reached.targets().stream()
                .map(each -> new OfTarget(each.target(), commitment(each.target(), measures), each.reached()))
                .toList();
        return new Figures(reached.tasks(), reached.openFindings(), measures, targets);
    }

    private static Commitment commitment(Target target, List<OfMeasure> measures) {
        return measures.stream()
                .filter(each -> target.measureId() == null || each.measureId().equals(target.measureId()))
                .map(OfMeasure::commitment)
                .min(Comparator.naturalOrder())
                .orElse(Commitment.MUST);
    }

    private static Worded worded(ResultSet row) throws SQLException {
        return new Worded(
                row.getObject("id", UUID.class),
                row.getObject("item_id", UUID.class),
                row.getString("wording"),
                Commitment.valueOf(row.getString("commitment")));
    }
}
