package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.importing.document.Commitment;
import dudao.plan.progress.ItemFigures.Tasks;
import dudao.plan.targets.Standing;
import dudao.plan.targets.Target;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an item has come to, as of one moment. */
record Figures(Tasks tasks, int openFindings, List<OfMeasure> measures, List<OfTarget> targets) {

    @Schema(name = "AssessedMeasure")
    record OfMeasure(UUID measureId, String wording, Commitment commitment, Tasks tasks) {}

    /** @param commitment of its measure; of a target of the whole item the strongest of its measures */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfTarget(Target target, Commitment commitment, Standing.Figures reached) {}
}
