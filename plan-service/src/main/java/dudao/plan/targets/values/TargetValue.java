package dudao.plan.targets.values;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import dudao.plan.targets.Target.StatusState;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was measured of a target in a period. */
@Schema(name = "TargetValue")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TargetValue(
        UUID id,
        @Schema(description = "absent: of the whole") UUID organizationId,
        @Schema(description = "2026, 2026-Q1 or 2026-03") String period,
        BigDecimal quantity,
        BigDecimal numerator,
        BigDecimal denominator,
        @Schema(description = "of a STATUS") StatusState state,
        @Schema(description = "where it comes from: yearbook, ranking list, document number") String source,
        Actor recordedBy,
        OffsetDateTime recordedAt) {}
