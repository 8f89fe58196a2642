package dudao.task.reporting;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a target of a task stands by the unit's reports; what was corrected counts no more. */
@Schema(name = "Figure")
record Figure(
        UUID targetId,
        String text,
        @Schema(description = "of what") String object,
        String unit,
        @Schema(description = "what this unit is to reach: its share, what its level is given, else all of it")
                BigDecimal wanted,
        @Schema(description = "sum of what was reported on this task") BigDecimal total,
        @Schema(description = "what the last report added") BigDecimal last,
        OffsetDateTime lastAt,
        @Schema(description = "names reported so far") List<String> objects,
        @Schema(
                        description =
                                "tasks of the same unit that ask for the same thing in the same unit of measure: name"
                                        + " one in sameAsTaskId and nothing need be filled in again")
                List<Elsewhere> elsewhere) {

    @Schema(name = "FigureElsewhere")
    record Elsewhere(UUID taskId, UUID targetId, String text, BigDecimal total, OffsetDateTime lastAt) {}

    static Figure none(UUID targetId) {
        return new Figure(targetId, null, null, null, null, BigDecimal.ZERO, null, null, List.of(), List.of());
    }
}
