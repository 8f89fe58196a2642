package dudao.task.delegations;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewDelegation")
record NewDelegation(
        @NotBlank @Size(max = 200) @Schema(description = "the `sub` of the person who will act") String delegate,
        @NotBlank @Size(max = 100) String delegateName,
        @NotEmpty @Size(max = 7) @Schema(description = "of the delegator's own roles")
                List<@NotBlank @Size(max = 30) String> roles,
        @NotNull @Schema(description = "first day, not before today") LocalDate from,
        @NotNull @Schema(description = "last day, at most a year after the first") LocalDate to,
        @NotBlank @Size(max = 1000) String reason) {}
