package dudao.inspection.archiving;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fixity list of an archived inspection, checked anew for each answer. */
@Schema(name = "InspectionArchive")
record Archive(
        UUID inspectionId,
        OffsetDateTime archivedAt,
        @Schema(description = "of every hash here, in hex") String algorithm,
        List<Entry> parts,
        @Schema(description = "whether every part still has its hash") boolean intact) {

    @Schema(name = "InspectionArchiveEntry")
    record Entry(
            String name,
            @Schema(description = "in bytes of UTF-8") long size,
            String sha256,
            @Schema(description = "later than the archive: a supplement") OffsetDateTime archivedAt,
            boolean intact) {}
}
