package dudao.plan.opentasks;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The open tasks a change of the plan touches. */
@Schema(name = "TouchedTasks")
public record Touched(
        int total,
        @Schema(
                        description =
                                "SHA-256 over all of them: which task, whose, and until when. A task that moves on stays the same task")
                String hash,
        @Schema(description = "how many of each measure") List<OfMeasure> measures,
        @Schema(description = "the first 1,000") List<OpenTask> tasks) {

    public static final Touched NOTHING = new Touched(0, "", List.of(), List.of());

    @Schema(name = "TouchedMeasure")
    public record OfMeasure(UUID itemId, UUID measureId, int open) {}

    public Touched withoutTasks() {
        return new Touched(total, hash, measures, List.of());
    }
}
