package dudao.plan.targets.sharing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares a quantity out by weight so that nothing is lost to rounding: what is left goes to the largest remainders. */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * In whole steps of the quantity's last digit; among equal remainders the earlier is served first.
     *
     * @param weights none negative and not all zero
     */
    static List<BigDecimal> share(BigDecimal quantity, List<BigDecimal> weights) {
        int digits = Math.max(0, quantity.stripTrailingZeros().scale());
        BigInteger steps = quantity.movePointRight(digits).toBigIntegerExact();
        List<BigInteger> whole = whole(weights);
        BigInteger all = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
        List<BigInteger> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        BigInteger left = steps;
        for (BigInteger weight : whole) {
            BigInteger[] share = steps.multiply(weight).divideAndRemainder(all);
            shares.add(share[0]);
            remainders.add(share[1]);
            left = left.subtract(share[0]);
        }
        IntStream.range(0, whole.size())
                .boxed()
                .sorted(Comparator.comparing(remainders::get).reversed())
                .limit(left.longValueExact())
                .forEach(each -> shares.set(each, shares.get(each).add(BigInteger.ONE)));
        return shares.stream().map(each -> new BigDecimal(each, digits)).toList();
    }

    private static List<BigInteger> whole(List<BigDecimal> weights) {
        int digits = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
        return weights.stream()
                .map(each -> each.movePointRight(Math.max(0, digits)).toBigIntegerExact())
                .toList();
    }
}
