package dudao.plan.merging;

import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an imported document says otherwise than a plan. */
@Schema(name = "PlanDiff")
record PlanDiff(
        UUID planId,
        @Schema(description = "How many items are the same in number, section, title and body") long itemsUnchanged,
        @Schema(
                        description = "All items, in the order of the document; those it no longer has at the end."
                                + " What was typed into the plan and comes from no document is not listed")
                List<ItemDiff> items) {

    /** @param measures and {@code targets} only where the item's words have changed */
    @Schema(name = "PlanItemDiff")
    record ItemDiff(
            Change change,
            @Schema(description = "of the plan's item; null where the document adds one") UUID itemId,
            String number,
            String title,
            @Schema(description = "what the plan says; null where the document adds the item") String earlierNumber,
            String earlierTitle,
            @Schema(description = "whether title or body say something else") boolean reworded,
            List<MeasureDiff> measures,
            List<TargetDiff> targets) {}

    @Schema(name = "PlanMeasureDiff")
    record MeasureDiff(
            Change change,
            @Schema(description = "of the plan's measure; null where the document adds one") UUID measureId,
            String wording,
            String earlier) {}

    @Schema(name = "PlanTargetDiff")
    record TargetDiff(
            Change change,
            @Schema(description = "of the plan's target; null where the document adds one") UUID targetId,
            Promise later,
            Promise earlier) {}

    @Schema(name = "Promise")
    record Promise(String text, BigDecimal quantity, String unit, String object, String comparator) {

        static Promise of(Target target) {
            return target == null
                    ? null
                    : new Promise(
                            target.text(), target.quantity(), target.unit(), target.object(), target.comparator());
        }
    }

    static PlanDiff of(UUID planId, List<ItemMatch> matches) {
        long unchanged = matches.stream()
                .filter(each -> each.change() == Change.UNCHANGED)
                .count();
        return new PlanDiff(
                planId, unchanged, matches.stream().map(PlanDiff::item).toList());
    }

    private static ItemDiff item(ItemMatch match) {
        return new ItemDiff(
                match.change(),
                match.row() == null ? null : match.row().id(),
                match.text() == null ? null : match.text().number(),
                match.text() == null ? null : match.text().title(),
                match.row() == null ? null : match.row().number(),
                match.row() == null ? null : match.row().title(),
                match.row() != null && match.reworded(),
                match.measures().stream().map(PlanDiff::measure).toList(),
                match.targets().stream().map(PlanDiff::target).toList());
    }

    private static MeasureDiff measure(MeasureMatch match) {
        return new MeasureDiff(
                match.change(),
                match.row() == null ? null : match.row().id(),
                match.text() == null ? null : match.text().wording(),
                match.row() == null ? null : match.row().wording());
    }

    private static TargetDiff target(TargetMatch match) {
        return new TargetDiff(
                match.change(),
                match.row() == null ? null : match.row().targetId(),
                Promise.of(match.text()),
                Promise.of(match.row()));
    }
}
