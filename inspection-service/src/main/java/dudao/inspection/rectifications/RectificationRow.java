package dudao.inspection.rectifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A rectification in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RectificationRow(
        UUID id,
        UUID findingId,
        UUID inspectionId,
        UUID organizationId,
        String organizationName,
        String wording,
        RectificationState state,
        LocalDate dueOn,
        OffsetDateTime dueAt,
        LocalDate originalDueOn,
        OffsetDateTime reportedAt,
        int rejectCount) {

    static final String SELECT =
            """
            select c.id, c.finding_id, c.inspection_id, c.organization_id, r.name as organization_name, f.wording, c.state,
              c.due_on, (c.due_on + 1)::timestamp at time zone 'Asia/Shanghai' as due_at, c.original_due_on,
              c.reported_at, c.reject_count""";

    public RectificationRow {
        dueAt = Days.shown(dueAt);
        reportedAt = Days.shown(reportedAt);
    }
}
