package dudao.task.assigning;

import dudao.task.jobs.JobKind;
import dudao.task.jobs.JobState;
import dudao.task.jobs.JobView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an assignment would do. Nothing is written. */
@Schema(name = "AssignmentPreview")
record AssignmentPreview(
        JobKind kind,
        JobState state,
        boolean dryRun,
        JobView.Counts counts,
        OffsetDateTime dueAt,
        String deadlineBasis,
        @Schema(description = "counted over a year whose notice is not loaded") boolean provisional,
        @Schema(description = "the first of them") List<Unit> units) {

    static final int SHOWN = 20;

    /** @param skipped because it has a task for this measure already */
    @Schema(name = "PreviewedUnit")
    public record Unit(UUID organizationId, String name, boolean skipped) {}
}
