package dudao.inspection.programmes.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import dudao.inspection.requests.Days;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was handed over, as it was: the next version never changes it. */
@Schema(name = "ResultExport")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResultExport(
        UUID id,
        UUID organizationId,
        int year,
        Use use,
        @Schema(description = "1 for the first export of the year for this use") int number,
        @Schema(description = "SHA-256 of `content`") String sha256,
        @Schema(description = "SHA-256 of the table that `Accept: text/csv` gives, in UTF-8") String csvSha256,
        int rows,
        String exportedBy,
        OffsetDateTime exportedAt,
        @Schema(description = "the results as JSON text, byte for byte what was hashed; absent in lists")
                String content)
        implements Versioned {

    public ResultExport {
        exportedAt = Days.shown(exportedAt);
    }

    @Override
    public long version() {
        return 0;
    }
}
