package dudao.task.cadence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that comes back. */
@Schema(name = "Cadence")
public record Cadence(
        @Schema(description = "what is to be done or told each time") @NotBlank @Size(max = 60) String name,
        @NotNull @Pattern(regexp = "day|week|month|quarter|semester|year") String per,
        @Schema(description = "how often within a period, at least; 1 unless told") @Min(1) @Max(31) Integer count,
        @Schema(description = "a daily one: also on days of rest; otherwise on working days only") boolean restDays) {

    public Cadence {
        count = count == null ? 1 : count;
    }
}
