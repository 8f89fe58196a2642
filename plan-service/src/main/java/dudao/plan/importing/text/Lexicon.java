package dudao.plan.importing.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A set of words that finds the longest of them at a place of a text in a few steps. */
public final class Lexicon {

    private static final int SLOTS = 1024;

    private final String[][] byFirst;
    private final String[][] byLast;

    private Lexicon(String... words) {
        byFirst = index(words, word -> word.charAt(0));
        byLast = index(words, word -> word.charAt(word.length() - 1));
    }

    /** @param words with blanks between */
    public static Lexicon of(String words) {
        return new Lexicon(words.strip().split("\\s+"));
    }

    /** The longest word that begins at {@code i}, or null. */
    public String at(Passage passage, int i) {
        String[] words = i < passage.end() ? byFirst[slot(passage.charAt(i))] : null;
        if (words != null) {
            for (String word : words) {
                if (passage.startsWith(word, i)) {
                    return word;
                }
            }
        }
        return null;
    }

    /** The longest word that ends right before {@code i}, or null. */
    public String before(Passage passage, int i) {
        String[] words = i > passage.start() ? byLast[slot(passage.charAt(i - 1))] : null;
        if (words != null) {
            for (String word : words) {
                if (passage.precededBy(word, i)) {
                    return word;
                }
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

    /** Most characters begin or end no word: their slot is empty. Those that share one are told apart by their words. */
    private static int slot(char c) {
        return c % SLOTS;
    }

    private static String[][] index(String[] words, Function<String, Character> key) {
        String[][] index = new String[SLOTS][];
        Arrays.stream(words)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.groupingBy(word -> slot(key.apply(word))))
                .forEach((slot, found) -> index[slot] = found.toArray(String[]::new));
        return index;
    }
}
