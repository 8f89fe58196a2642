package dudao.plan.importing.structure;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * Items without numbers: each paragraph of a section is one, or, where the section is a single paragraph, each short
 * sentence without a comma in it is the heading of one.
 */
final class RunInItems {

    private static final int LONGEST_HEADING = 16;
    private static final int LONGEST_FIRST_HEADING = 40;

    private RunInItems() {}

    /** @param heading the section's own, which names what stands before the first heading in its text */
    static List<ItemText> in(CleanText clean, Range heading, int start, int end) {
        if (start >= end) {
            return List.of();
        }
        return clean.lineEnd(start, end) < end ? paragraphs(clean, start, end) : sentences(clean, heading, start, end);
    }

    private static List<ItemText> paragraphs(CleanText clean, int start, int end) {
        List<ItemText> items = new ArrayList<>();
        for (int line = start; line < end; line = clean.lineEnd(line, end) + 1) {
            int lineEnd = clean.lineEnd(line, end);
            if (!items.isEmpty() && Labels.begin(clean.text(), line, lineEnd)) {
                ItemText before = items.remove(items.size() - 1);
                items.add(new ItemText(before.titleStart(), before.titleEnd(), before.bodyStart(), lineEnd));
            } else {
                items.add(ItemText.of(clean, line, lineEnd));
            }
        }
        return items;
    }

    private static List<ItemText> sentences(CleanText clean, Range heading, int start, int end) {
        List<ItemText> items = new ArrayList<>();
        Range title = heading;
        int body = start;
        int next;
        for (int sentence = start; sentence < end; sentence = next) {
            next = sentenceEnd(clean, sentence, end) + 1;
            int longest = sentence == start ? LONGEST_FIRST_HEADING : LONGEST_HEADING;
            boolean follows = sentence == start || sentence > body;
            if (next < end && follows && isHeading(clean, sentence, next - 1, longest)) {
                if (sentence > start) {
                    items.add(new ItemText(title.start(), title.end(), body, sentence));
                }
                title = new Range(sentence, next - 1);
                body = next;
            }
        }
        items.add(new ItemText(title.start(), title.end(), body, end));
        return items;
    }

    private static int sentenceEnd(CleanText clean, int start, int end) {
        int i = start;
        while (i < end && (clean.charAt(i) != '。' || clean.enclosures().inside(i))) {
            i++;
        }
        return i;
    }

    private static boolean isHeading(CleanText clean, int start, int end, int longest) {
        if (end - start > longest || end - start < 4) {
            return false;
        }
        for (int i = start; i < end; i++) {
            char c = clean.charAt(i);
            if (Characters.isComma(c)
                    || c == '、'
                    || Characters.isDigit(c)
                    || Characters.isColon(c)
                    || c == '；'
                    || c == '《') {
                return false;
            }
        }
        return true;
    }
}
