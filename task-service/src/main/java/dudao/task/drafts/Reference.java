package dudao.task.drafts;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The paper or case a task comes from; no names of complainants. */
@Schema(name = "TaskReference", description = "the paper or case a task comes from; never the name of a complainant")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reference(
        @NotBlank @Size(max = 300) String title,
        @Schema(description = "document or case number") @Size(max = 100) String number,
        @Schema(description = "whose instruction, or which office passed the case on") @Size(max = 200) String by,
        @Schema(description = "date of the paper") LocalDate on,
        @Schema(description = "when it came in") LocalDate receivedOn) {}
