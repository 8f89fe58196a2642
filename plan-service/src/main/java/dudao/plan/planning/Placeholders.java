package dudao.plan.planning;

import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Figures that were blotted out: X 所, ×%, 不低于 X. */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<![A-Za-z0-9+＋])[XxＸ×＊*]+\\s*(?:亿元|万元|元|万个|个|所|名(?!校)|人次|间|项|节|场|次|套|座|处|台|亩|家|[%％])"
                    + "|(?:不少于|不低于|不高于|不超过|至少|达到)\\s*[XxＸ×＊*]+(?![A-Za-z])");

    private Placeholders() {}

    static Optional<String> in(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** In title and body, by field; what a measure says with the same words is told of the measure. */
    static Map<String, String> of(Item item) {
        Map<String, String> open = new LinkedHashMap<>();
        in(item.title()).ifPresent(found -> open.put("title", found));
        String rest = item.body();
        for (Measure measure : item.measures()) {
            if (in(measure.wording()).isPresent()) {
                rest = rest.replace(measure.wording(), "");
            }
        }
        in(rest).ifPresent(found -> open.put("body", found));
        return open;
    }
}
