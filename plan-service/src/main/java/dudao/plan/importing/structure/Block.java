package dudao.plan.importing.structure;

import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.Marker.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * A section with its items, or the items that stand under none.
 *
 * @param heading null where items stand under no section
 * @param words where the section's heading stands, empty without one
 * @param inner the headings within the section
 */
record Block(Heading heading, Range words, int textStart, int end, List<Heading> inner) {

    private static final List<String> PAST =
            List.of("总结", "回顾", "完成情况", "工作情况", "工作亮点", "主要成绩", "取得的成绩", "取得的成效", "存在的问题", "存在问题");

    static List<Block> of(CleanText clean, List<Heading> headings, Outline outline, int end) {
        List<Block> blocks = new ArrayList<>();
        int first = 0;
        for (int i = 0; i <= headings.size(); i++) {
            boolean begins = i == headings.size() || headings.get(i).level() == outline.sections();
            if (begins && i > first) {
                int blockEnd = i == headings.size() ? end : headings.get(i).start();
                blocks.add(block(clean, headings.subList(first, i), outline, blockEnd));
                first = i;
            }
        }
        return blocks;
    }

    private static Block block(CleanText clean, List<Heading> headings, Outline outline, int end) {
        Heading first = headings.get(0);
        if (first.level() != outline.sections()) {
            return new Block(null, new Range(first.start(), first.start()), first.start(), end, headings);
        }
        List<Heading> inner = headings.subList(1, headings.size());
        int stop = inner.isEmpty() ? end : inner.get(0).start();
        Range words = words(clean, first.words(), stop);
        return new Block(first, words, skip(clean, words.end(), stop), end, inner);
    }

    Integer ordinal() {
        return heading == null ? null : heading.ordinal();
    }

    String title(CleanText clean) {
        return clean.text().substring(words.start(), words.end());
    }

    /** The headings of items; a section may number its items in a way of its own. */
    List<Heading> items(Outline outline) {
        Level level = outline.items();
        boolean usual = inner.stream().anyMatch(heading -> heading.level() == level);
        Level own = usual || inner.isEmpty() ? level : inner.get(0).level();
        return inner.stream().filter(heading -> heading.level() == own).toList();
    }

    /** Reports on what was done are no part of a plan. */
    boolean isAboutThePast(CleanText clean) {
        return heading != null && PAST.stream().anyMatch(title(clean)::endsWith);
    }

    private static Range words(CleanText clean, int start, int stop) {
        int end = start;
        int line = clean.lineEnd(start, stop);
        while (end < line && (clean.charAt(end) != '。' || clean.enclosures().inside(end))) {
            end++;
        }
        while (end > start
                && (Character.isWhitespace(clean.charAt(end - 1)) || "：:；;".indexOf(clean.charAt(end - 1)) >= 0)) {
            end--;
        }
        return new Range(start, end);
    }

    private static int skip(CleanText clean, int from, int stop) {
        int i = from;
        while (i < stop && ("。：:；;\n".indexOf(clean.charAt(i)) >= 0 || Character.isWhitespace(clean.charAt(i)))) {
            i++;
        }
        return i;
    }
}
