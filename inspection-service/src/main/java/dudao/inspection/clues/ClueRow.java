package dudao.inspection.clues;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A clue in a list, without any person. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClueRow(
        UUID id,
        ClueCategory category,
        UUID organizationId,
        String organizationName,
        String text,
        ClueState state,
        OffsetDateTime receivedAt,
        Classification classification) {

    public ClueRow {
        receivedAt = Days.shown(receivedAt);
    }
}
