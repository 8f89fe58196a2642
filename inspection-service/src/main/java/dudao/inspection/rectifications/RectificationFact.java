package dudao.inspection.rectifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The data of every event of a rectification: its full state. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RectificationFact(
        UUID rectificationId,
        UUID findingId,
        UUID inspectionId,
        UUID organizationId,
        RectificationState state,
        boolean planRequired,
        LocalDate dueOn,
        OffsetDateTime dueAt,
        LocalDate originalDueOn,
        OffsetDateTime reportedAt,
        int rejectCount,
        String reason,
        Classification classification,
        UUID handlingOfficeId) {

    /** @param secrecy of the finding */
    static RectificationFact of(Rectification rectification, Secrecy secrecy) {
        return new RectificationFact(
                rectification.id,
                rectification.findingId,
                rectification.inspectionId,
                rectification.organizationId,
                rectification.state,
                rectification.planRequired,
                rectification.dueOn,
                Days.endOf(rectification.dueOn),
                rectification.originalDueOn,
                Days.shown(rectification.reportedAt),
                rectification.rejectCount,
                rectification.reason,
                secrecy.told(),
                secrecy.handlingOfficeId());
    }
}
