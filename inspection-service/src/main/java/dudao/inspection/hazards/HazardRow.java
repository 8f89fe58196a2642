package dudao.inspection.hazards;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An alarm in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HazardRow(
        UUID id,
        UUID findingId,
        UUID inspectionId,
        UUID organizationId,
        String organizationName,
        String wording,
        HazardState state,
        OffsetDateTime raisedAt,
        @Schema(description = "until when the unit has to acknowledge") OffsetDateTime acknowledgeBy,
        OffsetDateTime acknowledgedAt) {

    static final String SELECT =
            """
            select a.id, a.finding_id, a.inspection_id, a.organization_id, o.name as organization_name, f.wording, a.state,
              a.raised_at, a.raised_at + make_interval(mins => a.minutes) as acknowledge_by, a.acknowledged_at""";

    public HazardRow {
        raisedAt = Days.shown(raisedAt);
        acknowledgeBy = Days.shown(acknowledgeBy);
        acknowledgedAt = Days.shown(acknowledgedAt);
    }
}
