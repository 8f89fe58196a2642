package dudao.plan.importing.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Finds the element that holds the article: the innermost one in which nearly all prose of the page stands. */
final class MainText {

    private static final double NEARLY_ALL = 0.9;

    private final Map<Element, Integer> prose = new HashMap<>();

    private MainText() {}

    static Element of(Element body) {
        MainText main = new MainText();
        body.traverse(main.counter());
        return main.innermost(body);
    }

    /** Prose is what stands outside links. */
    private NodeVisitor counter() {
        return new NodeVisitor() {
            private int links;
            private int count;
            private final java.util.ArrayDeque<Integer> before = new java.util.ArrayDeque<>();

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text && links == 0) {
                    count += length(text.getWholeText());
                } else if (node instanceof Element element) {
                    links += element.normalName().equals("a") ? 1 : 0;
                    before.push(count);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    links -= element.normalName().equals("a") ? 1 : 0;
                    prose.put(element, count - before.pop());
                }
            }
        };
    }

    private Element innermost(Element body) {
        int wanted = (int) Math.ceil(prose.getOrDefault(body, 0) * NEARLY_ALL);
        Element main = body;
        for (Element next = body; next != null; ) {
            main = next;
            next = null;
            List<Element> children = main.children();
            for (Element child : children) {
                if (wanted > 0 && child.isBlock() && prose.getOrDefault(child, 0) >= wanted) {
                    next = child;
                }
            }
        }
        // A paragraph that is the whole article is still to be read as a paragraph.
        return main;
    }

    private static int length(String text) {
        return (int) text.chars().filter(Character::isLetterOrDigit).count();
    }
}
