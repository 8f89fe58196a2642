package dudao.plan.progress;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an item's tasks, reports and findings come to, for whoever judges it.
 *
 * @param tasksByState every task ever assigned, also those handed on
 * @param total every task but those handed on
 * @param done whose completion was accepted
 * @param open neither done nor cancelled
 * @param late open and past the limit
 */
public record ItemFigures(
        UUID itemId,
        Instant asOf,
        Map<String, Integer> tasksByState,
        int total,
        int done,
        int open,
        int late,
        int cancelled,
        List<TargetFigures> targets,
        int openFindings) {

    /**
     * @param achieved sum of the reports of tasks whose completion was accepted, {@code reported} of all
     * @param unitsDone tasks of the target's measure that are done, or of the item; {@code unitsInScope} all of them
     * @param latest last value recorded of what does not add up, or null
     */
    public record TargetFigures(
            UUID targetId,
            BigDecimal achieved,
            BigDecimal reported,
            int unitsDone,
            int unitsInScope,
            BigDecimal latest) {}
}
