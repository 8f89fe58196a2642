package dudao.plan.importing.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line is by its looks, where it stands alone. */
public enum LineKind {
    /** The title of a plan. */
    TITLE,
    /** What may be the title of a plan where none is called 工作要点. */
    WEAK_TITLE,
    /** 关于印发…的通知 */
    NOTICE,
    /** The title of a text of another kind: 工作总结, 讲话. */
    OTHER_TITLE,
    /** 篇二:… parts a collection. */
    ARTICLE_MARK,
    /** Nothing but a date. */
    DATE,
    /** 附件 and what follows. */
    ANNEX,
    PAGE_NUMBER,
    TEXT;

    private static final int LONGEST = 80;
    private static final int LONGEST_TITLE = 60;

    private static final Pattern PAGE_INDEX = Pattern.compile("[(（]\\s*第?\\s*\\d{1,3}\\s*/\\s*\\d{1,3}\\s*页?\\s*[)）]$");
    private static final Pattern SUFFIX = Pattern.compile("[(（][^()（）]{1,12}[)）]$");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d|二[〇○零0]");
    private static final Pattern DATE_LINE =
            Pattern.compile("[(（]?\\s*(?:20\\d\\d|二[〇○零0][一二三四五六七八九〇○零]{2})\\s*年\\s*[\\d一二三四五六七八九十]{1,2}\\s*月"
                    + "\\s*[\\d一二三四五六七八九十]{1,3}\\s*日\\s*[)）]?");
    private static final Pattern PAGE_NUMBER_LINE =
            Pattern.compile("[-—–\\s]*(?:第\\s*)?\\d{1,4}\\s*页?\\s*(?:(?:/|[,，]?\\s*共)\\s*\\d{1,4}\\s*页?)?[-—–\\s]*");
    private static final Pattern ARTICLE =
            Pattern.compile("(?:第\\s*)?[篇][一二三四五六七八九十\\d]{1,3}\\s*[:：、\\s].*|第[一二三四五六七八九十\\d]{1,3}篇.*");
    private static final Pattern ANNEX_LINE = Pattern.compile("附[件表录][\\d一二三四五六七八九十]{0,2}(?:\\s*[:：.].*)?|附\\s*[:：].*");

    private static final Pattern TITLE_WITHIN =
            Pattern.compile("[^\\s，。,:：；;、《》]{0,30}20\\d\\d\\s?年[^\\n，。,:：；;《》]{0,20}工作要点");

    private static final List<String> PLANS = List.of("工作要点");
    private static final List<String> WEAK_PLANS =
            List.of("要点", "工作计划", "工作安排", "重点工作", "重点任务", "工作任务", "工作思路", "工作方案", "行动计划", "实施方案");
    private static final List<String> OTHERS =
            List.of("总结", "汇报", "述职报告", "工作报告", "讲话", "讲话稿", "心得体会", "致辞", "简报", "调研报告", "自查报告", "情况报告");

    public static LineKind of(String line) {
        if (line.length() > LONGEST) {
            return TEXT;
        }
        if (PAGE_NUMBER_LINE.matcher(line).matches()) {
            return PAGE_NUMBER;
        }
        if (DATE_LINE.matcher(line).matches()) {
            return DATE;
        }
        if (ARTICLE.matcher(line).matches()) {
            return ARTICLE_MARK;
        }
        if (ANNEX_LINE.matcher(line).matches()) {
            return ANNEX;
        }
        if (line.endsWith("通知") && isPlainLine(line)) {
            return NOTICE;
        }
        return titleKind(title(line));
    }

    /** A title line without the page index of a web page and the brackets around the whole. */
    public static String title(String line) {
        String title = PAGE_INDEX.matcher(line).replaceFirst("").strip();
        return title.startsWith("《") && title.indexOf('》') == title.length() - 1
                ? title.substring(1, title.length() - 1)
                : title;
    }

    /** The last thing called a plan of a year in a text whose line ends were lost, or null. */
    public static String titleWithin(String text) {
        Matcher title = TITLE_WITHIN.matcher(text);
        String last = null;
        while (title.find()) {
            last = title.group();
        }
        return last;
    }

    public boolean isTitle() {
        return this == TITLE || this == WEAK_TITLE || this == OTHER_TITLE || this == NOTICE;
    }

    public static boolean hasYear(String line) {
        return YEAR.matcher(line).find();
    }

    private static LineKind titleKind(String title) {
        String core = SUFFIX.matcher(title).replaceFirst("").strip();
        if (core.length() > LONGEST_TITLE
                || !isPlainLine(core)
                || Marker.at(core + " ", 0) != null
                || core.startsWith("关于印发")) {
            return TEXT;
        }
        if (PLANS.stream().anyMatch(core::endsWith)) {
            return TITLE;
        }
        if (OTHERS.stream().anyMatch(core::endsWith)) {
            return OTHER_TITLE;
        }
        return WEAK_PLANS.stream().anyMatch(core::endsWith) && hasYear(core) ? WEAK_TITLE : TEXT;
    }

    private static boolean isPlainLine(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Characters.isComma(c) || Characters.isSentenceEnd(c) || ">|»:：?？".indexOf(c) >= 0) {
                return false;
            }
        }
        return !line.isEmpty();
    }
}
