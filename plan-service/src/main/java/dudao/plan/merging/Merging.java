package dudao.plan.merging;

import dudao.plan.content.Item;
import dudao.plan.content.Items;
import dudao.plan.content.Measure;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what a text says into a draft: rows that stay keep their ids and what people filled in. */
@Singleton
class Merging {

    private static final String ITEMS = "plan_item";
    private static final String MEASURES = "measure";

    private final Items items;
    private final MergedRows rows;
    private final Order order;

    Merging(Items items, MergedRows rows, Order order) {
        this.items = items;
        this.rows = rows;
        this.order = order;
    }

    /**
     * @param present all items of the plan, in order
     * @return whether anything was written
     */
    boolean merge(List<Item> present, List<ItemMatch> matches, EarlierText earlier, boolean removeMissing) {
        List<ItemMatch> said =
                matches.stream().filter(each -> each.text() != null).toList();
        Set<UUID> gone = matches.stream()
                .filter(each -> removeMissing && each.text() == null)
                .map(each -> each.row().id())
                .collect(Collectors.toSet());
        List<UUID> before =
                present.stream().map(Item::id).filter(id -> !gone.contains(id)).toList();
        List<UUID> after = Order.of(before, said.stream().map(ItemMatch::id).toList());
        boolean changes = !gone.isEmpty()
                || !after.equals(before)
                || said.stream().anyMatch(each -> each.change() != Change.UNCHANGED);
        if (changes) {
            rows.deleteItems(gone);
            add(before, said);
            reword(said, earlier, removeMissing);
            order.set(ITEMS, List.of(after));
        }
        boolean spans =
                spans(matches.stream().filter(each -> !gone.contains(each.id())).toList(), earlier);
        return changes || spans;
    }

    /** What an item gets more is first added with the item the text has, and then becomes the plan's own item's. */
    private void add(List<UUID> present, List<ItemMatch> said) {
        List<ItemMatch> extended = said.stream().filter(ItemMatch::addsToItem).toList();
        List<Item> texts = Stream.concat(said.stream().filter(each -> each.change() == Change.ADDED), extended.stream())
                .map(ItemMatch::text)
                .toList();
        if (texts.isEmpty()) {
            return;
        }
        order.makeRoom(ITEMS, present);
        order.makeRoom(
                MEASURES,
                extended.stream()
                        .flatMap(each -> each.row().measures().stream())
                        .map(Measure::id)
                        .toList());
        items.add(texts);
        Map<UUID, UUID> measures = new LinkedHashMap<>();
        Map<UUID, UUID> targets = new LinkedHashMap<>();
        Map<UUID, UUID> measureOfTarget = new LinkedHashMap<>();
        for (ItemMatch each : extended) {
            each.addedMeasures()
                    .forEach(measure -> measures.put(measure.id(), each.row().id()));
            each.addedTargets().forEach(target -> {
                targets.put(target.targetId(), each.row().id());
                measureOfTarget.put(target.targetId(), each.measureOf(target));
            });
        }
        rows.adopt("measure", measures);
        rows.attach(measureOfTarget);
        rows.adopt("target", targets);
        rows.deleteItems(extended.stream().map(each -> each.text().id()).toList());
    }

    private void reword(List<ItemMatch> said, EarlierText earlier, boolean removeMissing) {
        List<ItemMatch> changed =
                said.stream().filter(each -> each.change() == Change.CHANGED).toList();
        List<ItemMatch> reworded = changed.stream().filter(ItemMatch::reworded).toList();
        rows.places(changed.stream().filter(each -> !each.reworded()).toList());
        rows.items(reworded.stream().map(each -> Rewording.item(each, earlier)).toList());
        rows.measures(reworded.stream()
                .flatMap(each -> each.measures().stream())
                .filter(each -> each.change() == Change.CHANGED)
                .map(each -> Rewording.measure(each, earlier))
                .toList());
        rows.targets(reworded.stream()
                .flatMap(each -> each.targets().stream())
                .filter(each -> each.change() == Change.CHANGED)
                .toList());
        if (removeMissing) {
            reworded.forEach(this::removeMissing);
        }
        List<List<UUID>> orders = new ArrayList<>();
        reworded.forEach(each -> orders.add(each.measureOrder(removeMissing)));
        order.set(MEASURES, orders);
    }

    private void removeMissing(ItemMatch match) {
        List<UUID> measures = match.measures().stream()
                .filter(each -> each.change() == Change.REMOVED)
                .map(each -> each.row().id())
                .toList();
        Map<UUID, UUID> moved = new LinkedHashMap<>();
        match.targets().stream()
                .filter(each -> each.row() != null && each.text() != null)
                .filter(each -> measures.contains(each.row().measureId()))
                .forEach(each -> moved.put(each.row().targetId(), match.measureOf(each.text())));
        rows.attach(moved);
        rows.deleteTargets(match.targets().stream()
                .filter(each -> each.change() == Change.REMOVED)
                .map(each -> each.row().targetId())
                .toList());
        rows.deleteMeasures(measures);
    }

    private boolean spans(List<ItemMatch> matches, EarlierText earlier) {
        Spans spans = Spans.of(matches, earlier);
        rows.spans(ITEMS, spans.items());
        rows.spans(MEASURES, spans.measures());
        return !spans.items().isEmpty() || !spans.measures().isEmpty();
    }
}
