package dudao.task.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one subject of a job, or one error of its file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "JobRow")
public record JobRow(
        int number,
        @Schema(description = "DONE, SKIPPED or FAILED") String outcome,
        @Schema(description = "the organisation it is about") UUID organizationId,
        @Schema(description = "of the file, counted from 1, the header included") Integer line,
        String column,
        String code,
        String message,
        String value) {}
