package dudao.task.documents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.commons.data.Versioned;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit's plan for its task with the version that counts. */
@Schema(name = "UnitDocument")
record DocumentView(
        UUID id,
        @JsonIgnore long version,
        UUID taskId,
        UUID measureId,
        UUID organizationId,
        String organizationName,
        UUID countyId,
        @Schema(description = "FILED, RETURNED or APPROVED") String state,
        @Schema(description = "of the version that counts; earlier ones stay") int number,
        String title,
        String text,
        @Schema(description = "the file, when it was filed as one") UUID evidenceId,
        OffsetDateTime filedAt,
        String filedBy,
        String filedByName,
        @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf,
        @Schema(description = "null until it is decided") Decision decision,
        @Schema(
                        description = "documents of other units for the same measure that it is like, most alike first;"
                                + " blanks, punctuation and the units' own names do not count")
                List<Like> alike)
        implements Versioned {

    @Schema(name = "UnitDocumentDecision")
    record Decision(String decision, String reason, OffsetDateTime at, String actor, String actorName) {}

    /**
     * @param likeness percent; 100 is the same wording
     * @param organizationName null when its unit is outside the caller's scope
     */
    @Schema(name = "UnitDocumentLikeness")
    record Like(UUID documentId, String organizationName, int likeness) {}
}
