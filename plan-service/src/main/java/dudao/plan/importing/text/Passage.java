package dudao.plan.importing.text;

import dudao.plan.importing.document.Span;

/** The stretch of a text in which targets, deadlines, frequencies and measures are looked for. */
public record Passage(CleanText clean, int start, int end) {

    /** Clauses are searched and quoted no further than this, so that a text without punctuation costs no more. */
    static final int LONGEST_CLAUSE = 120;

    public char charAt(int i) {
        return clean.charAt(i);
    }

    public String text(int from, int to) {
        return clean.text().substring(from, to);
    }

    public Span span(int from, int to) {
        return clean.span(from, to);
    }

    public boolean inName(int i) {
        return clean.enclosures().inName(i);
    }

    /** Begin of the clause that contains position {@code i}. */
    public int clauseStart(int i) {
        int from = i;
        int limit = Math.max(start, i - LONGEST_CLAUSE);
        while (from > limit && !endsClause(from - 1)) {
            from--;
        }
        while (from < i && (Characters.isBlank(charAt(from)) || Characters.isCircledNumber(charAt(from)))) {
            from++;
        }
        return whole(from);
    }

    /** End of the clause that contains position {@code i}, its punctuation excluded. */
    public int clauseEnd(int i) {
        int to = i;
        int limit = Math.min(end, i + LONGEST_CLAUSE);
        while (to < limit && !endsClause(to)) {
            to++;
        }
        return whole(to);
    }

    /** The position itself, or the next where it would cut a character of two code units. */
    public int whole(int i) {
        return i > start && i < end && Character.isLowSurrogate(charAt(i)) ? i + 1 : i;
    }

    /** Whether {@code word} stands right before position {@code i}. */
    public boolean precededBy(String word, int i) {
        return i - word.length() >= start && clean.text().startsWith(word, i - word.length());
    }

    public boolean startsWith(String word, int i) {
        return i + word.length() <= end && clean.text().startsWith(word, i);
    }

    /** Where {@code word} next stands at or after {@code from}, or -1. */
    public int indexOf(String word, int from) {
        for (int i = from; i + word.length() <= end; i++) {
            if (startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    public int skipBlanks(int i) {
        int next = i;
        while (next < end && Characters.isBlank(charAt(next))) {
            next++;
        }
        return next;
    }

    /** The position after the last character before {@code i} that is no blank. */
    public int skipBlanksBack(int i) {
        int before = i;
        while (before > start && Characters.isBlank(charAt(before - 1))) {
            before--;
        }
        return before;
    }

    private boolean endsClause(int i) {
        return Characters.isClauseEnd(charAt(i)) && !clean.enclosures().inside(i);
    }
}
