package dudao.plan.importing.metadata;

import dudao.plan.importing.document.ImportedAddressee;
import dudao.plan.importing.mentions.PartyKinds;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.CleanText;
import dudao.plan.importing.text.LineKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands around a plan's sections: whom the covering notice is addressed to and what it says, and the words between
 * title and first heading. None of it is an item.
 */
public record Surroundings(List<ImportedAddressee> addressees, String coverNotice, String preamble) {

    private static final int LONGEST_ADDRESS = 400;
    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_UNFINISHED = 15;
    private static final int LONGEST_FIELD = 5;
    private static final int LONGEST_WEB_LINE = 80;
    private static final Pattern WEB_PAGE = Pattern.compile("浏览|阅读时长|加入收藏|点击量|发布时间|字号|来源[:：]|作者[:：]|分享");

    /**
     * @param cover where the text before the plan begins
     * @param title where the plan's title line begins
     * @param body where the text after the title begins
     * @param heading where the first heading begins
     */
    public static Surroundings of(CleanText clean, int cover, int title, int body, int heading) {
        Reader notice = new Reader(clean);
        int start = noticeBody(clean, cover, title);
        if (start >= 0) {
            notice.read(start, title);
        }
        Reader introduction = new Reader(clean);
        introduction.read(body, heading);
        return new Surroundings(
                notice.addressees.isEmpty() ? introduction.addressees : notice.addressees,
                notice.words(),
                introduction.words());
    }

    /** After the last notice's title: a register of documents prints it twice. Or -1. */
    private static int noticeBody(CleanText clean, int start, int end) {
        int body = -1;
        for (int line = start; line < end; line = clean.lineEnd(line, end) + 1) {
            int lineEnd = clean.lineEnd(line, end);
            if (LineKind.of(clean.text().substring(line, lineEnd)) == LineKind.NOTICE) {
                body = lineEnd + 1;
            }
        }
        return body;
    }

    /** Reads a notice or an introduction line by line. */
    private static final class Reader {
        private final CleanText clean;
        private final List<ImportedAddressee> addressees = new ArrayList<>();
        private final List<String> sentences = new ArrayList<>();

        Reader(CleanText clean) {
            this.clean = clean;
        }

        void read(int start, int end) {
            for (int line = start; line < end; line = clean.lineEnd(line, end) + 1) {
                int lineEnd = clean.lineEnd(line, end);
                LineKind kind = LineKind.of(clean.text().substring(line, lineEnd));
                if (kind == LineKind.ANNEX) {
                    return;
                }
                if (kind == LineKind.TEXT && sentences.isEmpty() && addressees.isEmpty() && isAddress(line, lineEnd)) {
                    addressees(line, lineEnd - 1);
                } else if (kind == LineKind.TEXT && isSentence(line, lineEnd)) {
                    sentences.add(clean.text().substring(line, lineEnd).strip());
                }
            }
        }

        String words() {
            return sentences.isEmpty() ? null : String.join("\n", sentences);
        }

        /** Names with a colon behind the last of them. */
        private boolean isAddress(int start, int end) {
            if (end - start < 3 || end - start > LONGEST_ADDRESS || !Characters.isColon(clean.charAt(end - 1))) {
                return false;
            }
            for (int i = start; i < end; i++) {
                if (Characters.isSentenceEnd(clean.charAt(i)) && clean.charAt(i) != '；') {
                    return false;
                }
            }
            String line = clean.text().substring(start, end - 1).strip();
            return line.startsWith("各") || line.contains("，各") || line.contains(",各") || OrganizationName.is(line);
        }

        private void addressees(int start, int end) {
            int from = start;
            int depth = 0;
            for (int i = start; i <= end; i++) {
                char c = i < end ? clean.charAt(i) : '、';
                depth += "(（".indexOf(c) >= 0 ? 1 : ")）".indexOf(c) >= 0 ? -1 : 0;
                if (i == end || depth <= 0 && "、，,；;".indexOf(c) >= 0) {
                    add(from, i);
                    from = i + 1;
                }
            }
        }

        private void add(int start, int end) {
            int from = start;
            while (from < end && Characters.isBlank(clean.charAt(from))) {
                from++;
            }
            String name = clean.text().substring(from, end).strip();
            if (name.length() > 1 && name.length() <= LONGEST_NAME) {
                addressees.add(new ImportedAddressee(
                        name, PartyKinds.of(name), PartyKinds.isAll(name), clean.span(from, from + name.length())));
            }
        }

        /** Words, and no field of a web page: 时间:…, 来源:…. */
        private boolean isSentence(int start, int end) {
            boolean field = false;
            boolean comma = false;
            boolean stop = false;
            for (int i = start; i < end; i++) {
                char c = clean.charAt(i);
                field |= Characters.isColon(c) && i - start < LONGEST_FIELD;
                comma |= Characters.isComma(c);
                stop |= c == '。' || c == '！';
            }
            boolean words = stop || comma && !field && end - start >= SHORTEST_UNFINISHED;
            return words
                    && !(end - start <= LONGEST_WEB_LINE
                            && WEB_PAGE.matcher(clean.text()).region(start, end).find());
        }
    }
}
