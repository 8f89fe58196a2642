package dudao.plan.opentasks;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task a unit still works on. */
@Schema(name = "OpenTask")
public record OpenTask(
        UUID taskId, UUID itemId, UUID measureId, UUID organizationId, String state, OffsetDateTime dueAt) {}
