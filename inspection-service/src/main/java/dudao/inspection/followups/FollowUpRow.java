package dudao.inspection.followups;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A look back in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowUpRow(
        UUID id,
        UUID rectificationId,
        UUID findingId,
        UUID organizationId,
        String organizationName,
        String wording,
        String cause,
        FollowUpState state,
        LocalDate dueOn,
        OffsetDateTime doneAt) {

    static final String SELECT =
            "select u.id, u.rectification_id, u.finding_id, u.organization_id, r.name as organization_name, f.wording,"
                    + " u.cause, u.state, u.due_on, u.done_at";

    public FollowUpRow {
        doneAt = Days.shown(doneAt);
    }
}
