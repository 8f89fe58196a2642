package dudao.task.burden;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "WhiteListCounts",
        description =
                "What was wanted of a school beside plans and findings; of what was handed down to schools the unit"
                        + " that may do so")
public record WhiteListCounts(
        @Schema(description = "the school, or the unit that may hand it down to schools") UUID organizationId,
        String name,
        @Schema(description = "all that was registered in the year") long registered,
        @Schema(description = "no leader has decided yet") long waiting,
        @Schema(description = "a leader approved, whether it has been assigned or not") long approved,
        long refused,
        long withdrawn,
        @Schema(description = "of the approved ones, tasks of the unit by now") long assigned) {}
