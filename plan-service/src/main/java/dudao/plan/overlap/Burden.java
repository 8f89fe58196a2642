package dudao.plan.overlap;

import java.math.BigDecimal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much a plan asks, held against who issues it. */
@Schema(name = "Burden")
record Burden(
        UUID planId,
        UUID issuerId,
        String issuer,
        int year,
        @Schema(description = "measures that say whom they are for") int requests,
        @Schema(description = "units at least one measure is for") int units,
        @Schema(description = "measures a unit") Spread requestsPerUnit,
        @Schema(
                        description =
                                "reports a unit owes in a full year: day 365, week 52, month 12, quarter 4, semester 2, year 1;"
                                        + " what has no cadence counts nothing")
                Spread recurringReportsPerUnit,
        @Schema(description = "measures that recur") int recurringRequests,
        @Schema(
                        description =
                                "requests to units, that is measures times units, which an earlier plan or item asks of the unit already"
                                        + " and which are not settled")
                long repeatedRequests,
        @Schema(description = "share of all requests to units, 0 to 1") BigDecimal repeatedRate) {

    @Schema(name = "BurdenSpread", description = "over the units concerned")
    record Spread(int max, @Schema(description = "with half units a half") BigDecimal median) {}
}
