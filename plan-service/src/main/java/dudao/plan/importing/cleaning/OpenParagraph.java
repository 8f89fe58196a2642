package dudao.plan.importing.cleaning;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Labels;
import dudao.plan.importing.text.LineKind;
import dudao.plan.importing.text.Marker;
import dudao.plan.importing.text.Marker.Level;
import java.util.EnumMap;
import java.util.Map;

/** The paragraph being put together from lines, and whether the next line belongs to it. */
final class OpenParagraph {

    private static final int LONGEST_HEADING = 50;
    private static final int LONGEST_FIELDS = 120;

    private final WrapWidth width;
    private final Map<Level, Integer> lastOrdinals = new EnumMap<>(Level.class);

    private LineKind kind;
    private Marker marker;
    private String lastLine = "";
    private boolean isLabelled;
    private boolean isOfWebPage;
    private boolean hasSentenceEnd;
    private boolean hasComma;

    OpenParagraph(WrapWidth width) {
        this.width = width;
    }

    /** Whether a sentence has begun and not ended. */
    boolean isOpen() {
        return kind == LineKind.TEXT && !endsSentence(lastLine) && (hasSentenceEnd || hasComma);
    }

    /** Whether this line's number is the one that comes after the last of its kind. */
    boolean isDue(String line) {
        Marker next = Marker.at(line, 0);
        return next != null
                && next.ordinal() > 1
                && Integer.valueOf(next.ordinal() - 1).equals(lastOrdinals.get(next.level()));
    }

    boolean takes(String line, LineKind next) {
        if (isWrappedTitle(line)) {
            return true;
        }
        if (kind != LineKind.TEXT
                || isOfWebPage
                || endsSentence(lastLine)
                || isNotWrapped(line, next)
                || Labels.begin(line, 0, line.length())) {
            return false;
        }
        if (Characters.isClosing(line.charAt(0))) {
            return true;
        }
        if (isLabelled && !width.isFilledBy(lastLine) && hasComma(line)) {
            // A list of units goes on without one; a sentence seldom does.
            return false;
        }
        if (beginsHeading(line)) {
            return false;
        }
        if (isUnfinishedHeading()) {
            return width.isFilledBy(lastLine) || lastLine.length() > LONGEST_HEADING;
        }
        return hasSentenceEnd || hasComma || width.isFilledBy(lastLine);
    }

    void add(String line, LineKind next, boolean goesOn) {
        if (!goesOn) {
            kind = next;
            marker = Marker.at(line, 0);
            isLabelled = Labels.begin(line, 0, line.length());
            isOfWebPage = line.length() <= LONGEST_FIELDS
                    && (line.contains("发布时间") || line.contains("浏览") || line.contains("字号"));
            hasSentenceEnd = false;
            hasComma = false;
            if (marker != null) {
                lastOrdinals.put(marker.level(), marker.ordinal());
            }
        }
        lastLine = line;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            hasSentenceEnd |= Characters.isSentenceEnd(c);
            hasComma |= Characters.isComma(c) || c == '、' || Characters.isColon(c);
        }
    }

    private boolean isWrappedTitle(String line) {
        return kind == LineKind.TEXT
                && width.isNearlyFilledBy(lastLine)
                && LineKind.of(lastLine + line).isTitle();
    }

    /** The rest of a broken sentence may look like a title, but hardly like one with a year. */
    private boolean isNotWrapped(String line, LineKind next) {
        return next != LineKind.TEXT && !(isOpen() && next.isTitle() && !LineKind.hasYear(line));
    }

    /** In the middle of a sentence only the number that is due begins a heading. */
    private boolean beginsHeading(String line) {
        Marker next = Marker.at(line, 0);
        if (next == null) {
            return false;
        }
        boolean midSentence = (hasSentenceEnd || hasComma) && !isUnfinishedHeading();
        Integer last = lastOrdinals.get(next.level());
        return !midSentence || last == null || next.ordinal() == last + 1;
    }

    private boolean isUnfinishedHeading() {
        return marker != null && !hasSentenceEnd;
    }

    private static boolean endsSentence(String line) {
        int end = line.length() - 1;
        while (end > 0 && Characters.isClosingBracketOrQuote(line.charAt(end))) {
            end--;
        }
        char c = line.charAt(Math.max(end, 0));
        return Characters.isSentenceEnd(c) || Characters.isColon(c);
    }

    private static boolean hasComma(String line) {
        return line.chars().anyMatch(c -> Characters.isComma((char) c));
    }
}
