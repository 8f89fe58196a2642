package dudao.inspection.remedies;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Remedy;
import dudao.inspection.rulepacks.Rule;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Remedy")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RemedyView(
        UUID id,
        UUID inspectionId,
        Remedy kind,
        Rule.Addressee addressee,
        RemedyState state,
        String grounds,
        @Schema(description = "asked for after the limit") boolean late,
        OffsetDateTime requestedAt,
        String decision,
        OffsetDateTime decidedAt,
        @Schema(description = "the agency above, where it decided outside this system") String agency,
        @Schema(description = "发文字号 of its decision") String agencyDocument,
        List<String> allowedCommands) {

    static RemedyView of(RemedyClaim claim) {
        return new RemedyView(
                claim.id,
                claim.inspectionId,
                claim.kind,
                claim.addressee,
                claim.state,
                claim.grounds,
                claim.late,
                Days.shown(claim.requestedAt),
                claim.decision,
                Days.shown(claim.decidedAt),
                claim.agency,
                claim.agencyDocument,
                claim.state == RemedyState.REQUESTED ? List.of("decide") : List.of());
    }
}
