package dudao.inspection.commonproblems;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Findings that share indicator and clause. It names no unit. */
@Schema(name = "FindingCluster")
public record Cluster(
        String indicator,
        String clause,
        @Schema(description = "confirmed findings") int findings,
        @Schema(description = "of them those not closed yet") int open,
        @Schema(description = "units at which they were made") int units,
        @Schema(description = "units inspected in the period: the base of the share") int inspectedUnits,
        @Schema(description = "units of inspected ones, in percent, rounded to two places") BigDecimal sharePercent,
        @Schema(description = "units in the period of the same length before") int unitsBefore,
        @Schema(description = "units inspected in the period before") int inspectedUnitsBefore,
        BigDecimal sharePercentBefore,
        @Schema(
                        description =
                                "RISING, FALLING or STEADY by the shares; NEW where there was none before; UNKNOWN where"
                                        + " nothing was inspected before")
                Trend trend,
        @Schema(description = "whether the threshold of the day is reached; false where none is set")
                boolean reachesThreshold) {

    @Schema(name = "FindingTrend")
    public enum Trend {
        NEW,
        RISING,
        STEADY,
        FALLING,
        UNKNOWN;

        /** Shares are compared exactly, by cross-multiplying. */
        static Trend of(int units, int inspected, int before, int inspectedBefore) {
            if (inspectedBefore == 0) {
                return UNKNOWN;
            }
            if (before == 0) {
                return NEW;
            }
            long difference = (long) units * inspectedBefore - (long) before * inspected;
            return difference > 0 ? RISING : difference < 0 ? FALLING : STEADY;
        }
    }

    static BigDecimal percent(int part, int whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(100L * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
