package dudao.inspection.opinions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An opinion letter (督导意见书) before it is issued. */
record LetterDraft(
        @NotBlank @Size(max = 20_000) @Schema(description = "公正的评价") String evaluation,
        @Size(max = 10_000) @Schema(description = "建议") String advice,
        @NotNull @Size(max = 200) @Schema(description = "one for each point of the defence")
                List<@NotNull @Valid Answer> answers,
        @NotNull @Size(max = 200) @Schema(description = "one for each confirmed finding that is not ordered yet")
                List<@NotNull @Valid Demanded> demands) {

    @Schema(name = "DefenceAnswer")
    record Answer(
            @NotNull @PositiveOrZero @Schema(description = "of the point, counted from 0") Integer position,
            @NotNull Boolean accepted,
            @NotBlank @Size(max = 10_000) String answer) {}

    @Schema(name = "OpinionDemand")
    record Demanded(
            @NotNull UUID findingId,
            @NotBlank @Size(max = 2000) String demand,
            @NotNull @Schema(description = "statutory: the order to rectify has this day and no other")
                    LocalDate dueOn) {}
}
