package dudao.inspection.inspections;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.inspection.procedure.InspectionKind;
import dudao.inspection.procedure.InspectionMode;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.requests.Days;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectionView(
        UUID id,
        InspectionKind kind,
        InspectionMode mode,
        String title,
        List<String> matters,
        UUID organizationId,
        @Schema(description = "the draw it came of") UUID drawId,
        @Schema(description = "only for those who supervise") UUID planEntryId,
        LocalDate visitFrom,
        LocalDate visitTo,
        InspectionState state,
        @Schema(description = "given by `file`; nobody enters a school without one") String filingNumber,
        @Schema(description = "only for those who supervise") List<Declaration> recusals,
        List<TeamMember> team,
        String notice,
        OffsetDateTime noticeServedAt,
        LocalDate selfEvaluationDueOn,
        @Schema(description = "the tree of the self-evaluation and of the scores") UUID indicatorTreeId,
        List<Answer> selfEvaluation,
        @Schema(description = "only for those who supervise") String deskReview,
        OffsetDateTime enteredAt,
        OffsetDateTime leftAt,
        @Schema(description = "only for those who supervise") String report,
        String reason,
        @Schema(description = "whose rule pack holds") String jurisdiction,
        OffsetDateTime deliberatedAt,
        OffsetDateTime preliminaryServedAt,
        @Schema(description = "last day for the unit's defence") LocalDate defenceDueOn,
        OffsetDateTime defenceClosedAt,
        OffsetDateTime opinionIssuedAt,
        List<String> allowedCommands) {

    public record Declaration(UUID inspectorId, boolean none, String reason, String declaredBy) {}

    public record TeamMember(UUID inspectorId, String name, boolean leader) {}

    public record Answer(@NotBlank @Size(max = 200) String matter, @NotBlank @Size(max = 10_000) String text) {}

    /** @param staff whether the reader does the work of this inspection; the unit sees neither declarations nor what the team wrote for the office */
    static InspectionView of(Inspection inspection, boolean staff) {
        return new InspectionView(
                inspection.id,
                inspection.kind,
                inspection.mode,
                inspection.title,
                inspection.matters,
                inspection.organizationId,
                inspection.drawId,
                staff ? inspection.planEntryId : null,
                inspection.visitFrom,
                inspection.visitTo,
                inspection.state,
                inspection.filingNumber,
                staff ? declarations(inspection) : null,
                inspection.team.stream()
                        .map(each -> new TeamMember(each.inspectorId(), each.name(), each.leader()))
                        .toList(),
                inspection.notice,
                Days.shown(inspection.noticeServedAt),
                inspection.selfEvaluationDueOn,
                inspection.indicatorTreeId,
                answers(inspection),
                staff ? inspection.deskReview : null,
                Days.shown(inspection.enteredAt),
                Days.shown(inspection.leftAt),
                staff ? inspection.report : null,
                inspection.reason,
                inspection.jurisdiction,
                Days.shown(inspection.deliberatedAt),
                Days.shown(inspection.preliminaryServedAt),
                inspection.defenceDueOn,
                Days.shown(inspection.defenceClosedAt),
                Days.shown(inspection.opinionIssuedAt),
                inspection.state.allowedCommands(inspection.kind.track()));
    }

    private static List<Declaration> declarations(Inspection inspection) {
        return inspection.recusals.stream()
                .sorted(Comparator.comparing(Recusal::declaredAt).thenComparing(Recusal::inspectorId))
                .map(each -> new Declaration(each.inspectorId(), !each.conflict(), each.reason(), each.declaredBy()))
                .toList();
    }

    private static List<Answer> answers(Inspection inspection) {
        if (inspection.selfEvaluation == null) {
            return null;
        }
        return IntStream.range(0, inspection.matters.size())
                .mapToObj(i -> new Answer(inspection.matters.get(i), inspection.selfEvaluation.get(i)))
                .toList();
    }
}
