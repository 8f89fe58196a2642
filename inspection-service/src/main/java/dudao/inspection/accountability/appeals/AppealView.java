package dudao.inspection.accountability.appeals;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountabilityAppeal")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppealView(
        UUID id,
        UUID caseId,
        AppealKind kind,
        AppealState state,
        String grounds,
        @Schema(description = "asked for after the day shown in the case's limits") boolean late,
        OffsetDateTime requestedAt,
        AppealOutcome outcome,
        String decision,
        @Schema(description = "codes, of AMENDED: what is to stand instead") List<String> measures,
        OffsetDateTime decidedAt,
        String correction,
        OffsetDateTime correctedAt,
        List<String> allowedCommands) {

    static AppealView of(Appeal appeal) {
        return new AppealView(
                appeal.id,
                appeal.caseId,
                appeal.kind,
                appeal.state,
                appeal.grounds,
                appeal.late,
                Days.shown(appeal.requestedAt),
                appeal.outcome,
                appeal.decision,
                appeal.measures,
                Days.shown(appeal.decidedAt),
                appeal.correction,
                Days.shown(appeal.correctedAt),
                appeal.allowedCommands());
    }
}
