package dudao.plan.programmes;

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

/** A programme as its issuer wants it. */
@Schema(name = "ProgrammeDraft")
public record ProgrammeDraft(
        @NotBlank @Size(max = 500) String title,
        @Schema(description = "文号, as printed; once for each issuer") @Size(min = 1, max = 100) String documentNumber,
        @NotNull @Min(1990) @Max(2199) Integer fromYear,
        @Schema(description = "last year, at most 20 after the first") @NotNull @Min(1990) @Max(2199) Integer toYear,
        @Schema(description = "totals over all its years") @Size(max = 200)
                List<@NotNull @Valid ProgrammeTarget> targets) {

    private static final int MOST_YEARS = 20;

    public ProgrammeDraft {
        targets = targets == null ? List.of() : targets;
    }

    boolean endsBeforeItBegins() {
        return toYear < fromYear || toYear - fromYear > MOST_YEARS;
    }

    /** @return position of a total whose unit and object stand there already, or -1: items' targets would count twice */
    int repeatedTarget() {
        Set<List<String>> seen = new HashSet<>();
        for (int n = 0; n < targets.size(); n++) {
            ProgrammeTarget target = targets.get(n);
            if (!seen.add(List.of(target.unit(), target.object() == null ? "" : target.object()))) {
                return n;
            }
        }
        return -1;
    }
}
