package dudao.plan.progress;

import dudao.commons.identity.Scope;
import dudao.commons.secrecy.Secrecy;
import dudao.plan.progress.Progress.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Figures of whole items, whoever asks: an item is judged by all its tasks. Whether it may be read is asked before. */
@Singleton
public class ReadFigures {

    /** Who asks for now has looked at the clock before. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final Jdbi jdbi;
    private final FiguresReader figures;
    private final Clock clock;

    ReadFigures(Jdbi jdbi, FiguresReader figures, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.figures = figures;
    }

    public ItemFigures of(UUID itemId, Instant asOf) {
        return of(List.of(itemId), asOf).get(itemId);
    }

    /** One query for each plan. @return those there are */
    public Map<UUID, ItemFigures> of(Collection<UUID> itemIds, Instant asOf) {
        return jdbi.withHandle(handle -> seeingAll(handle, () -> {
            Map<UUID, ItemFigures> all = new LinkedHashMap<>();
            questions(handle, itemIds, asOf).forEach(question -> of(question)
                    .filter(item -> itemIds.contains(item.itemId()))
                    .forEach(item -> all.put(item.itemId(), item)));
            return all;
        }));
    }

    private List<Question> questions(Handle handle, Collection<UUID> itemIds, Instant asOf) {
        boolean past = asOf.isBefore(clock.instant().minus(A_MOMENT));
        return handle.createQuery(
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
                            past,
                            anybody(row.getObject("issuer_id", UUID.class)));
                })
                .list();
    }

    /** A reader nothing is hidden from: who drafted the plan, and every path begins with nothing. */
    private static Map<String, Object> anybody(UUID issuer) {
        return Map.of(
                "scope", new String[] {""}, "maker", true, "drafter", true, Secrecy.OFFICE, issuer, "house", issuer);
    }

    /** The caller's own view is put back, whatever happens. */
    private static <T> T seeingAll(Handle handle, Supplier<T> reading) {
        String own = handle.createQuery("select coalesce(current_setting('dudao.scope', true), '')")
                .mapTo(String.class)
                .one();
        Scope.everything(handle);
        try {
            return reading.get();
        } finally {
            handle.execute("select set_config('dudao.scope', ?, true)", own);
        }
    }

    private Stream<ItemFigures> of(Question question) {
        Figures read = figures.read(question);
        return read.items().stream().map(item -> of(question, item.id(), read));
    }

    private static ItemFigures of(Question question, UUID item, Figures read) {
        List<Figures.Count> counts = read.counts().stream()
                .filter(count -> item.equals(count.itemId()))
                .toList();
        Tasks tasks = ProgressReader.tasks(counts);
        int done = Standings.done(tasks.byState());
        int cancelled = tasks.byState().getOrDefault("CANCELLED", 0);
        int total = Standings.inScope(tasks);
        return new ItemFigures(
                item,
                question.asOf(),
                tasks.byState(),
                total,
                done,
                total - done - cancelled,
                tasks.byLight().getOrDefault("RED", 0) + tasks.byLight().getOrDefault("DARK_RED", 0),
                cancelled,
                read.targets().stream()
                        .filter(each -> item.equals(each.itemId()))
                        .map(each -> target(each, done, total))
                        .toList(),
                ProgressReader.findings(counts));
    }

    private static ItemFigures.TargetFigures target(Figures.Reached reached, int done, int total) {
        return new ItemFigures.TargetFigures(
                reached.target().targetId(),
                reached.achieved(),
                reached.reported(),
                reached.unitsDone() == null ? done : reached.unitsDone(),
                reached.unitsInScope() == null ? total : reached.unitsInScope(),
                reached.latest());
    }
}
