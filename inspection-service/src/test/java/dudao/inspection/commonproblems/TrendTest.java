package dudao.inspection.commonproblems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.inspection.commonproblems.Thresholds.Threshold;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    @ParameterizedTest
    @CsvSource({
        "3, 10, 0, 0, UNKNOWN",
        "3, 10, 0, 10, NEW",
        "3, 10, 3, 10, STEADY",
        "1, 3, 2, 6, STEADY",
        "3, 10, 3, 11, RISING",
        "6, 20, 4, 13, FALLING"
    })
    void comparesShares(int units, int inspected, int before, int inspectedBefore, Cluster.Trend trend) {
        assertEquals(trend, Cluster.Trend.of(units, inspected, before, inspectedBefore));
    }

    @ParameterizedTest
    @CsvSource({"2, 3, true", "2, 4, true", "2, 5, false", "1, 1, false"})
    void aThresholdAsksForUnitsAndShare(int units, int inspected, boolean reached) {
        Threshold threshold = new Threshold(null, null, null, 2, new BigDecimal("50"), "办法");
        assertEquals(reached, threshold.isReachedBy(units, inspected));
    }
}
