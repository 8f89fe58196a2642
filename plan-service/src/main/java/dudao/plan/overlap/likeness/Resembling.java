package dudao.plan.overlap.likeness;

import dudao.plan.importing.comparison.Likeness;
import java.util.ArrayList;
import java.util.Arrays;
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

    private record Text<T>(Likeness likeness, int[] pairs, List<T> owners) {}

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
            known = new Text<>(likeness, likeness.pairs(), new ArrayList<>(1));
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
        int[] candidates = Arrays.stream(rarest(asked.pairs()))
                .flatMap(pair -> filed.get(pair).stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
        for (int candidate : candidates) {
            Text<T> other = numbered.get(candidate);
            if (asked.likeness().to(other.likeness()) >= threshold && !tell(other, taker)) {
                return;
            }
        }
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
