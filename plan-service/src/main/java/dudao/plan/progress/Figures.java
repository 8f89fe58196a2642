package dudao.plan.progress;

import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What was counted for one question, by item.
 *
 * @param saidBy tells what the plan says from what it said before
 * @param whole whether it is all there is, or only what stands in the caller's part of the tree
 * @param measures empty unless somebody judges
 */
record Figures(
        String saidBy,
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
    record Count(Kind kind, UUID itemId, String name, int number) {

        /**
         * A row of the statements. Of what is kept, each task has the light that its state has by itself, until a second
         * row moves it to another one.
         *
         * @param kind KEPT or MOVED, or the name of a {@link Kind}
         * @param other the light of what is kept, or that from which it is moved
         */
        static List<Count> of(String kind, UUID itemId, String name, String other, int number) {
            return switch (kind) {
                case "KEPT" ->
                    List.of(new Count(Kind.STATE, itemId, name, number), new Count(Kind.LIGHT, itemId, other, number));
                case "MOVED" ->
                    List.of(new Count(Kind.LIGHT, itemId, name, number), new Count(Kind.LIGHT, itemId, other, -number));
                default -> List.of(new Count(Kind.valueOf(kind), itemId, name, number));
            };
        }
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
