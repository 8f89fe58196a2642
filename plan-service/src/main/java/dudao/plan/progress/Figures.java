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
 */
record Figures(Instant until, boolean whole, List<Item> items, List<Count> counts, List<Reached> targets) {

    enum Kind {
        STATE,
        LIGHT,
        FINDING
    }

    record Item(UUID id, String number, String title, Integer section, String heading, String state) {}

    /** @param itemId null of a finding about the plan as such */
    record Count(Kind kind, UUID itemId, String name, int number) {}

    /**
     * @param unitsDone null unless the target is one of a measure
     * @param latest last value recorded of what does not add up
     * @param named how many different names the reports gave, of which the first are listed
     */
    record Reached(
            UUID itemId,
            Target target,
            BigDecimal achieved,
            BigDecimal reported,
            Integer unitsDone,
            Integer unitsInScope,
            BigDecimal latest,
            int named,
            List<String> objects) {}
}
