package dudao.inspection.followups;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was seen when somebody looked again. */
@Schema(name = "FollowUpRecord")
record Seen(
        @NotNull Method method,
        @NotBlank @Size(max = 10_000) String text,
        @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 500) String> evidence) {

    @Schema(name = "FollowUpMethod")
    enum Method {
        DESK,
        ON_SITE
    }
}
