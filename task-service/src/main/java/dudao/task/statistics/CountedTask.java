package dudao.task.statistics;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CountedTask", description = "one task of those a figure counts; `title` as it is now")
public record CountedTask(UUID id, UUID organizationId, String title) {}
