package dudao.plan.importing.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set of words that finds the longest of them at a place of a text in a few steps. */
public final class Lexicon {

    private static final int FILTER = 1024;
    private static final String[] NONE = {};

    private final Map<Character, String[]> byFirst;
    private final Map<Character, String[]> byLast;
    private final long[] firsts = new long[FILTER / Long.SIZE];
    private final long[] lasts = new long[FILTER / Long.SIZE];

    private Lexicon(String... words) {
        byFirst = index(words, word -> word.charAt(0));
        byLast = index(words, word -> word.charAt(word.length() - 1));
        byFirst.keySet().forEach(c -> firsts[word(c)] |= bit(c));
        byLast.keySet().forEach(c -> lasts[word(c)] |= bit(c));
    }

    /** @param words with blanks between */
    public static Lexicon of(String words) {
        return new Lexicon(words.strip().split("\\s+"));
    }

    /** The longest word that begins at {@code i}, or null. */
    public String at(Passage passage, int i) {
        if (i >= passage.end() || (firsts[word(passage.charAt(i))] & bit(passage.charAt(i))) == 0) {
            return null;
        }
        for (String word : byFirst.getOrDefault(passage.charAt(i), NONE)) {
            if (passage.startsWith(word, i)) {
                return word;
            }
        }
        return null;
    }

    /** The longest word that ends right before {@code i}, or null. */
    public String before(Passage passage, int i) {
        if (i <= passage.start() || (lasts[word(passage.charAt(i - 1))] & bit(passage.charAt(i - 1))) == 0) {
            return null;
        }
        for (String word : byLast.getOrDefault(passage.charAt(i - 1), NONE)) {
            if (passage.precededBy(word, i)) {
                return word;
            }
        }
        return null;
    }

    public boolean endsBefore(Passage passage, int i) {
        return before(passage, i) != null;
    }

    public boolean isAt(Passage passage, int i) {
        return at(passage, i) != null;
    }

    /** Most characters are told by one bit to begin or end no word. */
    private static int word(char c) {
        return c % FILTER / Long.SIZE;
    }

    private static long bit(char c) {
        return 1L << c % Long.SIZE;
    }

    private static Map<Character, String[]> index(String[] words, Function<String, Character> key) {
        return Arrays.stream(words)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(
                        key, Collectors.collectingAndThen(Collectors.toList(), found -> found.toArray(String[]::new))));
    }
}
