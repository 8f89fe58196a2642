package dudao.inspection.clues;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that a receipt number tells. */
@Schema(name = "ClueStatus")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClueStatus(String receiptNumber, ClueState state, OffsetDateTime receivedAt, OffsetDateTime decidedAt) {

    public ClueStatus {
        receivedAt = Days.shown(receivedAt);
        decidedAt = Days.shown(decidedAt);
    }
}
