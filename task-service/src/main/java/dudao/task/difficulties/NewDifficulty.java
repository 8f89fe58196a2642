package dudao.task.difficulties;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewDifficulty")
record NewDifficulty(
        @NotNull DifficultyKind kind,
        @NotBlank @Size(max = 4000) String text,
        @Schema(description = "what would help") @Size(max = 2000) String wanted) {}
