package dudao.plan.opentasks;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TaskException", description = "an open task that fares otherwise than the rest")
public record TaskException(@NotNull UUID taskId, @NotNull TaskDecision decision) {}
