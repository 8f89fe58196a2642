package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Numeral;
import dudao.plan.importing.text.Passage;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days by which a passage wants something done. A year alone, or a month in which something happens, is none. */
public final class Deadlines {

    private static final String BY = "(?:之前|以前|前(?![夕后期往]))";
    private static final String DIGITS = "[\\d０-９]{1,2}|[一二三四五六七八九十]{1,3}";
    private static final String YEAR = "(?:(?<year>20\\d\\d|２０[０-９]{2}|今|本|当|明)\\s?年\\s?)?";

    /** What may follow a year, or stand without one; 年 belongs to the year before it or to the word itself. */
    private static final List<String> FORMS = List.of(
            "(?<month>" + DIGITS + ")\\s?月份?\\s?(?:(?<day>" + DIGITS + ")\\s?[日号]" + BY + "|(?<monthEnd>[底末]" + BY
                    + "?)|" + BY + ")",
            "第?(?<quarter>[一二三四1-4])季度[末底]?(?:" + BY + "|内)?",
            "(?<half>[上下])半年(?:[末底]?" + BY + "|内)?",
            "(?<term>[春秋])季?(?:新?学期(?:开学|开始)?|开学)(?:" + BY + "|初)",
            "(?<termEnd>[春秋])季?学期(?:(?:结束|期末|末|底)" + BY + "?|内)",
            "(?<schoolYear>新学年(?:开学|开始)?" + BY + ")",
            "(?<holiday>[暑寒])[假期]" + BY,
            "(?<teachersDay>教师节" + BY + ")",
            "(?:(?<=年)|年)(?:[底末]" + BY + "?|度?内)",
            "(?<beforeYear>(?<=年)" + BY + ")");

    private static final Pattern DEADLINE = Pattern.compile(YEAR + "(?:" + String.join("|", FORMS) + ")"
            + "|到\\s?(?<untilYear>20\\d\\d)\\s?年(?![底末]|\\s?[\\d一二三四五六七八九十]{1,2}\\s?月)"
            + "|(?<from>20\\d\\d)\\s?[-—–~至]\\s?20\\d\\d\\s?学年度?第?(?<semester>[一二12上下])学期(?:(?:结束|期末|末|底)" + BY
            + "?|内|" + BY + ")"
            + "|(?<openTerm>(?:本|新|下)?学期(?:(?:开学|开始|结束)" + BY + "|期?末" + BY + "?)|开学" + BY + ")"
            + "|“?(?<fiveYears>十[三四五六])五”?(?:规划)?(?:时)?期?末");

    /** What makes a span, another year or a custom of the word that follows: 近三年内, 学年内, 去年底, 每年底. */
    private static final String NO_DEADLINE_AFTER = "近每学多数几半去上往历整周全余年";

    /** A year's. */
    private static final int LONGEST_NUMBER = 4;

    /** What may follow the number in front of a deadline, 十四五规划期末 among them. */
    private static final String AFTER_NUMBER = "年月季-—–~至”规时期末";

    /** The 十四五 plan ends in 2025, and each plan five years after the one before. */
    private static final int FIRST_PLAN_END = 1955;

    private final Passage passage;
    private final Integer planYear;
    private final List<ImportWarning> warnings;
    private final List<ImportedDeadline> deadlines = new ArrayList<>();
    private int end;

    private Deadlines(Passage passage, Integer planYear, List<ImportWarning> warnings) {
        this.passage = passage;
        this.planYear = planYear;
        this.warnings = warnings;
    }

    /** @param planYear what a deadline without a year means; null where the document has none */
    public static List<ImportedDeadline> in(Passage passage, Integer planYear, List<ImportWarning> warnings) {
        Deadlines deadlines = new Deadlines(passage, planYear, warnings);
        Matcher found = DEADLINE.matcher(passage.clean().text());
        for (int i = passage.start(); i < passage.end(); i = Math.max(i + 1, deadlines.end)) {
            if (!deadlines.mayBeginAt(i) || !found.region(i, passage.end()).lookingAt()) {
                continue;
            }
            deadlines.end = found.end();
            if (!passage.clean().enclosures().inTitle(found.start()) && deadlines.stands(found)) {
                deadlines.add(found);
            }
        }
        return deadlines.deadlines;
    }

