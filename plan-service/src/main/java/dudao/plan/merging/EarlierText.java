package dudao.plan.merging;

import dudao.plan.acceptance.Acceptance;
import dudao.plan.acceptance.KnownParties;
import dudao.plan.access.PlanHead;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.comparison.Wording;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the text said from which the plan was last taken. Against it a later text is read, so that what people have
 * changed in the plan since is not taken for a change of the text. Empty for a plan that was typed in.
 */
final class EarlierText {

    private final Map<Span, Item> items = new HashMap<>();
    private final Map<Span, Measure> measures = new HashMap<>();
    private final Set<String> wordings = new HashSet<>();
    private final Set<Object> promises = new HashSet<>();

    private EarlierText() {}

    static EarlierText of(PlanHead plan, Optional<ImportedDocument> last) {
        EarlierText earlier = new EarlierText();
        List<Item> text = last.map(document -> Acceptance.items(plan.id(), plan.year(), document, KnownParties.NONE))
                .orElse(List.of());
        for (Item item : text) {
            earlier.items.put(item.span(), item);
            for (Measure measure : item.measures()) {
                earlier.measures.put(measure.span(), measure);
                earlier.wordings.add(Wording.squeezed(measure.wording()));
            }
            item.targets().forEach(target -> earlier.promises.add(TargetMatch.promise(target)));
        }
        return earlier;
    }

    /** The item as the text gave it; the item itself where no text did. */
    Item original(Item row) {
        return items.getOrDefault(row.span(), row);
    }

    String originalWording(Measure row) {
        return measures.getOrDefault(row.span(), row).wording();
    }

    /** The day the text gave the measure; of a measure it does not know, none. */
    LocalDate originalDueOn(Measure row) {
        Measure original = measures.get(row.span());
        return original == null ? null : original.dueOn();
    }

    boolean saidMeasure(Measure measure) {
        return wordings.contains(Wording.squeezed(measure.wording()));
    }

    boolean saidTarget(Object promise) {
        return promises.contains(promise);
    }

    static List<Object> words(Item item) {
        return Arrays.asList(Wording.squeezed(item.title()), Wording.squeezed(item.body()));
    }

    static List<Object> place(Item item) {
        return Arrays.asList(item.number(), item.sectionOrdinal());
    }
}
