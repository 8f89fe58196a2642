package dudao.plan.importing.comparison;

/** Compares wordings without regard to blanks and line ends. */
public final class Wording {

    private Wording() {}

    public static String squeezed(String text) {
        if (text == null) {
            return "";
        }
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00A0') {
                squeezed.append(c);
            }
        }
        return squeezed.toString();
    }
}
