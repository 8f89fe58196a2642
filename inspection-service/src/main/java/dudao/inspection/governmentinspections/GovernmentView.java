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
        @Schema(description = "for the office and the team; who was replaced stays on the list") List<Member> team,
        @Schema(description = "for the office: why it is held although another is near") String clashReason,
        @Schema(description = "督查结论, as it was made") String conclusion,
        @Schema(description = "what the review has put in its place") String amendedConclusion,
        LocalDate receivedOn,
        OffsetDateTime reviewRequestedAt,
        @Schema(description = "the review was asked for after its last day") Boolean reviewLate,
        GovernmentRequests.Outcome reviewOutcome,
        @Schema(description = "what is to be rectified") String demand,
        LocalDate dueOn,
        @Schema(description = "whether it was verified that what was demanded is done") Boolean verified,
        List<GovernmentLimit> limits,
        List<ActView> acts,
        List<String> allowedCommands) {

    @Schema(name = "GovernmentTeamMember")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Member(UUID inspectorId, String name, boolean leader, UUID replacedBy) {}

    private static final Set<String> FOR_THE_OBJECT =
            Set.of("conclude", "feed-back", "request-review", "decide-review", "order", "verify", "close");

    /** @param whole whether the reader works for the office or sits in the team */
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
                whole ? members(inspection) : null,
                whole ? inspection.clashReason : null,
                inspection.conclusion,
                inspection.amendedConclusion,
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

    private static List<Member> members(GovernmentInspection inspection) {
        return inspection.team.stream()
                .map(each -> new Member(each.inspectorId(), each.name(), each.leader(), each.replacedBy()))
                .toList();
    }
}
