package dudao.plan.importing.html;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What surrounds an article: menus, forms, scripts, hidden text. */
final class Clutter {

    private static final String ELEMENTS =
            "script,style,noscript,template,iframe,object,embed,svg,canvas,form,button,select,"
                    + "input,textarea,nav,footer,aside,head,audio,video,map,[hidden],[aria-hidden=true],"
                    + "[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=complementary]";

    private static final Pattern NAMES = Pattern.compile(
            "(?:^|[\\s_-])(?:nav|navbar|menu|breadcrumb|crumbs?|footer|foot|sidebar|share|related|recommend|comments?|"
                    + "pagination|pager|toolbar|copyright|search|login|banner|qrcode|ad|ads)(?:$|[\\s_-])");
    private static final Pattern HIDDEN = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden");

    /** These hold the whole page, whatever they are called. */
    private static final Set<String> WHOLE = Set.of("html", "body", "main", "article");

    private Clutter() {}

    static void remove(Document page) {
        page.select(ELEMENTS).remove();
        for (Element element : page.body().getAllElements()) {
            if (!WHOLE.contains(element.normalName()) && (isNamed(element) || isHidden(element))) {
                element.remove();
            }
        }
    }

    private static boolean isNamed(Element element) {
        String names = (element.className() + ' ' + element.id()).toLowerCase(Locale.ROOT);
        return names.length() > 1
                && names.length() < 200
                && NAMES.matcher(names).find();
    }

    private static boolean isHidden(Element element) {
        return HIDDEN.matcher(element.attr("style").toLowerCase(Locale.ROOT)).find();
    }
}