    /** The pattern is tried only where what stands there could begin it: nearly all of a text is something else. */
    private boolean mayBeginAt(int i) {
        char next = i + 1 < passage.end() ? passage.charAt(i + 1) : ' ';
        return switch (passage.charAt(i)) {
            case '年' -> "底末度内".indexOf(next) >= 0;
            case '教' -> next == '师';
            case '开', '学' -> "学期".indexOf(next) >= 0;
            case '上', '下' -> "半学".indexOf(next) >= 0;
            case '春', '秋' -> "季新学开".indexOf(next) >= 0;
            case '暑', '寒' -> "假期".indexOf(next) >= 0;
            case '新', '本', '今', '当', '明' -> "年学".indexOf(next) >= 0 || Character.isWhitespace(next);
            case '第' -> isNumeral(next);
            case '到' -> next == '2' || Character.isWhitespace(next);
            case '“' -> next == '十';
            default -> isNumberOfTime(i);
        };
    }

    /** Behind nearly all numbers stands a measure word, and no year or month. */
    private boolean isNumberOfTime(int i) {
        int limit = Math.min(passage.end(), i + LONGEST_NUMBER + 1);
        int end = i;
        while (end < limit && isNumeral(passage.charAt(end))) {
            end++;
        }
        return end > i
                && end < limit
                && (AFTER_NUMBER.indexOf(passage.charAt(end)) >= 0 || Character.isWhitespace(passage.charAt(end)));
    }

    private static boolean isNumeral(char c) {
        return Characters.isDigit(c) || Numeral.isChinese(c);
    }

    private boolean stands(Matcher found) {
        int before = passage.skipBlanksBack(found.start());
        if (before == passage.start()) {
            return true;
        }
        char c = passage.charAt(before - 1);
        boolean number = isNumeral(c);
        boolean named = found.group("year") != null || found.group("untilYear") != null || found.group("from") != null;
        return named ? !number : !number && NO_DEADLINE_AFTER.indexOf(c) < 0 && found.group("beforeYear") == null;
    }

    private void add(Matcher found) {
        String text = found.group().strip();
        int start = found.start() + found.group().indexOf(text);
        if (found.group("openTerm") != null) {
            warnings.add(new ImportWarning(
                    "DEADLINE_WITHOUT_TERM",
                    "没有说明是哪个学期:" + text,
                    passage.clean().origin(start)));
            return;
        }
        Integer year = year(found);
        if (year == null) {
            warnings.add(new ImportWarning(
                    "DEADLINE_WITHOUT_YEAR", "期限没有年份:" + text, passage.clean().origin(start)));
            return;
        }
        try {
            deadlines.add(new ImportedDeadline(
                    text, date(found, year), passage.span(start, start + text.length()), SchoolDates.hangsOn(found)));
        } catch (DateTimeException noSuchDay) {
            warnings.add(new ImportWarning(
                    "INVALID_DATE", "没有这一天:" + text, passage.clean().origin(start)));
        }
    }

    private Integer year(Matcher found) {
        String named = found.group("untilYear") != null ? found.group("untilYear") : found.group("year");
        if (found.group("fiveYears") != null) {
            return FIRST_PLAN_END + 5 * number(found.group("fiveYears"));
        }
        if (found.group("from") != null) {
            return Integer.valueOf(found.group("from"));
        }
        if (named != null && named.length() == 4) {
            return Integer.valueOf(named);
        }
        return planYear == null ? null : planYear + ("明".equals(named) ? 1 : 0);
    }

    private static LocalDate date(Matcher found, int year) {
        if (found.group("month") != null) {
            YearMonth month = YearMonth.of(year, number(found.group("month")));
            if (found.group("day") != null) {
                return month.atDay(number(found.group("day")));
            }
            return found.group("monthEnd") != null
                    ? month.atEndOfMonth()
                    : month.atDay(1).minusDays(1);
        }
        if (found.group("quarter") != null) {
            return YearMonth.of(year, 3 * number(found.group("quarter"))).atEndOfMonth();
        }
        if (found.group("half") != null) {
            return YearMonth.of(year, found.group("half").equals("上") ? 6 : 12).atEndOfMonth();
        }
        LocalDate bySchoolCalendar = SchoolDates.of(found, year);
        if (bySchoolCalendar != null) {
            return bySchoolCalendar;
        }
        if (found.group("teachersDay") != null) {
            return LocalDate.of(year, 9, 9);
        }
        return LocalDate.of(found.group("beforeYear") == null ? year : year - 1, 12, 31);
    }

    private static int number(String digits) {
        return Numeral.at(digits, 0).value().intValue();
    }
}
