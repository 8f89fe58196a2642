package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportedAction;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Numeral;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;

/** Sets of jobs under one name: 关爱教师十项行动, 《…方案》20项措施. */
public final class Actions {

    private static final Lexicon SETS = Lexicon.of("项行动 项专项行动 项工程 项举措 项措施 项任务 项计划 大行动 大工程 大举措 大计划 个专项行动");
    private static final Lexicon VERBS = Lexicon.of("实施 实施好 开展 开展好 推进 推进好 落实 落实好 抓好 启动 组织 完成 推动 深化 聚焦 围绕 制定 出台");
    private static final int LONGEST_NUMBER = 3;
    private static final int MOST = 100;

    private final Passage passage;
    private final List<ImportedAction> actions = new ArrayList<>();

    private Actions(Passage passage) {
        this.passage = passage;
    }

    public static List<ImportedAction> in(Passage passage) {
        Actions found = new Actions(passage);
        for (int i = passage.start(); i < passage.end(); i++) {
            String set = SETS.at(passage, i);
            if (set != null && !passage.inName(i)) {
                found.add(i, i + set.length());
            }
        }
        return found.actions;
    }

    private void add(int unit, int end) {
        int number = number(unit);
        Numeral numeral = number == unit ? null : Numeral.at(passage.clean().text(), number);
        if (numeral == null || numeral.end() > unit || !isSeveral(numeral) || isOrdinal(number)) {
            return;
        }
        int start = afterVerb(passage.clauseStart(number), number);
        actions.add(new ImportedAction(passage.text(start, end), numeral.value().intValue(), passage.span(start, end)));
    }

    private int number(int unit) {
        int start = passage.skipBlanksBack(unit);
        int end = start;
        while (start > passage.start()
                && end - start < LONGEST_NUMBER
                && (Characters.isDigit(passage.charAt(start - 1)) || Numeral.isChinese(passage.charAt(start - 1)))) {
            start--;
        }
        return end == start ? unit : start;
    }

    private static boolean isSeveral(Numeral numeral) {
        return !numeral.bare()
                && numeral.value().intValue() > 1
                && numeral.value().intValue() < MOST;
    }

    private boolean isOrdinal(int number) {
        return number > passage.start() && "第+＋.-—".indexOf(passage.charAt(number - 1)) >= 0;
    }

    private int afterVerb(int from, int number) {
        int start = from;
        for (int i = from; i < number; i++) {
            String verb = passage.inName(i) ? null : VERBS.at(passage, i);
            if (verb != null) {
                start = i + verb.length();
            }
        }
        return passage.skipBlanks(start);
    }
}
