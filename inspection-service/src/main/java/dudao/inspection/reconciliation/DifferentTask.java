package dudao.inspection.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rectification that is not as its task in task-service, with each difference. */
@Schema(name = "TaskDifference")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DifferentTask(
        UUID rectificationId,
        UUID findingId,
        @Schema(description = "the task that counts, as last heard of; absent when there is none") UUID taskId,
        UUID organizationId,
        String organizationName,
        OffsetDateTime toldAt,
        List<Line> differences) {

    @Schema(name = "TaskDifferenceLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            @Schema(
                            description =
                                    "MISSING_TASK, SECOND_TASK, UNIT_DIFFERS, STATE_DIFFERS or DEADLINE_DIFFERS; more may come")
                    String kind,
            @Schema(description = "as it is here") String here,
            @Schema(description = "as task-service last told") String there,
            @Schema(description = "what a person does about it; nothing is repaired by itself") String advice) {}

    /** As it comes from the database. */
    public record Row(
            UUID rectificationId,
            UUID findingId,
            UUID taskId,
            UUID organizationId,
            String organizationName,
            OffsetDateTime toldAt,
            String state,
            LocalDate dueOn,
            String taskState,
            OffsetDateTime taskDueAt,
            UUID taskOrganizationId,
            int tasks,
            String[] kinds) {

        DifferentTask shown() {
            List<Line> lines = java.util.Arrays.stream(kinds)
                    .map(Difference::valueOf)
                    .map(this::line)
                    .toList();
            return new DifferentTask(
                    rectificationId, findingId, taskId, organizationId, organizationName, Days.shown(toldAt), lines);
        }

        private Line line(Difference kind) {
            return switch (kind) {
                case MISSING_TASK -> line(kind, state, null);
                case SECOND_TASK -> line(kind, "1", String.valueOf(tasks));
                case UNIT_DIFFERS -> line(kind, organizationId.toString(), taskOrganizationId.toString());
                case STATE_DIFFERS -> line(kind, state, taskState);
                case DEADLINE_DIFFERS ->
                    line(kind, dueOn.toString(), Objects.toString(Clocks.lastDayOf(taskDueAt.toInstant())));
            };
        }

        private static Line line(Difference kind, String here, String there) {
            return new Line(kind.name(), here, there, kind.advice);
        }
    }
}
