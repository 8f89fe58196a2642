package dudao.plan.acceptance;

import dudao.commons.data.Ids;
import dudao.commons.secrecy.Classification;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.ImportedTarget;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What was recognised in a document, as items of a plan. What stands within a measure's words belongs to the measure. */
final class Acceptance {

    private Acceptance() {}

    static List<Item> items(UUID planId, ImportedDocument document) {
        List<Item> items = new ArrayList<>();
        for (ImportedItem imported : document.items()) {
            items.add(item(planId, items.size(), imported));
        }
        return items;
    }

    private static Item item(UUID planId, int position, ImportedItem imported) {
        UUID id = Ids.next();
        List<Measure> measures = new ArrayList<>();
        for (ImportedMeasure measure : imported.measures()) {
            measures.add(measure(planId, id, measures.size(), measure, imported.deadlines()));
        }
        return new Item(
                id,
                planId,
                0,
                "DRAFT",
                position,
                imported.number(),
                imported.section(),
                null,
                imported.title(),
                imported.body(),
                imported.span(),
                imported.targets().stream()
                        .map(target -> target(target, measures))
                        .toList(),
                imported.deadlines().stream()
                        .map(each -> new Item.Deadline(each.text(), each.date()))
                        .toList(),
                imported.frequencies().stream()
                        .map(each -> new Item.Frequency(each.text(), each.per(), each.count()))
                        .toList(),
                measures,
                Classification.INTERNAL,
                null);
    }

    private static Measure measure(
            UUID planId, UUID itemId, int position, ImportedMeasure imported, List<ImportedDeadline> deadlines) {
        return new Measure(
                Ids.next(),
                itemId,
                planId,
                0,
                position,
                imported.wording(),
                imported.span(),
                imported.commitment(),
                List.of(),
                null,
                List.of(),
                null,
                dueOn(imported.span(), deadlines),
                null,
                null,
                null);
    }

    /** Only a date the measure's own words name, and only when they name one: two are for a person to choose from. */
    private static LocalDate dueOn(Span measure, List<ImportedDeadline> deadlines) {
        List<LocalDate> own = deadlines.stream()
                .filter(each -> each.date() != null && within(each.span(), measure))
                .map(ImportedDeadline::date)
                .distinct()
                .toList();
        return own.size() == 1 ? own.get(0) : null;
    }

    private static Target target(ImportedTarget imported, List<Measure> measures) {
        UUID measure = measures.stream()
                .filter(each -> within(imported.span(), each.span()))
                .map(Measure::id)
                .findFirst()
                .orElse(null);
        return new Target(
                Ids.next(),
                measure,
                imported.text(),
                imported.quantity(),
                imported.unit(),
                imported.object(),
                imported.comparator());
    }

    private static boolean within(Span inner, Span outer) {
        return inner != null && outer != null && outer.contains(inner);
    }
}
