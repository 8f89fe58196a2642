package dudao.task.reporting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report as it was given; it never changes.
 *
 * @param taskVersion of the task with this report
 */
@Schema(name = "Report")
record Report(
        UUID id,
        UUID taskId,
        long taskVersion,
        OffsetDateTime at,
        String text,
        boolean nothingToReport,
        List<Value> values,
        List<UUID> evidenceIds,
        @Schema(description = "the occurrence it fills") UUID occurrenceId,
        @Schema(description = "what was out of order") List<String> exceptions,
        List<Stage> stages,
        @Schema(description = "the earlier report it takes the place of") UUID corrects,
        @Schema(description = "what the checks found strange; it was taken all the same") List<Warning> warnings,
        String actor,
        String actorName,
        @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf,
        UUID actorOrganizationId)
        implements Versioned {

    /** @param sameAsTaskId the task whose figure it repeats */
    @Schema(name = "ReportValue")
    record Value(
            UUID targetId,
            BigDecimal quantity,
            List<String> objects,
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID sameAsTaskId) {}

    /** @param stage STARTED 开工, COMPLETED 建成, IN_USE 投用 */
    @Schema(name = "ReportStage")
    record Stage(String object, String stage, LocalDate reachedOn) {}

    @Schema(name = "ReportWarning")
    record Warning(
            @Schema(
                            description = "NEGATIVE_TOTAL, OVER_TARGET, JUMP, OBJECTS_DIFFER, OBJECT_REPORTED_BEFORE,"
                                    + " STAGE_OUT_OF_ORDER; more may come")
                    String code,
            @Schema(description = "JSON pointer into the report") String pointer,
            String detail) {}

    /**
     * In the event: without what the event tells of the task anyway. Its quantities are what is to be added to what was
     * told before, also when the report corrects another.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fact(
            UUID reportId,
            String text,
            boolean nothingToReport,
            List<Value> values,
            UUID occurrenceId,
            UUID corrects) {}

    @Override
    @JsonIgnore
    public long version() {
        return taskVersion;
    }
}
