package dudao.inspection.governmentinspections;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.programmes.ActView;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GovernmentInspection")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GovernmentView(
        UUID id,
        GovernmentKind kind,
        String title,
        List<String> matters,
        UUID organizationId,
        UUID officeId,
        Mandate mandate,
        GovernmentState state,
        LocalDate visitFrom,
        LocalDate visitTo,
        @Schema(description = "for the office") String leader,
        @Schema(description = "for the office") List<String> members,
        @Schema(description = "for the office: why it is held although another is near") String clashReason,
        @Schema(description = "督查结论") String conclusion,
        LocalDate receivedOn,
        OffsetDateTime reviewRequestedAt,
        @Schema(description = "the review was asked for after its last day") Boolean reviewLate,
        GovernmentRequests.Outcome reviewOutcome,
        @Schema(description = "what is to be rectified") String demand,
        LocalDate dueOn,
        Boolean verified,
        List<GovernmentLimit> limits,
        List<ActView> acts,
        List<String> allowedCommands) {

    private static final Set<String> FOR_THE_OBJECT =
            Set.of("conclude", "feed-back", "request-review", "decide-review", "order", "close");

    /** @param whole whether the reader works for the office */
    static GovernmentView of(GovernmentInspection inspection, List<GovernmentLimit> limits, boolean whole) {
        return new GovernmentView(
                inspection.id,
                inspection.kind,
                inspection.title,
                inspection.matters,
                inspection.organizationId,
                inspection.officeId,
                inspection.mandate,
                inspection.state,
                inspection.visitFrom,
                inspection.visitTo,
                whole ? inspection.leader : null,
                whole ? inspection.members : null,
                whole ? inspection.clashReason : null,
                inspection.conclusion,
                inspection.receivedOn,
                Days.shown(inspection.reviewRequestedAt),
                inspection.reviewLate,
                inspection.reviewOutcome,
                inspection.demand,
                inspection.dueOn,
                inspection.verified,
                limits,
                ActView.of(inspection.acts, whole, FOR_THE_OBJECT),
                inspection.state.allowedCommands());
    }
}
