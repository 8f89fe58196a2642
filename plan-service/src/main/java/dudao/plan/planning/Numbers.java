package dudao.plan.planning;

import dudao.plan.content.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Items are cited by their number for good, so no two of a plan share one. Numbers run on through the whole plan; where
 * the text does not number its items they are made of section and position (一-1) and run on in the section.
 */
final class Numbers {

    private static final Pattern FORM = Pattern.compile("(.*?)(\\d{1,6})");

    private Numbers() {}

    static void check(List<Item> items, Completeness.Look look) {
        Set<String> seen = new HashSet<>();
        Map<String, Integer> last = new HashMap<>();
        for (Item item : items) {
            if (!seen.add(item.number())) {
                look.stop(item, null, "number", "DUPLICATE_NUMBER", "编号 " + item.number() + " 重复");
                continue;
            }
            Matcher form = FORM.matcher(item.number());
            if (form.matches()) {
                int number = Integer.parseInt(form.group(2));
                Integer before = last.put(form.group(1), number);
                if (before != null && number != before + 1) {
                    look.tell(false, item, null, "number", "NUMBER_GAP", "编号不连续:" + before + " 之后是 " + item.number());
                }
            }
        }
    }
}
