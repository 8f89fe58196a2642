package dudao.plan.planning;

import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
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
                List<@NotNull @Valid Section> sections,
        @Schema(description = "of the whole plan; absent: it stays as it is, and a new plan is INTERNAL")
                Classification classification,
        @Schema(description = "with RESTRICTED only: the office that alone handles the plan") UUID handlingOfficeId) {

    public static final String DEFAULT_KIND = "工作要点";

    @Schema(name = "Section")
    public record Section(
            @Schema(description = "as printed") @Min(1) @Max(999) int ordinal,
            @NotBlank @Size(max = 1000) String heading) {}

    public PlanDraft {
        kind = kind == null || kind.isBlank() ? DEFAULT_KIND : kind.strip();
    }

    Secrecy secrecy() {
        return new Secrecy(classification, handlingOfficeId);
    }

    boolean saysSecrecy() {
        return classification != null || handlingOfficeId != null;
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
