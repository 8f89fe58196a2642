package dudao.plan.importing.structure;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.Labels;

/**
 * Where title and body of an item stand.
 *
 * @param bodyStart equal to {@code titleStart} where the item is one sentence without a heading
 */
record ItemText(int titleStart, int titleEnd, int bodyStart, int bodyEnd) {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_LEAD = 30;

    /** @param start of the words after the number */
    static ItemText of(CleanText clean, int start, int end) {
        int lineEnd = clean.lineEnd(start, end);
        int stop = sentenceEnd(clean, start, lineEnd);
        int rest = skipBreaks(clean, stop < lineEnd ? stop + 1 : lineEnd, end);
        // 责任单位:… behind a single sentence is no text of which it were the heading.
        boolean hasText = rest < end && !Labels.begin(clean.text(), rest, end);
        if (stop - start <= LONGEST_TITLE && hasText) {
            return new ItemText(start, withoutColon(clean, start, stop), rest, end);
        }
        if (stop - start > LONGEST_LEAD || !hasText) {
            int lead = leadEnd(clean, start, Math.min(start + LONGEST_LEAD, stop));
            if (lead > start) {
                return new ItemText(start, lead, lead + 1, end);
            }
        }
        return new ItemText(start, clauseEnd(clean, start, stop), start, end);
    }

    private static int sentenceEnd(CleanText clean, int start, int end) {
        for (int i = start; i < end; i++) {
            if ("。！？".indexOf(clean.charAt(i)) >= 0 && !clean.enclosures().inside(i)) {
                return i;
            }
        }
        return end;
    }

    /** End of a heading that a colon or a blank parts from the text. */
    private static int leadEnd(CleanText clean, int start, int end) {
        for (int i = start + 2; i < end; i++) {
            char c = clean.charAt(i);
            if (Characters.isComma(c)) {
                return start;
            }
            if (clean.enclosures().inside(i)) {
                continue;
            }
            if (Characters.isColon(c)
                    || Characters.isBlank(c) && isHan(clean.charAt(i - 1)) && isHan(clean.charAt(i + 1))) {
                return i;
            }
        }
        return start;
    }

    private static int clauseEnd(CleanText clean, int start, int stop) {
        if (stop - start <= LONGEST_TITLE) {
            return stop;
        }
        int end = start;
        while (end < start + LONGEST_TITLE
                && (!Characters.isComma(clean.charAt(end)) || clean.enclosures().inside(end))) {
            end++;
        }
        return Character.isHighSurrogate(clean.charAt(end - 1)) ? end - 1 : end;
    }

    private static int withoutColon(CleanText clean, int start, int end) {
        return end > start
                        && (Characters.isColon(clean.charAt(end - 1))
                                || Characters.isSentenceEnd(clean.charAt(end - 1)))
                ? end - 1
                : end;
    }

    private static int skipBreaks(CleanText clean, int start, int end) {
        int i = start;
        while (i < end && (clean.charAt(i) == '\n' || Characters.isBlank(clean.charAt(i)))) {
            i++;
        }
        return i;
    }

    private static boolean isHan(char c) {
        return c >= '\u4E00' && c <= '\u9FFF';
    }
}
