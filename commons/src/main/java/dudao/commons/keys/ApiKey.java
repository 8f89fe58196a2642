package dudao.commons.keys;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.data.Versioned;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key as its administrator sees it: without its secret, which is told once and kept by nobody here. */
@Schema(name = "ApiKey")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiKey(
        UUID id,
        @JsonIgnore @Schema(hidden = true) long version,
        String prefix,
        String name,
        UUID organizationId,
        List<String> roles,
        OffsetDateTime createdAt,
        String createdBy,
        OffsetDateTime expiresAt,
        OffsetDateTime revokedAt,
        String revokedBy,
        String reason)
        implements Versioned {

    /** Who acts when this key is used. */
    String caller() {
        return "key:" + prefix;
    }
}
