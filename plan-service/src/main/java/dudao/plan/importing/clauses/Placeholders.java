package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;

/** Numbers that were blotted out: X 所, X%, 不低于 X. They are no targets, and somebody must fill them in. */
public final class Placeholders {

    private static final List<String> COUNTED = List.of(
            "亿元", "万元", "元", "万个", "多个", "个", "多所", "所", "名", "人次", "间", "项", "节", "场", "次", "套", "座", "处", "台", "亩",
            "%", "％", "家");

    private static final int LONGEST_EXCERPT = 30;

    private Placeholders() {}

    public static List<ImportWarning> in(Passage passage) {
        List<ImportWarning> warnings = new ArrayList<>();
        for (int i = passage.start(); i < passage.end(); i++) {
            int end = isMark(passage.charAt(i)) ? endOfNumber(passage, i) : i;
            if (end > i && isNumber(passage, i, end)) {
                int from = passage.whole(Math.max(passage.clauseStart(i), i - LONGEST_EXCERPT));
                int to = passage.whole(Math.min(passage.clauseEnd(end), end + LONGEST_EXCERPT));
                warnings.add(new ImportWarning(
                        "PLACEHOLDER",
                        "数字待填:" + passage.text(from, to),
                        passage.clean().origin(i)));
            }
            i = Math.max(i, end - 1);
        }
        return warnings;
    }

    static boolean isIn(Passage passage, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isMark(passage.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(Passage passage, int start, int end) {
        if (passage.inName(start) || start > passage.start() && "+＋".indexOf(passage.charAt(start - 1)) >= 0) {
            return false;
        }
        int unit = passage.skipBlanks(end);
        if (unit < passage.end()
                && COUNTED.stream().anyMatch(word -> passage.startsWith(word, unit))
                && !passage.startsWith("名校", unit)) {
            return true;
        }
        int before = passage.skipBlanksBack(start);
        return Words.LIMITING.endsBefore(passage, before);
    }

    private static int endOfNumber(Passage passage, int i) {
        if (i > passage.start() && Characters.isLatin(passage.charAt(i - 1))) {
            return i;
        }
        int end = i;
        while (end < passage.end() && (isMark(passage.charAt(end)) || isPoint(passage, end))) {
            end++;
        }
        return end < passage.end() && Characters.isLatin(passage.charAt(end)) ? i : end;
    }

    private static boolean isPoint(Passage passage, int i) {
        return passage.charAt(i) == '.' && i + 1 < passage.end() && isMark(passage.charAt(i + 1));
    }

    private static boolean isMark(char c) {
        return c == 'X' || c == 'x' || c == 'Ｘ' || c == '×' || c == '＊' || c == '*';
    }
}
