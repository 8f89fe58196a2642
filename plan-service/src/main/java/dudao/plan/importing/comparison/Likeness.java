package dudao.plan.importing.comparison;

import java.util.Arrays;

/** How alike two wordings are: the share of neighbouring pairs of characters they have in common, from 0 to 1. */
public final class Likeness {

    /** Of very long texts the beginning tells enough. */
    private static final int LONGEST = 2000;

    private final int[] pairs;

    private Likeness(int[] pairs) {
        this.pairs = pairs;
    }

    public static Likeness of(String text) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < text.length() && letters.length() < LONGEST; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                letters.append(c);
            }
        }
        int[] pairs = new int[Math.max(0, letters.length() - 1)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = letters.charAt(i) << 16 | letters.charAt(i + 1);
        }
        Arrays.sort(pairs);
        return new Likeness(pairs);
    }

    /** The pairs, each as often as it stands there, as numbers in ascending order. */
    public int[] pairs() {
        return pairs.clone();
    }

    public double to(Likeness other) {
        int common = 0;
        for (int i = 0, j = 0; i < pairs.length && j < other.pairs.length; ) {
            int order = Integer.compare(pairs[i], other.pairs[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        int all = pairs.length + other.pairs.length;
        return all == 0 ? 0 : 2.0 * common / all;
    }
}
