package dudao.inspection.rectifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Days;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record RectificationView(
        UUID id,
        UUID findingId,
        UUID inspectionId,
        @Schema(description = "the unit that rectifies") UUID organizationId,
        RectificationState state,
        boolean planRequired,
        Plan plan,
        @Schema(description = "what the unit has said of milestones of its plan") List<Reached> milestoneReports,
        LocalDate dueOn,
        @Schema(description = "24:00 of dueOn, Asia/Shanghai") OffsetDateTime dueAt,
        @Schema(description = "the limit first set; it never changes") LocalDate originalDueOn,
        OffsetDateTime reportedAt,
        String report,
        @Schema(description = "why the plan was returned or the last verification failed") String reason,
        int rejectCount,
        @Schema(description = "how often it came back after it was closed") int reopenCount,
        List<Round> verifications,
        @Schema(description = "the unit's task in task-service, as last heard of") Task task,
        OffsetDateTime closedAt,
        List<String> allowedCommands) {

    public record Plan(
            @NotBlank @Size(max = 10_000) String text,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Milestone> milestones) {}

    @Schema(name = "MilestoneReport")
    public record Reached(
            @Schema(description = "its place in the plan, from 0") int milestone,
            String text,
            OffsetDateTime reportedAt,
            @Schema(description = "said after the milestone's day") boolean late) {}

    public record Task(UUID id, String state) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Round(
            Verification.Method method,
            String verifier,
            @Schema(description = "the person it was done for, when a delegate did it") String verifierFor,
            OffsetDateTime startedAt,
            Verification.Verdict verdict,
            OffsetDateTime decidedAt,
            String text,
            List<String> evidence) {

        static Round of(Verification verification) {
            return new Round(
                    verification.method(),
                    verification.verifier(),
                    verification.verifierFor(),
                    Days.shown(verification.startedAt()),
                    verification.verdict(),
                    Days.shown(verification.decidedAt()),
                    verification.text(),
                    verification.evidence());
        }
    }

    private static Reached reached(Rectification rectification, MilestoneReport said) {
        boolean late = Clocks.dateOf(said.reportedAt())
                .isAfter(rectification.milestones.get(said.milestone()).dueOn());
        return new Reached(said.milestone(), said.text(), Days.shown(said.reportedAt()), late);
    }

    /** @param task as last heard of, or null */
    static RectificationView of(Rectification rectification, HeardTask task) {
        return new RectificationView(
                rectification.id,
                rectification.findingId,
                rectification.inspectionId,
                rectification.organizationId,
                rectification.state,
                rectification.planRequired,
                rectification.plan == null ? null : new Plan(rectification.plan, List.copyOf(rectification.milestones)),
                rectification.milestoneReports.stream()
                        .map(each -> reached(rectification, each))
                        .toList(),
                rectification.dueOn,
                Days.endOf(rectification.dueOn),
                rectification.originalDueOn,
                Days.shown(rectification.reportedAt),
                rectification.report,
                rectification.reason,
                rectification.rejectCount,
                rectification.reopenCount,
                rectification.verifications.stream().map(Round::of).toList(),
                task == null ? null : new Task(task.taskId(), task.state()),
                Days.shown(rectification.closedAt),
                rectification.state.allowedCommands(rectification.planRequired));
    }
}
