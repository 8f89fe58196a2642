package dudao.plan.importing.structure;

import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.Labels;
import dudao.plan.importing.text.LineKind;
import java.util.List;

/** Where the text of a section or item stops and signature, navigation or footer begin. */
final class Tail {

    private static final int SHORTEST_UNFINISHED = 15;

    /** So many lines without a sentence are a menu. */
    private static final int MENU = 3;

    /** Paragraphs that begin so are the web page's, not the document's. */
    private static final List<String> FOOTERS = List.of(
            "相关热词", "相关阅读", "相关推荐", "相关文章", "推荐访问", "推荐阅读", "上一篇", "下一篇", "猜你喜欢", "来源:", "来源：", "责任编辑", "编辑:", "编辑：",
            "版权所有", "版权声明", "本文由", "本文来", "声明:", "声明：", "免责", "转载", "扫码", "扫一扫", "微信扫", "关注公众号", "打印本页", "关闭窗口", "友情链接",
            "主办单位", "承办单位", "抄送", "抄报", "主题词", "(此件", "（此件", "以下内容", "以上内容");

    private Tail() {}

    /** End of what belongs to the text from {@code start} on. The first paragraph always does. */
    static int cut(CleanText clean, int start, int end) {
        int kept = clean.lineEnd(start, end);
        int strays = 0;
        for (int line = kept + 1; line < end; line = clean.lineEnd(line, end) + 1) {
            int lineEnd = clean.lineEnd(line, end);
            boolean sentence = isSentence(clean, line, lineEnd);
            strays = sentence ? 0 : strays + 1;
            if (strays == MENU || begins(clean, line, lineEnd)) {
                break;
            }
            if (sentence) {
                kept = lineEnd;
            }
        }
        return kept;
    }

    private static boolean begins(CleanText clean, int start, int end) {
        LineKind kind = LineKind.of(clean.text().substring(start, end));
        return kind == LineKind.ANNEX
                || kind == LineKind.DATE
                || FOOTERS.stream().anyMatch(footer -> clean.text().startsWith(footer, start));
    }

    private static boolean isSentence(CleanText clean, int start, int end) {
        if (Labels.begin(clean.text(), start, end)) {
            return true;
        }
        int last = end - 1;
        while (last > start && "”’\"）)》】".indexOf(clean.charAt(last)) >= 0) {
            last--;
        }
        if (Characters.isSentenceEnd(clean.charAt(last))
                || last < end - 1 && "）)".indexOf(clean.charAt(end - 1)) >= 0) {
            return true;
        }
        for (int i = start; i < end && end - start >= SHORTEST_UNFINISHED; i++) {
            if (Characters.isComma(clean.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
