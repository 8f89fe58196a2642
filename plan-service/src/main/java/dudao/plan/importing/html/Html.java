package dudao.plan.importing.html;

import dudao.commons.problems.RuleViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The main text of a web page: its title and its article, without menus, scripts and footers. Nothing is fetched. */
public final class Html {

    private static final int DEEPEST = 300;

    private Html() {}

    /** @param charset as declared with the request, or null: then the page's own, else UTF-8 */
    public static String text(byte[] body, String charset) {
        Document page = parse(body, charset);
        String title = title(page);
        Clutter.remove(page);
        TaskTables.rewrite(page.body());
        Element main = MainText.of(page.body());
        String text = Lines.of(main);
        String squeezed = squeezed(text);
        return title.isEmpty() || squeezed.contains(squeezed(title)) ? text : title + "\n" + text;
    }

    private static Document parse(byte[] body, String charset) {
        try {
            Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
            return Jsoup.parse(new ByteArrayInputStream(body), charset, "", parser);
        } catch (IOException | IllegalArgumentException e) {
            throw RuleViolation.of("INVALID_ENCODING", "网页的字符编码不能识别");
        }
    }

    /** What the page calls its article; the title bar names the site too. */
    private static String title(Document page) {
        Element declared = page.selectFirst("meta[name=ArticleTitle][content]");
        if (declared != null) {
            return declared.attr("content").strip();
        }
        Element heading = page.selectFirst("h1");
        return heading == null ? "" : heading.text().strip();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
