package dudao.plan.planning;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan as its drafter wants it. */
@Schema(name = "PlanDraft")
public record PlanDraft(
        @NotBlank @Size(max = 500) String title,
        @Schema(description = "工作要点 unless told; one plan in force for each issuer, year and kind")
                @Size(min = 1, max = 50)
                String kind,
        @NotNull @Min(1990) @Max(2199) Integer year,
        @Schema(description = "absent in a change: they stay as they are") @Size(max = 200)
                List<@NotNull @Valid Section> sections) {

    public static final String DEFAULT_KIND = "工作要点";

    @Schema(name = "Section")
    public record Section(
            @Schema(description = "as printed") @Min(1) @Max(999) int ordinal,
            @NotBlank @Size(max = 1000) String heading) {}

    public PlanDraft {
        kind = kind == null || kind.isBlank() ? DEFAULT_KIND : kind.strip();
    }

    /** @return position of a section whose ordinal stands there already, or -1 */
    int repeatedSection() {
        Set<Integer> ordinals = new HashSet<>();
        for (int i = 0; sections != null && i < sections.size(); i++) {
            if (!ordinals.add(sections.get(i).ordinal())) {
                return i;
            }
        }
        return -1;
    }
}
