package dudao.task.listing;

import dudao.commons.secrecy.Classification;
import dudao.commons.time.Light;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A task in a list. */
@Schema(name = "TaskRow")
record TaskRow(
        UUID id,
        String title,
        String state,
        Light light,
        OffsetDateTime dueAt,
        OffsetDateTime originalDueAt,
        @Schema(description = "negative when late; null when done") Integer workingDaysLeft,
        Unit organization,
        String source,
        UUID planId,
        UUID itemId,
        UUID measureId,
        UUID findingId,
        Classification classification,
        OffsetDateTime updatedAt) {

    @Schema(name = "TaskRowUnit")
    record Unit(UUID id, String name, UUID countyId) {}
}
