package dudao.plan.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a plan or an item is, as of one moment. */
@Schema(name = "Progress")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
        @Schema(description = "the moment asked about; the same past moment gives the same answer for ever")
                OffsetDateTime asOf,
        UUID planId,
        @Schema(description = "only of an item") UUID itemId,
        Tasks tasks,
        List<TargetProgress> targets,
        @Schema(description = "findings that are confirmed and not yet closed") int openFindings,
        @Schema(description = "only of a plan") List<ItemProgress> items) {

    /** States and lights nobody is in are left out. */
    @Schema(name = "TaskCounts", description = "every task ever assigned, cancelled and reassigned ones included")
    record Tasks(int total, Map<String, Integer> byState, Map<String, Integer> byLight) {}

    @Schema(name = "TargetProgress")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TargetProgress(
            UUID targetId,
            UUID itemId,
            String text,
            String object,
            String unit,
            @Schema(description = "=, >=, <= or ~") String comparator,
            @Schema(description = "what the plan promises") BigDecimal wanted,
            @Schema(description = "sum of the reports of tasks whose completion was accepted") BigDecimal achieved,
            @Schema(description = "sum of all reports, confirmed or not") BigDecimal reported,
            @Schema(description = "names of what was achieved, each once") List<String> objects) {}

    @Schema(name = "ItemProgress")
    record ItemProgress(
            UUID itemId, String number, String title, Tasks tasks, List<TargetProgress> targets, int openFindings) {}
}
