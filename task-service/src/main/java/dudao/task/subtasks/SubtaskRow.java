package dudao.task.subtasks;

import dudao.commons.time.Light;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task that was handed down. */
@Schema(name = "Subtask")
public record SubtaskRow(
        UUID id,
        UUID parentId,
        String title,
        String state,
        Light light,
        UUID organizationId,
        String organizationName,
        OffsetDateTime dueAt) {}
