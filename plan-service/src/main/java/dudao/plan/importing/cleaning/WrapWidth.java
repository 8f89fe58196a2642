package dudao.plan.importing.cleaning;

import dudao.plan.importing.text.Characters;

/**
 * The column at which a text was broken by whoever made it, if it was: then many lines are about as wide as the widest.
 * It tells a heading that goes on from a heading that ends with its line.
 */
record WrapWidth(int columns) {

    private static final int NONE = Integer.MAX_VALUE;
    private static final int WIDEST = 120;
    private static final int TOLERANCE = 6;
    private static final int INDENT = 4;

    static WrapWidth of(String raw) {
        int[] linesOfWidth = new int[WIDEST];
        int lines = 0;
        int width = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || Characters.isLineEnd(raw.charAt(i))) {
                if (width > 0) {
                    lines++;
                    linesOfWidth[width]++;
                }
                width = 0;
            } else if (!Characters.isBlank(raw.charAt(i))) {
                width += columns(raw.charAt(i));
                if (width >= WIDEST) {
                    return new WrapWidth(NONE);
                }
            }
        }
        return new WrapWidth(columns(linesOfWidth, lines));
    }

    private static int columns(int[] linesOfWidth, int lines) {
        int widest = WIDEST - 1;
        while (widest > 0 && linesOfWidth[widest] == 0) {
            widest--;
        }
        int near = 0;
        for (int width = Math.max(1, widest - TOLERANCE); width <= widest; width++) {
            near += linesOfWidth[width];
        }
        return near >= 5 && near * 5 >= lines ? widest : NONE;
    }

    /** Whether a line is so wide that its end is the margin's doing. */
    boolean isFilledBy(String line) {
        return columns != NONE && columnsOf(line) + INDENT >= columns - TOLERANCE;
    }

    /** Titles are centred, and broken before the margin. */
    boolean isNearlyFilledBy(String line) {
        return columns != NONE && columnsOf(line) * 5 >= columns * 3;
    }

    private static int columnsOf(String line) {
        int width = 0;
        for (int i = 0; i < line.length(); i++) {
            width += Characters.isBlank(line.charAt(i)) ? 0 : columns(line.charAt(i));
        }
        return width;
    }

    private static int columns(char c) {
        return c < '\u0100' ? 1 : 2;
    }
}
