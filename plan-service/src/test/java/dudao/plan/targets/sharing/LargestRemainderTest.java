package dudao.plan.targets.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    private static List<BigDecimal> numbers(String... numbers) {
        return Arrays.stream(numbers).map(BigDecimal::new).toList();
    }

    @Test
    void whatIsLeftGoesToTheLargestRemainders() {
        assertEquals(numbers("4", "3", "3"), LargestRemainder.share(BigDecimal.TEN, numbers("1", "1", "1")));
        assertEquals(numbers("5", "3", "2"), LargestRemainder.share(BigDecimal.TEN, numbers("4.9", "3.1", "2")));
        assertEquals(numbers("30", "0"), LargestRemainder.share(new BigDecimal("3E+1"), numbers("2", "0")));
        assertEquals(numbers("0.2", "0.1"), LargestRemainder.share(new BigDecimal("0.3"), numbers("1", "1")));
    }

    @Test
    void sharesMakeTheWholeAndNoneIsAStepOff() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int n = 0; n < 2_000; n++) {
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(3));
            List<BigDecimal> weights = Stream.generate(
                            () -> BigDecimal.valueOf(random.nextInt(1_000), random.nextInt(3)))
                    .limit(1 + random.nextInt(20))
                    .toList();
            BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (all.signum() == 0) {
                continue;
            }
            List<BigDecimal> shares = LargestRemainder.share(quantity, weights);
            BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertEquals(0, sum.compareTo(quantity), quantity + " " + weights);
            BigDecimal step = BigDecimal.ONE.movePointLeft(
                    Math.max(0, quantity.stripTrailingZeros().scale()));
            for (int i = 0; i < shares.size(); i++) {
                BigDecimal off = shares.get(i).multiply(all).subtract(quantity.multiply(weights.get(i)));
                assertTrue(off.abs().compareTo(step.multiply(all)) < 0, quantity + " " + weights + " " + shares);
            }
        }
    }
}
