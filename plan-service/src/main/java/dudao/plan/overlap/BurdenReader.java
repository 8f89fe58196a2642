package dudao.plan.overlap;

import dudao.plan.audience.Reach;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Counts, from the audiences of a plan's measures, what each unit is asked. */
@Singleton
class BurdenReader {

    private static final Map<String, Integer> A_YEAR =
            Map.of("day", 365, "week", 52, "month", 12, "quarter", 4, "semester", 2, "year", 1);
    private static final int DECIMALS = 4;
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final OverlapCheck check;

    BurdenReader(OverlapCheck check) {
        this.check = check;
    }

    Burden of(UUID planId, Map<String, Object> reader) {
        Matching.Found found = check.find(planId, reader);
        Reach.Units units = found.units();
        List<Ask> addressed = found.own().stream()
                .filter(ask -> !units.of(ask.measureId()).isEmpty())
                .toList();
        int[] requests = perUnit(addressed, units, ask -> 1);
        int[] recurring = perUnit(addressed, units, BurdenReader::aYear);
        int[] concerned =
                IntStream.range(0, requests.length).filter(n -> requests[n] > 0).toArray();
        long all = IntStream.of(requests).asLongStream().sum();
        long repeated = repeated(found);
        Ask.Asker plan = found.plan();
        return new Burden(
                planId,
                plan.issuerId(),
                plan.issuer(),
                plan.year(),
                addressed.size(),
                concerned.length,
                spread(requests, concerned),
                spread(recurring, concerned),
                (int) addressed.stream().filter(ask -> aYear(ask) > 0).count(),
                repeated,
                all == 0
                        ? BigDecimal.ZERO
                        : BigDecimal.valueOf(repeated).divide(BigDecimal.valueOf(all), DECIMALS, RoundingMode.HALF_UP));
    }

    private static int aYear(Ask ask) {
        return ask.cadence() == null ? 0 : A_YEAR.getOrDefault(ask.cadence(), 0);
    }

    private static int[] perUnit(List<Ask> asks, Reach.Units units, ToIntFunction<Ask> weight) {
        int[] sums = new int[units.size()];
        for (Ask ask : asks) {
            int weighs = weight.applyAsInt(ask);
            units.of(ask.measureId()).stream().forEach(unit -> sums[unit] += weighs);
        }
        return sums;
    }

    private static Burden.Spread spread(int[] sums, int[] concerned) {
        int[] sorted = IntStream.of(concerned).map(n -> sums[n]).sorted().toArray();
        if (sorted.length == 0) {
            return new Burden.Spread(0, BigDecimal.ZERO);
        }
        int low = sorted[(sorted.length - 1) / 2];
        int high = sorted[sorted.length / 2];
        BigDecimal median = (low + high) % 2 == 0
                ? BigDecimal.valueOf((low + high) / 2)
                : BigDecimal.valueOf(low + high).multiply(HALF);
        return new Burden.Spread(sorted[sorted.length - 1], median);
    }

    /** A unit that several earlier measures ask the same is burdened once by the later one. */
    private static long repeated(Matching.Found found) {
        Map<UUID, BitSet> byMeasure = new HashMap<>();
        for (Pair pair : OverlapCheck.open(found)) {
            if (pair.isHereLater()) {
                byMeasure
                        .computeIfAbsent(pair.here().measureId(), each -> new BitSet())
                        .or(pair.common());
            }
        }
        return byMeasure.values().stream().mapToLong(BitSet::cardinality).sum();
    }
}
