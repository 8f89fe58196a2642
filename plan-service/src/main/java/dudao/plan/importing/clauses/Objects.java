package dudao.plan.importing.clauses;

import dudao.plan.importing.text.Characters;
import java.util.List;

/** What an amount counts: the noun after it (30所学校) or, where none follows, before it (学校30所). */
final class Objects {

    private Objects() {}

    static String of(Passage passage, int from, Amount amount, int to) {
        if (!Units.isShare(amount.unit()) && !amount.unit().equals("元")) {
            String after = after(passage, amount.end(), to);
            if (after != null) {
                return after;
            }
        }
        return before(passage, from, amount.start());
    }

    private static String after(Passage passage, int from, int to) {
        int end = from;
        while (end < to && (passage.inName(end) || !Words.AFTER_OBJECT.isAt(passage, end))) {
            end++;
        }
        String object = passage.text(from, end).strip();
        return object.length() < 2 || ")）".indexOf(object.charAt(0)) >= 0 ? null : object;
    }

    /** The text before the number without the verbs that begin it and the comparing words that end it. */
    static String before(Passage passage, int from, int number) {
        int end = withoutLast(passage, from, number);
        int start = from;
        for (int i = from; i < end; ) {
            String word = passage.inName(i) ? null : Words.CREATING.at(passage, i);
            word = word != null || passage.inName(i) ? word : Words.FILLING.at(passage, i);
            if (word == null && !Characters.isBlank(passage.charAt(i))) {
                break;
            }
            i += word == null ? 1 : word.length();
            start = i;
        }
        String object = passage.text(Math.min(start, end), end).strip();
        return object.length() < 2 ? null : object;
    }

    private static int withoutLast(Passage passage, int from, int number) {
        int end = passage.skipBlanksBack(number);
        for (Lexicon words :
                List.of(Words.ABOUT, Words.AT_LEAST, Words.AT_MOST, Words.REACHING, Words.FILLING)) {
            String word = words.before(passage, end);
            if (word != null && end - word.length() > from) {
                end = passage.skipBlanksBack(end - word.length());
            }
        }
        return end;
    }
}
