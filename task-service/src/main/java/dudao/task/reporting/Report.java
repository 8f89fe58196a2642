package dudao.task.reporting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.commons.data.Versioned;
import java.math.BigDecimal;
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
        String actor,
        String actorName,
        @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf,
        UUID actorOrganizationId)
        implements Versioned {

    @Schema(name = "ReportValue")
    record Value(UUID targetId, BigDecimal quantity, List<String> objects) {}

    /** In the event: without what the event tells of the task anyway. */
    record Fact(UUID reportId, String text, boolean nothingToReport, List<Value> values) {}

    @Override
    @JsonIgnore
    public long version() {
        return taskVersion;
    }
}
