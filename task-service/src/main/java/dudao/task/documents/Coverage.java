package dudao.task.documents;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many of a county's units have filed their plan for a measure. */
@Schema(name = "DocumentCoverage")
public record Coverage(
        @Schema(description = "null: units of the city itself") UUID countyId,
        String name,
        @Schema(description = "that have a task of the measure") int units,
        int filed,
        int approved,
        int returned,
        @Schema(description = "whose plan is like another one") int alike) {}
