package dudao.plan.progress;

import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was counted for one question, by item.
 *
 * @param seen in which state of the database
 * @param whole whether it is all there is, or only what stands in the caller's part of the tree
 * @param tallies by item, without those nothing is counted of; under null what is about the plan as such
 * @param targets by item
 * @param measures empty unless somebody judges
 */
record Figures(
        Seen seen,
        boolean whole,
        List<Item> items,
        Map<UUID, Tally> tallies,
        Map<UUID, List<Reached>> targets,
        List<OfMeasure> measures) {

    /**
     * @param saidBy tells what the plan says from what it said before
     * @param version see {@link Remembered#VERSION}
     * @param until the last moment before a light of running tasks changes by itself; null where none does before the limits
     *     that are near on another day
     */
    record Seen(String saidBy, String version, Instant until) {}

    record Item(UUID id, String number, String title, Integer section, String heading, String state) {}

    Tally tallyOf(UUID item) {
        return tallies.getOrDefault(item, Tally.NONE);
    }

    List<Reached> targetsOf(UUID item) {
        return targets.getOrDefault(item, List.of());
    }

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
