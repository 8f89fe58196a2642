package dudao.plan.progress;

import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
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
     * @param parts whose counters were added up; null where tasks were also counted one by one
     * @param until the last moment before a light of running tasks changes by itself; null where none does before the limits
     *     that are near on another day
     */
    record Seen(String saidBy, String version, List<String> parts, Instant until) {}

    /** Tasks that have another light than their state has by itself, because their limit is near or past. */
    record Moved(UUID itemId, String light, String other, int number) {}

    record Item(UUID id, String number, String title, Integer section, String heading, String state) {}

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

    /** The same with the lights of another moment. */
    Figures at(List<Moved> moved, Instant until) {
        Seen then = new Seen(seen.saidBy(), seen.version(), seen.parts(), until);
        Map<UUID, Tally> lit = new HashMap<>();
        tallies.forEach(
                (item, tally) -> lit.computeIfAbsent(item, id -> new Tally()).add(tally));
        moved.forEach(each -> lit.computeIfAbsent(each.itemId(), id -> new Tally())
                .add("MOVED", each.light(), each.other(), each.number()));
        return new Figures(then, whole, items, lit, targets, measures);
    }

    Tally tallyOf(UUID item) {
        return tallies.getOrDefault(item, Tally.NONE);
    }

    List<Reached> targetsOf(UUID item) {
        return targets.getOrDefault(item, List.of());
    }
}
