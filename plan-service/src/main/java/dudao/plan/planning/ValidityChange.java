package dudao.plan.planning;

import dudao.plan.content.SensibleDate;
import dudao.plan.heading.ValidityStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That an issued plan no longer holds as it was issued. */
@Schema(name = "ValidityChange")
record ValidityChange(
        @Schema(description = "AMENDED, SUPERSEDED or LAPSED; the last two are final") @NotNull ValidityStatus status,
        @Schema(description = "the plan that takes its place (needed with SUPERSEDED) or changes it (AMENDED)")
                UUID supersededBy,
        @Schema(description = "last day it holds; absent: as it was") @SensibleDate LocalDate until,
        @NotBlank @Size(max = 2000) String reason) {}
