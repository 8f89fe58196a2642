package dudao.inspection.opinions;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one part of a letter reads from now on (变更). Days of demands are not changed so: they have their own way. */
@Schema(name = "LetterChange")
public record LetterChange(
        @NotNull Part part,
        @Schema(description = "of a DEMAND") UUID findingId,
        @NotBlank @Size(max = 20_000) @Schema(description = "the whole part as it reads from now on") String text) {

    @Schema(name = "LetterPart")
    public enum Part {
        EVALUATION,
        ADVICE,
        DEMAND
    }

    @AssertTrue(message = "整改要求要指明问题,其他部分不指明")
    @Schema(hidden = true)
    boolean isFindingNamed() {
        return part == null || (part == Part.DEMAND) == (findingId != null);
    }
}
