package dudao.plan.importing.comparison;

import static dudao.plan.importing.comparison.Wording.squeezed;

import dudao.plan.importing.comparison.ImportDiff.Change;
import dudao.plan.importing.comparison.ImportDiff.DocumentDiff;
import dudao.plan.importing.comparison.ImportDiff.ItemDiff;
import dudao.plan.importing.comparison.ImportDiff.ItemKey;
import dudao.plan.importing.comparison.Pairing.Pair;
import dudao.plan.importing.document.ImportResult;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.ImportedSection;
import dudao.plan.importing.document.ImportedTarget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/** Compares two imports. Things are found again by what they say; numbers only tell equals apart. */
public final class Comparison {

    private static final ImportedDocument NOTHING =
            new ImportedDocument(null, null, null, null, null, List.of(), List.of(), List.of());

    private Comparison() {}

    public static ImportDiff of(ImportResult earlier, ImportResult later) {
        List<ImportedDocument> before = earlier.documents();
        List<ImportedDocument> after = later.documents();
        Pairing<ImportedDocument> pairing = Pairing.of(
                before,
                after,
                List.of(
                        document -> Arrays.asList(squeezed(document.title()), document.planYear(), document.issuer()),
                        document -> squeezed(document.title())),
                Comparison::words);
        List<DocumentDiff> documents = new ArrayList<>();
        for (Pair pair : pairing.pairs()) {
            documents.add(document(
                    pair.later() + 1, pair.earlier() + 1, before.get(pair.earlier()), after.get(pair.later())));
        }
        pairing.added().forEach(document -> documents.add(document(place(after, document), null, NOTHING, document)));
        pairing.removed()
                .forEach(document -> documents.add(document(null, place(before, document), document, NOTHING)));
        return new ImportDiff(documents);
    }

    private static DocumentDiff document(
            Integer place, Integer earlierPlace, ImportedDocument before, ImportedDocument after) {
        Pairing<ImportedItem> pairing = Pairing.of(
                before.items(),
                after.items(),
                List.of(
                        item -> List.of(item.number(), squeezed(item.title()), squeezed(item.body())),
                        item -> List.of(squeezed(item.title()), squeezed(item.body())),
                        item -> squeezed(item.title())),
                item -> item.title() + item.body());
        List<ItemDiff> changed = new ArrayList<>();
        for (Pair pair : pairing.pairs()) {
            ImportedItem one = before.items().get(pair.earlier());
            ImportedItem other = after.items().get(pair.later());
            if (!key(one).equals(key(other)) || !squeezed(one.body()).equals(squeezed(other.body()))) {
                changed.add(item(one, other));
            }
        }
        return new DocumentDiff(
                place,
                earlierPlace,
                after.title(),
                before.title(),
                without(after.sections(), before.sections()),
                without(before.sections(), after.sections()),
                pairing.added().stream().map(Comparison::key).toList(),
                pairing.removed().stream().map(Comparison::key).toList(),
                changed,
                pairing.pairs().size() - changed.size());
    }

    private static ItemDiff item(ImportedItem before, ImportedItem after) {
        Pairing<ImportedMeasure> measures = Pairing.of(
                before.measures(),
                after.measures(),
                List.of(measure -> squeezed(measure.wording())),
                ImportedMeasure::wording);
        Pairing<ImportedTarget> targets = Pairing.of(
                before.targets(),
                after.targets(),
                List.of(Comparison::promise, target -> Arrays.asList(target.object(), target.unit())),
                ImportedTarget::text);
        return new ItemDiff(
                key(after),
                key(before),
                !squeezed(before.body()).equals(squeezed(after.body())),
                measures.added(),
                measures.removed(),
                changes(measures, before.measures(), after.measures(), Comparison::isSameMeasure),
                targets.added(),
                targets.removed(),
                changes(targets, before.targets(), after.targets(), (one, other) -> promise(one)
                        .equals(promise(other))));
    }

    private static <T> List<Change<T>> changes(
            Pairing<T> pairing, List<T> before, List<T> after, BiPredicate<T, T> same) {
        return pairing.pairs().stream()
                .map(pair -> new Change<>(before.get(pair.earlier()), after.get(pair.later())))
                .filter(change -> !same.test(change.earlier(), change.later()))
                .toList();
    }

    private static boolean isSameMeasure(ImportedMeasure one, ImportedMeasure other) {
        return one.commitment() == other.commitment() && squeezed(one.wording()).equals(squeezed(other.wording()));
    }

    /** What a target promises, wherever it stands and however its clause is worded. */
    private static Object promise(ImportedTarget target) {
        return Arrays.asList(
                target.quantity().stripTrailingZeros(), target.unit(), target.object(), target.comparator());
    }

    private static ItemKey key(ImportedItem item) {
        return new ItemKey(item.number(), item.section(), item.title());
    }

    private static String words(ImportedDocument document) {
        StringBuilder words = new StringBuilder(String.valueOf(document.title()));
        document.items().forEach(item -> words.append(item.title()));
        return words.toString();
    }

    private static List<ImportedSection> without(List<ImportedSection> sections, List<ImportedSection> others) {
        java.util.Set<ImportedSection> known = new java.util.HashSet<>(others);
        return sections.stream().filter(section -> !known.contains(section)).toList();
    }

    private static int place(List<ImportedDocument> documents, ImportedDocument document) {
        int place = 0;
        while (documents.get(place) != document) {
            place++;
        }
        return place + 1;
    }
}
