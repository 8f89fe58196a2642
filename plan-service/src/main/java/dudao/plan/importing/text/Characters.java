package dudao.plan.importing.text;

/** What kind of character one is; both widths of punctuation and digits count alike. */
public final class Characters {

    private Characters() {}

    public static boolean isBlank(char c) {
        // Nearly every character of a text is beyond all of these.
        if (c > '\u3000' && c != '\uFEFF') {
            return false;
        }
        return c == ' '
                || c == '\t'
                || c == '\u00A0'
                || c == '\u3000'
                || c == '\uFEFF'
                || (c >= '\u2000' && c <= '\u200D')
                || c == '\u202F'
                || c == '\u205F'
                || c == '\u2060'
                || isControl(c);
    }

    /** A control character other than tab and line ends; it may be in no text we store. */
    public static boolean isControl(char c) {
        return (c < ' ' && c != '\t' && !isLineEnd(c)) || (c >= '\u007F' && c <= '\u009F' && c != '\u0085');
    }

    public static boolean isLineEnd(char c) {
        return c < ' ' ? c >= '\n' && c <= '\r' : c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    public static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= '０' && c <= '９');
    }

    public static int digit(char c) {
        return c >= '０' ? c - '０' : c - '0';
    }

    /** ① numbers the parts of a sentence. */
    public static boolean isCircledNumber(char c) {
        return c >= '①' && c <= '⑳';
    }

    public static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Ends a sentence. The half-width question and exclamation marks stand for lost characters too often. */
    public static boolean isSentenceEnd(char c) {
        return switch (c) {
            case '。', '；', ';', '！', '？', '…' -> true;
            default -> false;
        };
    }

    public static boolean isComma(char c) {
        return c == '，' || c == ',';
    }

    public static boolean isColon(char c) {
        return c == '：' || c == ':';
    }

    /** Ends a clause; {@code 、} does not. */
    public static boolean isClauseEnd(char c) {
        return switch (c) {
            case '，', ',', '。', '；', ';', '！', '？', '…', '：', ':', '\n', '|', '｜' -> true;
            default -> false;
        };
    }

    /** No paragraph begins with one of these. */
    public static boolean isClosing(char c) {
        return "，,。、；;：:！？…”’）)》】〕%％".indexOf(c) >= 0;
    }

    public static boolean isClosingBracketOrQuote(char c) {
        return "”’\"）)》】〕".indexOf(c) >= 0;
    }
}
