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
 * Finds among many texts those alike to one without comparing it with each. For every pair of characters it is filed in
 * which texts the pair stands; a text alike has most of the asked one's pairs, hence also some of those that stand in
 * few texts, and only texts that have as many of them are compared.
 */
public final class Resembling<T> {

    private record Text<T>(int number, Likeness likeness, List<Filed> filed, List<T> owners) {}

    /** The texts a pair stands in, in rising order; as often as it stands there, filed under its first, second … time. */
    private static final class Filed {
        private int[] texts = new int[2];
        private int count;

        private void add(int text) {
            texts = count == texts.length ? Arrays.copyOf(texts, 2 * count) : texts;
            texts[count++] = text;
        }
    }

    /** Of its pairs one in so many is counted beyond what must be: the more are counted, the fewer texts have enough. */
    private static final int SPARE = 2;

    private final double threshold;
    /** Two alike texts have at least this share of either in common. */
    private final double least;

    private final Map<String, Text<T>> texts = new LinkedHashMap<>();
    private final List<Text<T>> numbered = new ArrayList<>();
    private final Map<Long, Filed> filed = new HashMap<>();
    private int[] common = new int[0];

    /** @param threshold of likeness, from which on two texts count as alike; above 0 */
    public Resembling(double threshold) {
        this.threshold = threshold;
        this.least = threshold / (2 - threshold) - 1e-9;
    }

    public void add(T owner, String text) {
        texts.computeIfAbsent(text, this::file).owners().add(owner);
    }

    private Text<T> file(String text) {
        Likeness likeness = Likeness.of(text);
        int[] pairs = likeness.pairs();
        List<Filed> places = new ArrayList<>(pairs.length);
        for (int n = 0, time = 0; n < pairs.length; n++) {
            time = n > 0 && pairs[n] == pairs[n - 1] ? time + 1 : 0;
            Filed place = filed.computeIfAbsent((long) time << 32 | pairs[n] & 0xFFFF_FFFFL, each -> new Filed());
            place.add(numbered.size());
            places.add(place);
        }
        Text<T> added = new Text<>(numbered.size(), likeness, places, new ArrayList<>(1));
        numbered.add(added);
        return added;
    }

    /**
     * Shows the owners of every text alike to one that was added, the latter's own among them.
     *
     * @param taker says whether it wants more
     */
    public void alike(String text, Predicate<T> taker) {
        Text<T> asked = texts.get(text);
        int needed = count(asked);
        for (int n = 0; n < common.length; n++) {
            if (common[n] >= needed
                    && asked.likeness().to(numbered.get(n).likeness()) >= threshold
                    && !tell(numbered.get(n), taker)) {
                return;
            }
        }
    }

    /**
     * Counts the asked one's rarer pairs in all texts.
     *
     * @return how many of them a text has at least that is alike
     */
    private int count(Text<T> asked) {
        common = common.length == numbered.size() ? common : new int[numbered.size()];
        Arrays.fill(common, 0);
        int all = asked.filed().size();
        int mayLack = all - (int) Math.ceil(all * least);
        int counted = Math.min(all, mayLack + 1 + all / SPARE);
        asked.filed().stream()
                .sorted(Comparator.comparingInt(place -> place.count))
                .limit(counted)
                .forEach(place -> {
                    for (int i = 0; i < place.count; i++) {
                        common[place.texts[i]]++;
                    }
                });
        return Math.max(1, counted - mayLack);
    }

    private static <T> boolean tell(Text<T> text, Predicate<T> taker) {
        for (T owner : text.owners()) {
            if (!taker.test(owner)) {
                return false;
            }
        }
        return true;
    }
}
