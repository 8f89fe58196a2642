package dudao.inspection.followups;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FollowUp")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUpView(
        UUID id,
        UUID rectificationId,
        UUID findingId,
        @Schema(description = "the unit that rectified") UUID organizationId,
        @Schema(description = "ORDERED or DRAWN; more may come") String cause,
        @Schema(description = "of what was drawn") String seed,
        @Schema(description = "the draw it came of; there stands how it is drawn again") UUID drawId,
        LocalDate dueOn,
        @Schema(description = "the day has passed and nobody has looked") boolean overdue,
        String reason,
        FollowUpState state,
        OffsetDateTime orderedAt,
        @Schema(description = "DESK or ON_SITE; more may come") String method,
        String text,
        List<String> evidence,
        OffsetDateTime doneAt,
        List<String> allowedCommands) {

    static FollowUpView of(FollowUp followUp, Instant now) {
        return new FollowUpView(
                followUp.id,
                followUp.rectificationId,
                followUp.findingId,
                followUp.organizationId,
                followUp.cause.name(),
                followUp.seed,
                followUp.drawId,
                followUp.dueOn,
                followUp.isOverdue(now),
                followUp.reason,
                followUp.state,
                Days.shown(followUp.orderedAt),
                followUp.method,
                followUp.text,
                followUp.evidence,
                Days.shown(followUp.doneAt),
                followUp.state.allowedCommands());
    }
}
