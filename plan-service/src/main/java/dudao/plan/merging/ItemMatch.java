package dudao.plan.merging;

import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.comparison.Pairing;
import dudao.plan.targets.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An item of the plan and what the text says of it. Items are found again by what they say, whatever their number is now.
 *
 * @param row null of one the text adds
 * @param text null of one it no longer has
 * @param reworded whether title or body say something else; if not, its measures and targets are left alone
 */
record ItemMatch(
        Change change, Item row, Item text, boolean reworded, List<MeasureMatch> measures, List<TargetMatch> targets) {

    /** In the order of the text, those it no longer has at the end; what was typed in here is no matter of the text. */
    static List<ItemMatch> of(List<Item> rows, List<Item> text, EarlierText earlier) {
        Set<UUID> known = rows.stream().map(Item::id).collect(Collectors.toCollection(HashSet::new));
        Pairing<Item> pairing = Pairing.of(
                rows,
                text,
                List.of(
                        item -> List.of(item.number(), EarlierText.words(original(item, known, earlier))),
                        item -> EarlierText.words(original(item, known, earlier)),
                        item -> EarlierText.words(original(item, known, earlier))
                                .get(0)),
                item -> item.title() + item.body());
        List<ItemMatch> matches = new ArrayList<>();
        List<Item> found = pairing.earlierOfLater();
        for (int i = 0; i < text.size(); i++) {
            matches.add(found.get(i) == null ? added(text.get(i)) : match(found.get(i), text.get(i), earlier));
        }
        pairing.removed().stream()
                .filter(each -> each.span() != null)
                .forEach(each -> matches.add(new ItemMatch(Change.REMOVED, each, null, false, List.of(), List.of())));
        return matches;
    }

    private static Item original(Item item, Set<UUID> rows, EarlierText earlier) {
        return rows.contains(item.id()) ? earlier.original(item) : item;
    }

    private static ItemMatch match(Item row, Item text, EarlierText earlier) {
        Item original = earlier.original(row);
        if (EarlierText.words(original).equals(EarlierText.words(text))) {
            boolean moved = !EarlierText.place(original).equals(EarlierText.place(text));
            return new ItemMatch(moved ? Change.CHANGED : Change.UNCHANGED, row, text, false, List.of(), List.of());
        }
        return new ItemMatch(
                Change.CHANGED,
                row,
                text,
                true,
                MeasureMatch.of(row, text, earlier),
                TargetMatch.of(row, text, earlier));
    }

    private static ItemMatch added(Item text) {
        return new ItemMatch(
                Change.ADDED,
                null,
                text,
                true,
                text.measures().stream()
                        .map(each -> new MeasureMatch(Change.ADDED, null, each))
                        .toList(),
                text.targets().stream()
                        .map(each -> new TargetMatch(Change.ADDED, null, each))
                        .toList());
    }

    /** Of the plan's item, or of the one that is added. */
    UUID id() {
        return row == null ? text.id() : row.id();
    }

    boolean addsToItem() {
        return row != null && !(addedMeasures().isEmpty() && addedTargets().isEmpty());
    }

    List<Measure> addedMeasures() {
        return measures.stream()
                .filter(each -> each.change() == Change.ADDED)
                .map(MeasureMatch::text)
                .toList();
    }

    List<Target> addedTargets() {
        return targets.stream()
                .filter(each -> each.change() == Change.ADDED)
                .map(TargetMatch::text)
                .toList();
    }

    /** The plan's measure that now promises a target of the text, or null. */
    UUID measureOf(Target said) {
        return measures.stream()
                .filter(each -> each.text() != null && each.text().id().equals(said.measureId()))
                .map(each -> each.row() == null ? each.text().id() : each.row().id())
                .findFirst()
                .orElse(null);
    }

    List<UUID> measureOrder(boolean removeMissing) {
        List<UUID> gone = measures.stream()
                .filter(each -> removeMissing && each.change() == Change.REMOVED)
                .map(each -> each.row().id())
                .toList();
        List<UUID> rows = row.measures().stream()
                .map(Measure::id)
                .filter(id -> !gone.contains(id))
                .toList();
        List<UUID> said = measures.stream()
                .filter(each -> each.text() != null)
                .map(each -> each.row() == null ? each.text().id() : each.row().id())
                .toList();
        return Order.of(rows, said);
    }
}
