package dudao.task.subtasks;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewSubtasks")
record NewSubtasks(
        @Schema(description = "each below the unit of the task; each gets a task of its own") @NotEmpty @Size(max = 500)
                List<@NotNull UUID> organizationIds,
        @Schema(description = "that of the task unless told") @Pattern(regexp = "(?s).*\\S.*") @Size(max = 500)
                String title,
        @Schema(description = "that of the task unless told") @Size(max = 4000) String acceptanceStandard,
        @Schema(description = "last day, not after that of the task, which it is unless told") LocalDate dueOn) {}
