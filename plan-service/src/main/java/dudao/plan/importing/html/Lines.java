package dudao.plan.importing.html;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes an element's text with a line for each paragraph and each row of a table, and the numbers of lists. */
final class Lines implements NodeVisitor {

    private final StringBuilder out = new StringBuilder();
    private final Deque<int[]> lists = new ArrayDeque<>();
    private int preformatted;
    private int cells;

    private Lines() {}

    static String of(Element element) {
        Lines lines = new Lines();
        element.traverse(lines);
        return lines.out.toString().strip();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            append(text.getWholeText());
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "br" -> out.append('\n');
            case "pre" -> preformatted++;
            case "ol" -> lists.push(new int[] {start(element)});
            case "ul" -> lists.push(new int[] {Integer.MIN_VALUE});
            case "td", "th" -> cell(element);
            default -> {}
        }
        if (breaks(element)) {
            newLine();
        }
        if (element.normalName().equals("li") && !lists.isEmpty() && lists.peek()[0] != Integer.MIN_VALUE) {
            out.append(lists.peek()[0]++).append('.');
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (breaks(element)) {
            newLine();
        }
        switch (element.normalName()) {
            case "pre" -> preformatted--;
            case "ol", "ul" -> lists.pop();
            case "td", "th" -> cells -= sharesRow(element) ? 1 : 0;
            default -> {}
        }
    }

    /** Paragraphs within the cell of a row that has several do not break it. */
    private boolean breaks(Element element) {
        String name = element.normalName();
        return element.isBlock() && (cells == 0 || name.equals("tr"));
    }

    private void cell(Element cell) {
        if (!sharesRow(cell)) {
            return;
        }
        cells++;
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\t');
        }
    }

    /** A cell alone in its row is a frame around the page. */
    private static boolean sharesRow(Element cell) {
        Element row = cell.parent();
        return row != null && row.firstElementChild() != row.lastElementChild();
    }

    private void append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (preformatted > 0 || !blank) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) > ' ') {
                out.append(' ');
            }
        }
    }

    private void newLine() {
        int end = out.length();
        while (end > 0 && out.charAt(end - 1) == ' ') {
            end--;
        }
        out.setLength(end);
        if (end > 0 && out.charAt(end - 1) != '\n') {
            out.append('\n');
        }
    }

    private static int start(Element list) {
        try {
            return Integer.parseInt(list.attr("start"));
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
