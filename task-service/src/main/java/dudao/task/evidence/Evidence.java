package dudao.task.evidence;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.commons.data.Versioned;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that proves something, as it was handed in; it never changes. */
@Schema(name = "Evidence")
public record Evidence(
        UUID id,
        @Schema(description = "the unit whose evidence it is") UUID organizationId,
        @Schema(description = "as the uploader called it, without folders") String name,
        @Schema(description = "by its content, whatever the uploader said") String mediaType,
        @Schema(description = "bytes") long size,
        @Schema(description = "of the content, 64 hexadecimal digits") String sha256,
        OffsetDateTime uploadedAt,
        String uploadedBy,
        String uploadedByName,
        @Schema(description = "the person it was done for, when a delegate did it") String onBehalfOf,
        @Schema(description = "another than organizationId when a system handed it in for the unit")
                UUID uploaderOrganizationId)
        implements Versioned {

    @Override
    @JsonIgnore
    public long version() {
        return 0;
    }
}
