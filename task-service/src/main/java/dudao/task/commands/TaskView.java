package dudao.task.commands;

import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.DayKind;
import dudao.commons.time.Light;
import dudao.task.deadlines.CountedLimit;
import dudao.task.drafts.Reference;
import dudao.task.subtasks.RollUp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One task as a caller sees it. */
@Schema(name = "Task")
record TaskView(
        UUID id,
        @Schema(description = "PLAN, FINDING, AD_HOC or SUBTASK") String source,
        @Schema(description = "of an ad-hoc task: INSTRUCTION, COMPLAINT, PETITION, OPINION_WARNING or OTHER")
                String origin,
        @Schema(description = "of an ad-hoc task: the paper or case it comes from") Reference reference,
        UUID planId,
        UUID itemId,
        UUID measureId,
        @Schema(description = "of the plan, when the task was given out under it") Integer planRevision,
        UUID findingId,
        UUID rectificationId,
        @Schema(description = "the task of another unit this one took the place of") UUID replaces,
        @Schema(description = "the task it was handed down from, which the caller may not see") UUID parentId,
        @Schema(description = "how what was handed down from it stands; null when nothing was") RollUp subtasks,
        String title,
        String acceptanceStandard,
        String state,
        Light light,
        @Schema(description = "what this caller may do now") List<String> allowedCommands,
        Unit organization,
        OffsetDateTime dueAt,
        OffsetDateTime originalDueAt,
        Deadline deadline,
        @Schema(description = "negative when late; null when done") Integer workingDaysLeft,
        @Schema(description = "stops with the submission") int calendarDaysLate,
        Acceptance acceptance,
        Pause pause,
        OffsetDateTime assignedAt,
        OffsetDateTime acceptedAt,
        @Schema(description = "of the last submission") OffsetDateTime submittedAt,
        @Schema(description = "of the submission that was accepted") OffsetDateTime completedAt,
        Boolean onTimeByOriginalDue,
        Boolean onTimeByCurrentDue,
        int returnCount,
        int reopenCount,
        @Schema(description = "returned so often that another return takes a joint ruling") boolean needsJointRuling,
        OffsetDateTime updatedAt,
        Classification classification,
        @Schema(description = "of a restricted task: the only office that reads it, beside its unit")
                UUID handlingOfficeId) {

    @Schema(name = "TaskUnit")
    record Unit(UUID id, String name, String kind, UUID countyId) {
        static Unit of(Node node) {
            return new Unit(node.id(), node.name(), node.kind(), node.countyId());
        }
    }

    @Schema(name = "Deadline")
    record Deadline(
            @Schema(description = "the sentence that explains it, in Chinese") String basis,
            @Schema(description = "SET by somebody or STATUTORY, which no extension and no calendar moves") String kind,
            @Schema(description = "counts the limits of the task from 1") int version,
            @Schema(description = "how it was counted; null when somebody chose the date") Counting counting) {}

    /** A counted limit as a value: whoever counts the same gets the same date. */
    @Schema(name = "DeadlineCounting")
    record Counting(
            @Schema(description = "PERIOD; more may come") String rule,
            @Schema(description = "legal source of the counting") String article,
            @Schema(description = "ASSIGNED, RETURNED, REASSIGNED or REOPENED") String startEvent,
            @Schema(description = "day of the start event, which is not counted") LocalDate startsOn,
            int amount,
            DayKind dayKind,
            @Schema(description = "the last day was a rest day and moved on") boolean rolled,
            @Schema(description = "given back after suspensions: working days of a period of working days, else days")
                    int suspendedDays,
            @Schema(description = "versions of the calendar of the years touched") String calendar,
            @Schema(description = "a year is touched whose notice is not loaded; the date may still move")
                    boolean provisional) {

        static Counting of(CountedLimit limit) {
            return new Counting(
                    limit.rule(),
                    limit.article(),
                    limit.startEvent().name(),
                    limit.startsOn(),
                    limit.amount(),
                    limit.dayKind(),
                    limit.rolled(),
                    limit.suspendedDays(),
                    limit.calendar(),
                    limit.provisional());
        }
    }

    @Schema(name = "Acceptance")
    record Acceptance(OffsetDateTime dueAt, boolean overdue) {}

    @Schema(name = "Pause")
    record Pause(
            OffsetDateTime since,
            @Schema(description = "last day of a suspension; null while no end is set") LocalDate until,
            @Schema(description = "of an objection: by when supervision rules, two working days")
                    OffsetDateTime decideBy,
            @Schema(description = "of an objection: supervision's light") Light decisionLight) {}
}
