package dudao.inspection.accountability.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.accountability.catalogue.ObjectKind;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A case in a list, without any person. */
@Schema(name = "AccountabilityRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseRow(
        UUID id,
        ObjectKind objectKind,
        UUID organizationId,
        String organizationName,
        UUID officeId,
        String ground,
        String source,
        CaseState state,
        OffsetDateTime proposedAt,
        LocalDate decidedOn) {

    public CaseRow {
        proposedAt = Days.shown(proposedAt);
    }
}
