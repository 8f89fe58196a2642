package dudao.inspection.records;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record NewHearing(
        @NotNull @Schema(description = "each group is heard by itself (教育督导条例 Art. 19)") HeardGroup heard,
        @NotBlank @Size(max = 200) @Schema(description = "座谈会 or another form") String method,
        @NotNull @Positive Integer participants,
        @Schema(description = "not named by the unit; some local laws demand it") Boolean chosenAtRandom,
        @Size(max = 200) @Schema(description = "who left the room; some local laws demand it") String keptOut,
        @NotBlank @Size(max = 10_000) @Schema(description = "what was said, without names") String text) {}
