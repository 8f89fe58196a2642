package dudao.plan.progress;

import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was counted for one question, by item.
 *
 * @param until a light changes then by itself; null where none will, or nobody asked
 * @param whole whether it is all there is, or only what stands in the caller's part of the tree
 * @param measures empty unless somebody judges
 */
record Figures(
        Instant until,
        boolean whole,
        List<Item> items,
        List<Count> counts,
        List<Reached> targets,
        List<OfMeasure> measures) {

    enum Kind {
        STATE,
        LIGHT,
        FINDING
    }

    record Item(UUID id, String number, String title, Integer section, String heading, String state) {}

    /** @param itemId null of a finding about the plan as such */
    record Count(Kind kind, UUID itemId, String name, int number) {}

    /** Tasks of units; those handed on are in none of them. */
    record Units(int done, int inScope) {

        Units without(Units others) {
            return new Units(done - others.done, inScope - others.inScope);
        }
    }

    /** @param measureId that of the item where a task has none */
    record OfMeasure(UUID itemId, UUID measureId, Units units, int late, int cancelled) {}

    /**
     * @param units of its measure; null of a target of the whole item
     * @param spared of those, and of the item's, the ones that are approved not to count
     * @param latest last value recorded of what does not add up
     * @param named how many different names the reports gave, of which the first are listed
     */
    record Reached(
            UUID itemId,
            Target target,
            BigDecimal achieved,
            BigDecimal reported,
            Units units,
            Units spared,
            BigDecimal latest,
            int named,
            List<String> objects) {}
}
