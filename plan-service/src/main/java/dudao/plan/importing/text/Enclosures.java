package dudao.plan.importing.text;

/**
 * What stands in quotation marks, 《》 or brackets. Names are quoted, and the digits in names promise nothing. A mark
 * that is not closed soon is taken for a misprint and encloses nothing.
 */
public final class Enclosures {

    private static final int LONGEST_QUOTE = 60;
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_BRACKET = 120;

    private static final byte QUOTED = 1;
    private static final byte TITLE = 2;
    private static final byte BRACKET = 4;

    private final byte[] marks;

    private Enclosures(byte[] marks) {
        this.marks = marks;
    }

    static Enclosures of(String text) {
        byte[] marks = new byte[text.length() + 1];
        int[] freeFrom = new int[3];
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '“', '‘', '「', '"' -> freeFrom[0] = mark(text, i, freeFrom[0], LONGEST_QUOTE, QUOTED, marks);
                case '《' -> freeFrom[1] = mark(text, i, freeFrom[1], LONGEST_TITLE, TITLE, marks);
                case '(', '（' -> freeFrom[2] = mark(text, i, freeFrom[2], LONGEST_BRACKET, BRACKET, marks);
                default -> {}
            }
        }
        return new Enclosures(marks);
    }

    /** Inside a quotation or a title: part of a name. */
    public boolean inName(int i) {
        return (marks[i] & (QUOTED | TITLE)) != 0;
    }

    public boolean inTitle(int i) {
        return (marks[i] & TITLE) != 0;
    }

    /** Inside anything: punctuation here ends no clause. */
    public boolean inside(int i) {
        return marks[i] != 0;
    }

    private static int mark(String text, int open, int freeFrom, int longest, byte kind, byte[] marks) {
        if (open < freeFrom) {
            return freeFrom;
        }
        int close = closing(text, open, longest);
        if (close < 0) {
            return freeFrom;
        }
        for (int i = open; i <= close; i++) {
            marks[i] |= kind;
        }
        return close + 1;
    }

    private static int closing(String text, int open, int longest) {
        char opening = text.charAt(open);
        char closing = partner(opening);
        int depth = 0;
        for (int i = open; i < text.length() && i - open <= longest && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == closing && i > open) {
                depth--;
                if (depth <= 0) {
                    return i;
                }
            } else if (c == opening && closing != opening) {
                depth++;
                if (depth > 1 && closing == '”') {
                    return -1;
                }
            } else if (sameAs(c, closing) && i > open) {
                return i;
            }
        }
        return -1;
    }

    private static boolean sameAs(char c, char closing) {
        return closing == ')' && c == '）' || closing == '）' && c == ')';
    }

    private static char partner(char opening) {
        return switch (opening) {
            case '“' -> '”';
            case '‘' -> '’';
            case '「' -> '」';
            case '《' -> '》';
            case '(' -> ')';
            case '（' -> '）';
            default -> '"';
        };
    }
}
