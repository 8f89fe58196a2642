package dudao.plan.revising;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.identity.Actor;
import dudao.plan.revising.difference.Difference;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plan said from a moment on. */
@Schema(name = "Revision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revision(
        @Schema(description = "1 is the issue") int revision,
        @Schema(description = "the document that ordered the change; absent of the first") String document,
        String reason,
        OffsetDateTime at,
        Actor actor,
        @Schema(description = "SHA-256 of the UTF-8 bytes of the event's `data`, in hex") String sha256,
        @Schema(description = "how many open tasks were touched and acknowledged") int touchedTasks,
        @Schema(description = "against the revision before") List<Difference> changes) {}
