package dudao.task.cadence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One time a unit is to act or tell, as it stood at a moment. */
@Schema(name = "Occurrence")
record Occurrence(
        UUID id,
        UUID taskId,
        UUID measureId,
        UUID organizationId,
        String organizationName,
        UUID countyId,
        @Schema(description = "what is to be done or told") String name,
        @Schema(description = "2026-03-02, 2026-W10, 2026-03, 2026-Q1, 2026-S1 or 2026") String period,
        LocalDate startsOn,
        LocalDate endsOn,
        @Schema(description = "1, 2, … within the period; more than was asked when the unit did more") int number,
        OffsetDateTime dueAt,
        @Schema(
                        description =
                                "RECEIVED, NIL (reported that there is nothing to report), MISSING (due and nothing"
                                        + " heard), OPEN")
                String status,
        @Schema(description = "of the first report on it; later ones correct it") OffsetDateTime reportedAt,
        @Schema(description = "reported after it was due") boolean late,
        UUID lastReportId) {}
