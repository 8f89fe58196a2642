package dudao.inspection.inspectors;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record NewInspector(
        @NotBlank @Size(max = 100) String name,
        @NotNull InspectorKind kind,
        @NotBlank @Size(max = 64) @Schema(description = "督学证号, unique") String certificateNumber,
        @NotNull UUID organizationId,
        @NotBlank @Size(max = 200) @Schema(description = "the `sub` of the person's token") String person,
        @NotNull LocalDate validFrom,
        @NotNull @Schema(description = "last day of the term, at most three years after the first") LocalDate validTo,
        @Size(max = 500) @Schema(description = "the appointment or engagement the term rests on") String basis,
        @Size(max = 100) @Schema(description = "for the sign-board at the gate") String contact,
        @Size(max = 500) @Pattern(regexp = "https://\\S+") @Schema(description = "for the sign-board at the gate")
                String photoUrl) {}
