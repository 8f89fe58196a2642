package dudao.plan.overlap.likeness;

import dudao.plan.importing.comparison.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds among many texts those alike to one without comparing it with each. Texts that have enough pairs of characters
 * in common share one of their rarest, so only those filed under a rare pair are looked at.
 */
public final class Resembling<T> {

    /** @param marks a bit for each pair, a few pairs to the bit */
    private record Text<T>(Likeness likeness, int[] pairs, long[] marks, List<T> owners) {

        /** A pair whose bit the other has not is a pair they have not in common. */
        int atMostInCommonWith(Text<T> other) {
            int missing = 0;
            for (int i = 0; i < marks.length; i++) {
                missing += Long.bitCount(marks[i] & ~other.marks[i]);
            }
            return pairs.length - missing;
        }
    }

    private static final int MARKS = 4;

    private final double threshold;
    private final Map<String, Text<T>> texts = new LinkedHashMap<>();
    private final Map<Integer, Integer> frequency = new HashMap<>();
    private Map<Integer, List<Integer>> filed;
    private List<Text<T>> numbered;

    /** @param threshold of likeness, from which on two texts count as alike */
    public Resembling(double threshold) {
        this.threshold = threshold;
    }

    /** All texts are added before the first is asked about. */
    public void add(T owner, String text) {
        Text<T> known = texts.get(text);
        if (known == null) {
            Likeness likeness = Likeness.of(text);
            known = new Text<>(likeness, likeness.pairs(), marks(likeness.pairs()), new ArrayList<>(1));
            texts.put(text, known);
            for (int pair : known.pairs()) {
                frequency.merge(pair, 1, Integer::sum);
            }
        }
        known.owners().add(owner);
    }

    /**
     * Shows the owners of every text alike to one that was added, the latter's own among them.
     *
     * @param taker says whether it wants more
     */
    public void alike(String text, Predicate<T> taker) {
        file();
        Text<T> asked = texts.get(text);
        BitSet candidates = new BitSet(numbered.size());
        for (int pair : rarest(asked.pairs())) {
            filed.get(pair).forEach(candidates::set);
        }
        for (int n = candidates.nextSetBit(0); n >= 0; n = candidates.nextSetBit(n + 1)) {
            Text<T> other = numbered.get(n);
            if (areAlike(asked, other) && !tell(other, taker)) {
                return;
            }
        }
    }

    private boolean areAlike(Text<T> one, Text<T> other) {
        double needed = threshold * (one.pairs().length + other.pairs().length) / 2;
        return one.atMostInCommonWith(other) >= needed - 1e-9 && one.likeness().to(other.likeness()) >= threshold;
    }

    private static long[] marks(int[] pairs) {
        long[] marks = new long[MARKS];
        for (int pair : pairs) {
            int bit = pair * 0x9E3779B9 >>> 24;
            marks[bit / Long.SIZE] |= 1L << bit;
        }
        return marks;
    }

    private static <T> boolean tell(Text<T> text, Predicate<T> taker) {
        for (T owner : text.owners()) {
            if (!taker.test(owner)) {
                return false;
            }
        }
        return true;
    }

    private void file() {
        if (filed != null) {
            return;
        }
        filed = new HashMap<>();
        numbered = List.copyOf(texts.values());
        for (int n = 0; n < numbered.size(); n++) {
            for (int pair : rarest(numbered.get(n).pairs())) {
                filed.computeIfAbsent(pair, each -> new ArrayList<>(2)).add(n);
            }
        }
    }

    /** Two alike texts have a share of threshold/(2-threshold) of either in common, so one of these is common too. */
    private int[] rarest(int[] pairs) {
        int common = (int) Math.ceil(pairs.length * threshold / (2 - threshold) - 1e-9);
        return Arrays.stream(pairs)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(frequency::get).thenComparing(pair -> pair))
                .limit(pairs.length == 0 ? 0 : pairs.length - common + 1)
                .mapToInt(Integer::intValue)
                .distinct()
                .toArray();
    }
}
