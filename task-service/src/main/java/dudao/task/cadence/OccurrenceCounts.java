package dudao.task.cadence;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the occurrences of one county's units stand; {@code total} is the sum of the four states. */
@Schema(name = "OccurrenceCounts")
public record OccurrenceCounts(
        @Schema(description = "null: units of the city itself") UUID countyId,
        String name,
        @Schema(description = "units that were asked") int units,
        int total,
        int received,
        @Schema(description = "reported that there is nothing to report") int nil,
        @Schema(description = "due and nothing heard: never the same as nil") int missing,
        @Schema(description = "not due yet") int open,
        @Schema(description = "of those received or nil: after they were due") int late) {}
