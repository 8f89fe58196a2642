package dudao.plan.revising.difference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that reads otherwise in the later of two revisions. */
@Schema(name = "Difference")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(
        Kind kind,
        @Schema(description = "what it is called: 完成时限, 举措, …") String what,
        @Schema(description = "where it stands in the snapshot, by the ids of item, measure and target") String path,
        @Schema(description = "of the item, as printed") String itemNumber,
        UUID itemId,
        UUID measureId,
        UUID targetId,
        @Schema(description = "text of the field, or of what was dropped; JSON where it is not one value")
                String before,
        @Schema(description = "text of the field, or of what was added") String after) {

    @Schema(name = "DifferenceKind")
    public enum Kind {
        ADDED,
        CHANGED,
        DROPPED
    }

    /** What is added gets its ids when the change is made. */
    public Difference asProposed() {
        return kind != Kind.ADDED ? this : new Difference(kind, what, null, itemNumber, null, null, null, null, after);
    }
}
