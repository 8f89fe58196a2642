package dudao.task.cadence;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which occurrences, seen at which moment. */
class OccurrenceFilter {

    @QueryParam("measureId")
    UUID measureId;

    @QueryParam("under")
    @Parameter(description = "only this organisation and what stands under it")
    UUID under;

    @QueryParam("period")
    @Parameter(description = "2026-03-02, 2026-W10, 2026-03, 2026-Q1, 2026-S1 or 2026: those of exactly this period")
    String period;

    @QueryParam("asOf")
    @Parameter(description = "a date (its 24:00) or a moment with offset; past or future; else now")
    String asOf;
}
