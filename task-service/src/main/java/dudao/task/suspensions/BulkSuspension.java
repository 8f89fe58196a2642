package dudao.task.suspensions;

import dudao.commons.data.Versioned;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One act that suspends the tasks of many units, and how far it is. */
@Schema(name = "BulkSuspension")
public record BulkSuspension(
        @Schema(description = "also of its job") UUID id,
        long version,
        String cause,
        String legalBasis,
        String statement,
        @Schema(description = "last day") LocalDate endsOn,
        OffsetDateTime createdAt,
        String createdBy,
        @Schema(description = "the person it was done for, when a delegate did it") String createdFor,
        UUID organizationId,
        OffsetDateTime undoneAt,
        String undoneBy,
        String undoReason,
        @Schema(description = "tasks still to be suspended") int pending,
        @Schema(description = "tasks suspended by it, also those that go on again") int suspended,
        @Schema(description = "tasks that were in no state to be suspended any more") int skipped,
        @Schema(description = "suspended ones that go on again") int resumed)
        implements Versioned {}
