package dudao.plan.progress;

import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an item's tasks, reports and findings come to, for whoever judges it.
 *
 * @param tasksByState every task ever assigned, also those handed on
 * @param byMeasure of each measure that has tasks; tasks of none are only in {@code tasks}
 */
public record ItemFigures(
        UUID itemId,
        Instant asOf,
        Map<String, Integer> tasksByState,
        Tasks tasks,
        Map<UUID, Tasks> byMeasure,
        List<OfTarget> targets,
        int openFindings) {

    @Schema(name = "AssessedTasks", description = "those cancelled stay in the total")
    public record Tasks(
            @Schema(description = "without those reassigned: their successors count") int total,
            int open,
            int completed,
            @Schema(description = "of those completed: submitted after their limit") int late,
            int cancelled) {

        public static final Tasks NONE = new Tasks(0, 0, 0, 0, 0);

        static Tasks of(Figures.Units units, int late, int cancelled) {
            return new Tasks(
                    units.inScope(), units.inScope() - units.done() - cancelled, units.done(), late, cancelled);
        }
    }

    /** @param reached as the progress of the item shows it */
    public record OfTarget(Target target, Standing.Figures reached) {}
}
