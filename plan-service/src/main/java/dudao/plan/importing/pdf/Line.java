package dudao.plan.importing.pdf;

/**
 * A line on a page, its places in points from the upper left corner.
 *
 * @param left where its first character begins
 * @param right where its last ends
 * @param size of its characters
 */
record Line(String text, float left, float right, float top, float size) {}
