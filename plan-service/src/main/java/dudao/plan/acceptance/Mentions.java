package dudao.plan.acceptance;

import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.document.ImportedFrequency;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedParty;
import dudao.plan.importing.document.ImportedReference;
import dudao.plan.importing.document.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an item's text names, found by its place: each of a thousand measures asks for its own, and would read through
 * every list.
 */
record Mentions(
        Placed<ImportedDeadline> deadlines,
        Placed<ImportedFrequency> frequencies,
        Placed<ImportedParty> parties,
        Placed<ImportedReference> references) {

    static Mentions of(ImportedItem item) {
        return new Mentions(
                Placed.of(item.deadlines(), ImportedDeadline::span),
                Placed.of(item.frequencies(), ImportedFrequency::span),
                Placed.of(item.parties(), ImportedParty::span),
                Placed.of(item.references(), ImportedReference::span));
    }

    /** Things of a text by where they begin. */
    record Placed<T>(NavigableMap<Integer, List<T>> byStart, Function<T, Span> place) {

        static <T> Placed<T> of(List<T> all, Function<T, Span> place) {
            NavigableMap<Integer, List<T>> byStart = new TreeMap<>();
            all.stream().filter(each -> place.apply(each) != null).forEach(each -> byStart.computeIfAbsent(
                            place.apply(each).start(), start -> new ArrayList<>())
                    .add(each));
            return new Placed<>(byStart, place);
        }

        /** In the order of the text. */
        List<T> within(Span whole) {
            return whole == null
                    ? List.of()
                    : byStart.subMap(whole.start(), true, whole.end(), true).values().stream()
                            .flatMap(List::stream)
                            .filter(each -> whole.contains(place.apply(each)))
                            .toList();
        }
    }
}
