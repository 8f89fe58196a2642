package dudao.plan.assessing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dudao.commons.identity.Actor;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody proposed or confirmed, with the figures of that moment as they will always be. */
@Schema(name = "Judgement")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Judgement(
        UUID id,
        @Schema(description = "of a CONTINUING item: 2026, 2026H1 or 2026Q1") String period,
        Outcome outcome,
        @Schema(description = "what the figures said") Outcome computed,
        @Schema(description = "why it differs from what the figures said") String reason,
        OffsetDateTime at,
        Actor by,
        @Schema(implementation = Computed.class) JsonNode figures) {}
