package dudao.plan.heading;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.content.SensibleDate;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a plan still holds, and for how long it was meant to. */
@Schema(name = "Validity")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Validity(
        @Schema(
                        readOnly = true,
                        description =
                                "absent until the plan is issued; LAPSED once it is revoked or `until` has passed."
                                        + " Changed by PUT /plans/{id}/validity")
                ValidityStatus status,
        @Schema(description = "last day it holds") @SensibleDate LocalDate until,
        @Schema(description = "试行 or 暂行") Boolean trial,
        @Schema(description = "day it is to be reviewed") @SensibleDate LocalDate reviewOn,
        @Schema(readOnly = true, description = "the plan that took its place or changed it") UUID supersededBy,
        @Schema(readOnly = true, description = "why it no longer holds as it was issued") String reason) {}
