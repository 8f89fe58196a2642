package dudao.plan.importing.structure;

import dudao.plan.importing.text.Marker.Level;
import java.util.List;

/**
 * Which kind of number stands before sections and which before items.
 *
 * @param sections null in a document without sections
 * @param items null where items are not numbered
 */
record Outline(Level sections, Level items) {

    static Outline of(List<Heading> headings) {
        boolean chinese = has(headings, Level.CHINESE);
        boolean bracketed = has(headings, Level.BRACKETED);
        boolean arabic = has(headings, Level.ARABIC);
        Level items = arabic && (!bracketed || runsOn(headings))
                ? Level.ARABIC
                : bracketed ? Level.BRACKETED : arabic ? Level.ARABIC : null;
        if (chinese) {
            return new Outline(Level.CHINESE, items);
        }
        return new Outline(bracketed && items == Level.ARABIC ? Level.BRACKETED : null, items);
    }

    private static boolean has(List<Heading> headings, Level level) {
        return headings.stream().anyMatch(heading -> heading.level() == level);
    }

    /** Whether 1. 2. 3. counts on from one （一） to the next; where it begins anew it numbers parts of an item. */
    private static boolean runsOn(List<Heading> headings) {
        int balance = 0;
        Heading before = null;
        for (Heading heading : headings) {
            if (heading.level() == Level.ARABIC && before != null && before.level() == Level.BRACKETED) {
                balance += heading.ordinal() > 1 ? 1 : -1;
            }
            before = heading;
        }
        return balance >= 0;
    }
}
