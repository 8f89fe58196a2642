package dudao.plan.importing.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Pairs what stands in an earlier and a later list: first what is the same, then the most alike. What nobody is like
 * enough to has come or gone.
 */
public final class Pairing<T> {

    private static final double ALIKE = 0.5;

    /** In long lists only neighbours are compared, so that hostile ones cost no more than their length. */
    private static final int WINDOW = 100;

    /** Positions in the two lists. */
    record Pair(int earlier, int later, double likeness) {}

    private final List<T> earlier;
    private final List<T> later;
    private final int[] laterOf;
    private final boolean[] taken;

    private Pairing(List<T> earlier, List<T> later) {
        this.earlier = earlier;
        this.later = later;
        this.laterOf = new int[earlier.size()];
        this.taken = new boolean[later.size()];
        java.util.Arrays.fill(laterOf, -1);
    }

    /** @param keys which make two the same, the strictest first */
    public static <T> Pairing<T> of(
            List<T> earlier, List<T> later, List<Function<T, Object>> keys, Function<T, String> words) {
        Pairing<T> pairing = new Pairing<>(earlier, later);
        keys.forEach(pairing::same);
        pairing.alike(words);
        return pairing;
    }

    /** In the order of the later list. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < laterOf.length; i++) {
            if (laterOf[i] >= 0) {
                pairs.add(new Pair(i, laterOf[i], 1));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::later));
        return pairs;
    }

    public List<T> removed() {
        List<T> removed = new ArrayList<>();
        for (int i = 0; i < laterOf.length; i++) {
            if (laterOf[i] < 0) {
                removed.add(earlier.get(i));
            }
        }
        return removed;
    }

    /** For each of the later list the one it is paired with, or null. */
    public List<T> earlierOfLater() {
        List<T> found = new ArrayList<>(java.util.Collections.nCopies(taken.length, null));
        for (int i = 0; i < laterOf.length; i++) {
            if (laterOf[i] >= 0) {
                found.set(laterOf[i], earlier.get(i));
            }
        }
        return found;
    }

    List<T> added() {
        List<T> added = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                added.add(later.get(i));
            }
        }
        return added;
    }

    private void same(Function<T, Object> key) {
        Map<Object, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < laterOf.length; i++) {
            if (laterOf[i] < 0) {
                places.computeIfAbsent(key.apply(earlier.get(i)), same -> new ArrayDeque<>())
                        .add(i);
            }
        }
        for (int j = 0; j < taken.length; j++) {
            Deque<Integer> same = taken[j] ? null : places.get(key.apply(later.get(j)));
            if (same != null && !same.isEmpty()) {
                pair(same.poll(), j);
            }
        }
    }

    private void alike(Function<T, String> words) {
        Map<Integer, Likeness> left = likenesses(earlier, i -> laterOf[i] < 0, words);
        Map<Integer, Likeness> right = likenesses(later, j -> !taken[j], words);
        boolean all = (long) left.size() * right.size() <= (long) WINDOW * WINDOW;
        List<Pair> candidates = new ArrayList<>();
        left.forEach((i, one) -> right.forEach((j, other) -> {
            double likeness = all || Math.abs(i - j) <= WINDOW ? one.to(other) : 0;
            if (likeness >= ALIKE) {
                candidates.add(new Pair(i, j, likeness));
            }
        }));
        candidates.sort(Comparator.comparingDouble(Pair::likeness)
                .reversed()
                .thenComparingInt(Pair::later)
                .thenComparingInt(Pair::earlier));
        for (Pair pair : candidates) {
            if (laterOf[pair.earlier] < 0 && !taken[pair.later]) {
                pair(pair.earlier, pair.later);
            }
        }
    }

    private static <T> Map<Integer, Likeness> likenesses(
            List<T> list, java.util.function.IntPredicate open, Function<T, String> words) {
        Map<Integer, Likeness> likenesses = new java.util.TreeMap<>();
        for (int i = 0; i < list.size(); i++) {
            if (open.test(i)) {
                likenesses.put(i, Likeness.of(words.apply(list.get(i))));
            }
        }
        return likenesses;
    }

    private void pair(int i, int j) {
        laterOf[i] = j;
        taken[j] = true;
    }
}
