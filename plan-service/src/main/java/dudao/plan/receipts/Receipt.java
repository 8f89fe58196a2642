package dudao.plan.receipts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That one organisation was sent a plan, and whether it has opened it. */
@Schema(name = "Receipt")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Receipt(
        UUID planId,
        int revision,
        UUID organizationId,
        String organization,
        @Schema(description = "the printed group that names it; absent when only an earlier revision did")
                String addressee,
        OffsetDateTime deliveredAt,
        @Schema(description = "when somebody there first opened it; absent: unread") OffsetDateTime readAt,
        @Schema(description = "name of the first reader; later ones are not recorded") String readBy) {}
