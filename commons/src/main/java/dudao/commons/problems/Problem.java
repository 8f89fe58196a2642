package dudao.commons.problems;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as RFC 9457 writes it ({@code application/problem+json}). */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "RFC 9457 problem; `code` is stable and listed at /api/v1/problems")
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String detail,
        String instance,
        @Schema(description = "the fields at fault, as RFC 6901 pointers into the request body")
                List<FieldError> errors,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

    public static final String MEDIA_TYPE = "application/problem+json";

    @Schema(name = "FieldError")
    public record FieldError(String pointer, String detail) {}
}
