package dudao.inspection.draws;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A draw in the office's list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DrawRow(
        UUID id,
        String number,
        String title,
        UUID officeId,
        DrawState state,
        OffsetDateTime committedAt,
        OffsetDateTime revealedAt,
        OffsetDateTime publishedAt) {

    public DrawRow {
        committedAt = Days.shown(committedAt);
        revealedAt = Days.shown(revealedAt);
        publishedAt = Days.shown(publishedAt);
    }
}
