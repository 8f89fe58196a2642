package dudao.plan.importing.mentions;

import dudao.plan.importing.document.ImportedReference;
import dudao.plan.importing.document.ImportedReference.Relation;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.List;

/** The documents an item names: 《…》 with or without a number, and numbers alone. */
public final class References {

    private static final Lexicon BASES = Lexicon.of("根据 按照 依据 依照 落实 贯彻 执行 对照 围绕 结合 遵循 遵照 对标 学习 宣传 宣讲 实施 推进 落实好 用好");
    private static final Lexicon PRODUCTS = Lexicon.of("印发 出台 制定 制订 编制 研制 修订 起草 发布 修改 编写 编印 下发 推出 完善 拟定 拟订 草拟 颁布");

    /** How far before a title its verb may stand. */
    private static final int REACH = 25;

    private static final int LONGEST_CODE = 12;

    private final Passage passage;
    private final List<ImportedReference> references = new ArrayList<>();
    private int last = -1;

    private References(Passage passage) {
        this.passage = passage;
    }

    public static List<ImportedReference> in(Passage passage) {
        References found = new References(passage);
        for (int i = passage.start(); i < passage.end(); i++) {
            char c = passage.charAt(i);
            if (c == '《' && passage.clean().enclosures().inTitle(i)) {
                i = found.title(i);
            } else if (c == '〔' || c == '[') {
                i = found.numberAlone(i);
            } else if (passage.clean().enclosures().inside(i)) {
                continue;
            } else if (Directives.mayBeginAt(passage, i) && BASES.endsBefore(passage, i)) {
                i = found.directive(i);
            }
        }
        return found.references;
    }

    private int title(int open) {
        int close = open + 1;
        int depth = 1;
        for (; close < passage.end(); close++) {
            depth += passage.charAt(close) == '《' ? 1 : passage.charAt(close) == '》' ? -1 : 0;
            if (depth == 0 || !passage.clean().enclosures().inTitle(close)) {
                break;
            }
        }
        String title = passage.text(open + 1, Math.min(close, passage.end())).strip();
        if (close >= passage.end() || title.length() < 2 || title.chars().allMatch(c -> c == 'X' || c == 'x')) {
            return open;
        }
        int number = passage.skipBlanks(close + 1);
        boolean bracketed = number < passage.end() && "(（".indexOf(passage.charAt(number)) >= 0;
        number = bracketed ? passage.skipBlanks(number + 1) : number;
        int end = numberEnd(number);
        String documentNumber = end < 0 ? null : passage.text(number, end);
        end = end < 0 ? close + 1 : bracketed && end < passage.end() ? end + 1 : end;
        add(title, documentNumber, open, end);
        return end - 1;
    }

    /** 国办发〔2024〕5号 without a title; its letters stand before the bracket. */
    private int numberAlone(int bracket) {
        int start = bracket;
        while (start > passage.start() && bracket - start < LONGEST_CODE && isHan(passage.charAt(start - 1))) {
            start--;
            if (BASES.endsBefore(passage, start) || PRODUCTS.endsBefore(passage, start)) {
                break;
            }
        }
        int end = start == bracket ? -1 : numberEnd(start);
        if (end < 0) {
            return bracket;
        }
        add(null, passage.text(start, end), start, end);
        return end - 1;
    }

    /** 根据省教育厅通知精神: whoever asked for it is named, its paper is not. */
    private int directive(int start) {
        int end = Directives.end(passage, start);
        if (end < 0) {
            return start;
        }
        add(passage.text(start, end), null, start, end);
        return end - 1;
    }

    private void add(String title, String documentNumber, int start, int end) {
        Relation relation =
                isNextOfAList(start) ? references.get(references.size() - 1).relation() : relation(start);
        references.add(new ImportedReference(
                title,
                documentNumber,
                relation,
                passage.span(start, end),
                title != null && (title.contains("试行") || title.contains("暂行")),
                Directives.level(passage, start)));
        last = end;
    }

    /** 印发《甲》《乙》和《丙》: one verb for all. */
    private boolean isNextOfAList(int start) {
        if (last < 0 || start - last > 2) {
            return false;
        }
        for (int i = last; i < start; i++) {
            if ("、和及与".indexOf(passage.charAt(i)) < 0 && !Characters.isBlank(passage.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private Relation relation(int start) {
        int limit = Math.max(Math.max(passage.start(), last), start - REACH);
        for (int i = start; i > limit && !Characters.isSentenceEnd(passage.charAt(i - 1)); i--) {
            if (PRODUCTS.endsBefore(passage, i)) {
                return Relation.PRODUCT;
            }
            if (BASES.endsBefore(passage, i)) {
                return Relation.BASIS;
            }
        }
        return Relation.MENTION;
    }

    /** End of the document number that begins at {@code start}, or -1. */
    private int numberEnd(int start) {
        int i = start;
        while (i < passage.end() && i - start <= LONGEST_CODE && isHan(passage.charAt(i))) {
            i++;
        }
        if (i == start || i >= passage.end() || "〔[【(（".indexOf(passage.charAt(i)) < 0) {
            return -1;
        }
        int year = passage.skipBlanks(i + 1);
        int afterYear = digits(year);
        int close = passage.skipBlanks(afterYear);
        if (afterYear - year != 4 || close >= passage.end() || "〕]】)）".indexOf(passage.charAt(close)) < 0) {
            return -1;
        }
        int serial = passage.skipBlanks(close + 1);
        serial = passage.startsWith("第", serial) ? serial + 1 : serial;
        int end = passage.skipBlanks(digits(serial));
        return end > serial && end - serial <= 6 && passage.startsWith("号", end) ? end + 1 : -1;
    }

    private int digits(int from) {
        int i = from;
        while (i < passage.end() && Characters.isDigit(passage.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isHan(char c) {
        return c >= '\u4E00' && c <= '\u9FFF';
    }
}
