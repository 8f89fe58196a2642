package dudao.plan.acceptance;

import dudao.commons.data.Ids;
import dudao.commons.secrecy.Classification;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedItem;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.ImportedTarget;
import dudao.plan.importing.document.Span;
import dudao.plan.targets.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;

/** What was recognised in a document, as items of a plan. What stands within a measure's words belongs to the measure. */
public final class Acceptance {

    private final UUID planId;
    private final Integer planYear;
    private final KnownParties known;

    private Acceptance(UUID planId, Integer planYear, KnownParties known) {
        this.planId = planId;
        this.planYear = planYear;
        this.known = known;
    }

    /** @param planYear at whose end is due what has no date; the drafter may have corrected the document's; null: no date */
    public static List<Item> items(UUID planId, Integer planYear, ImportedDocument document, KnownParties known) {
        Acceptance acceptance = new Acceptance(planId, planYear, known);
        List<Item> items = new ArrayList<>();
        for (ImportedItem imported : document.items()) {
            items.add(acceptance.item(items.size(), imported));
        }
        return items;
    }

    private Item item(int position, ImportedItem imported) {
        UUID id = Ids.next();
        Responsibility responsibility = Responsibility.of(imported.parties(), known);
        Mentions mentions = Mentions.of(imported);
        List<Measure> measures = new ArrayList<>();
        for (ImportedMeasure measure : imported.measures()) {
            measures.add(measure(id, measures.size(), measure, mentions, responsibility));
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
                targets(imported.targets(), measures),
                imported.deadlines().stream()
                        .map(each -> new Item.Deadline(each.text(), each.date()))
                        .toList(),
                imported.frequencies().stream()
                        .map(each -> new Item.Frequency(each.text(), each.per(), each.count()))
                        .toList(),
                measures,
                Classification.INTERNAL,
                null,
                Said.undertaking(imported, responsibility),
                Said.ties(imported));
    }

    /** @param ofItem whose responsibility goes down to a measure whose own words name nobody */
    private Measure measure(
            UUID itemId, int position, ImportedMeasure imported, Mentions ofItsItem, Responsibility ofItem) {
        Timing timing = Timing.of(imported, ofItsItem, planYear);
        Responsibility own = Responsibility.of(ofItsItem.parties().within(imported.span()), known);
        Responsibility responsibility = own.lead() == null ? ofItem : own;
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
                responsibility.lead(),
                responsibility.assisting(),
                null,
                timing.dueOn(),
                timing.cadence(),
                null,
                null,
                Said.terms(imported, ofItsItem, timing));
    }

    private static List<Target> targets(List<ImportedTarget> imported, List<Measure> measures) {
        List<UUID> ids = imported.stream().map(each -> Ids.next()).toList();
        NavigableMap<Integer, Measure> byStart = new TreeMap<>();
        measures.forEach(each -> byStart.put(each.span().start(), each));
        List<Target> targets = new ArrayList<>();
        for (ImportedTarget each : imported) {
            targets.add(Target.imported(ids.get(targets.size()), saying(each.span(), byStart), each, ids));
        }
        return targets;
    }

    /** Measures do not overlap: it can only be the last that begins before. */
    private static UUID saying(Span target, NavigableMap<Integer, Measure> measures) {
        Map.Entry<Integer, Measure> before = measures.floorEntry(target.start());
        return before != null && before.getValue().span().contains(target)
                ? before.getValue().id()
                : null;
    }
}
