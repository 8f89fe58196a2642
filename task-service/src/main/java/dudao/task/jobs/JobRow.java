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
        @Schema(description = "of the file or sheet, counted from 1, the header included") Integer line,
        @Schema(description = "as the file's header names it") String column,
        @Schema(description = "of the sheet, like B7; in a CSV file as if it were one") String cell,
        String code,
        String message,
        String value) {}
