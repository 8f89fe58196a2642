package dudao.plan.progress;

import dudao.plan.targets.Target;
import dudao.plan.targets.TargetKind;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a plan says of its sections and targets, whoever reads it: who may see an item is asked with each question.
 *
 * @param saidBy tells it from what the plan said before; null of one that nobody has changed
 * @param aims in the order of the plan
 * @param excluded units that are approved not to count
 */
record PlanContent(String saidBy, Map<Integer, String> headings, Map<UUID, Aim> aims, List<Excluded> excluded) {

    record Excluded(UUID targetId, UUID organizationId) {}

    /** @param latest last value recorded of what does not add up */
    record Aim(UUID itemId, Target target, BigDecimal latest) {

        UUID id() {
            return target.targetId();
        }

        UUID measureId() {
            return target.measureId();
        }

        boolean ofUnits() {
            return ofUnits(target.kind());
        }

        /** What is measured by how many units are done, where nothing else is known. */
        static boolean ofUnits(TargetKind kind) {
            return kind == TargetKind.COVERAGE || kind == TargetKind.RATIO;
        }
    }

    /** Those of one item, or all. */
    Collection<Aim> aimsOf(UUID itemId) {
        return itemId == null
                ? aims.values()
                : aims.values().stream()
                        .filter(aim -> aim.itemId().equals(itemId))
                        .toList();
    }
}
