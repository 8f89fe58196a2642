package dudao.inspection.programmes.points;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewPointsEntry")
record NewEntry(
        @NotNull @Schema(description = "a private school") UUID organizationId,
        @NotNull @Digits(integer = 4, fraction = 2) @Schema(description = "negative: taken off; never zero")
                BigDecimal points,
        @NotBlank @Size(max = 2000) String cause,
        @NotBlank @Size(max = 200) @Schema(description = "the rule it rests on, with its clause") String basis,
        @Schema(description = "a confirmed finding of that school") UUID findingId,
        @NotNull LocalDate occurredOn,
        @Schema(description = "first day on which it counts no more; absent: it stays") LocalDate expiresOn) {}
