package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.importing.document.Commitment;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an item has come to, as of one moment. */
record Figures(Tasks tasks, int openFindings, List<OfMeasure> measures, List<OfTarget> targets) {

    /** @param total without those that were reassigned: their successors count */
    @Schema(name = "AssessedTasks", description = "those cancelled stay in the total")
    record Tasks(
            @Schema(description = "without those reassigned: their successors count") int total,
            int open,
            int completed,
            @Schema(description = "of those completed: submitted after their limit") int late,
            int cancelled) {

        static final Tasks NONE = new Tasks(0, 0, 0, 0, 0);

        Tasks and(Tasks others) {
            return new Tasks(
                    total + others.total,
                    open + others.open,
                    completed + others.completed,
                    late + others.late,
                    cancelled + others.cancelled);
        }
    }

    @Schema(name = "AssessedMeasure")
    record OfMeasure(UUID measureId, String wording, Commitment commitment, Tasks tasks) {}

    /** @param commitment of its measure; of a target of the whole item the strongest of its measures */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfTarget(Target target, Commitment commitment, Standing.Figures reached) {}
}
