package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportWarning;
import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.text.Numeral;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The days by which a passage wants something done. A year alone, or a month in which something happens, is none. */
public final class Deadlines {

    private static final String BY = "(?:之前|以前|前)";
    private static final String NUMBER = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
    private static final String YEAR = "(?:(?<year>20\\d\\d|今|本|当|明)\\s?年度?\\s?)?";

    /** Alternatives that cannot begin alike are tried in turn at each place; none repeats within a repetition. */
    private static final Pattern DEADLINE =
            Pattern.compile("(?:(?<yearEnd>(?<endYear>20\\d\\d|今|本|当|明)?\\s?年[底末]" + BY + "?)"
                    + "|(?<within>(?<withinYear>20\\d\\d|今|本|当)?\\s?年度?内)"
                    + "|(?<beforeYear>20\\d\\d)\\s?年" + BY
                    + "|到\\s?(?<untilYear>20\\d\\d)\\s?年(?![底末]|\\s?[\\d一二三四五六七八九十]{1,2}\\s?月)"
                    + "|“?(?<plan>十[三四五六])五”?(?:规划)?(?:时)?(?:期)?末"
                    + "|" + YEAR + "(?:" + NUMBER.replace("(", "(?<month>") + "\\s?月份?\\s?"
                    + "(?:" + NUMBER.replace("(", "(?<day>") + "\\s?[日号]" + BY + "|(?<monthEnd>[底末]" + BY
                    + "?)|(?<beforeMonth>" + BY + "))"
                    + "|第?(?<quarter>[一二三四1-4])季度[末底]?(?:" + BY + "|内)?"
                    + "|(?<half>[上下])半年(?:[末底]?" + BY + "|内)?"
                    + "|(?<term>[春秋])季?(?:学期)?开学" + BY
                    + "|(?<holiday>[暑寒])(?:假|期)" + BY + "))");

    private final Passage passage;
    private final Integer planYear;
    private final List<ImportWarning> warnings;
    private final List<ImportedDeadline> deadlines = new ArrayList<>();

    private Deadlines(Passage passage, Integer planYear, List<ImportWarning> warnings) {
        this.passage = passage;
        this.planYear = planYear;
        this.warnings = warnings;
    }

    /** @param planYear what a deadline without a year means; null where the document has none */
    public static List<ImportedDeadline> in(Passage passage, Integer planYear, List<ImportWarning> warnings) {
        Deadlines deadlines = new Deadlines(passage, planYear, warnings);
        Matcher found = DEADLINE.matcher(passage.clean().text()).region(passage.start(), passage.end());
        while (found.find()) {
            if (!passage.clean().enclosures().inTitle(found.start()) && deadlines.stands(found)) {
                deadlines.add(found);
            }
        }
        return deadlines.deadlines;
    }

    /** 近三年内 and 学年内 are spans, 去年底 is past. */
    private boolean stands(Matcher found) {
        if (found.start() == passage.start()) {
            return true;
        }
        char before = passage.charAt(found.start() - 1);
        boolean bare = "年月第上下春秋暑寒".indexOf(passage.charAt(found.start())) >= 0;
        return !bare && !isDigit(before) && !Numeral.isChinese(before)
                || bare && "近每学多数几半去上往历整周全余".indexOf(before) < 0 && !isDigit(before) && !Numeral.isChinese(before);
    }

    private void add(Matcher found) {
        String text = found.group().strip();
        int start = found.start() + found.group().indexOf(text);
        Integer year = year(found);
        if (year == null) {
            warnings.add(new ImportWarning(
                    "DEADLINE_WITHOUT_YEAR", "期限没有年份:" + text, passage.clean().origin(start)));
            return;
        }
        try {
            deadlines.add(new ImportedDeadline(text, date(found, year), passage.span(start, start + text.length())));
        } catch (DateTimeException noSuchDay) {
            warnings.add(new ImportWarning(
                    "INVALID_DATE", "没有这一天:" + text, passage.clean().origin(start)));
        }
    }

    private Integer year(Matcher found) {
        String named = first(found, "endYear", "withinYear", "beforeYear", "untilYear", "year");
        if (found.group("plan") != null) {
            return 2005 + 5 * ("三四五六".indexOf(found.group("plan").charAt(1)) + 3);
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
        if (found.group("term") != null) {
            // Spring terms begin between mid-February and the first days of March, autumn terms on 1 September.
            return YearMonth.of(year, found.group("term").equals("春") ? 2 : 8).atEndOfMonth();
        }
        if (found.group("holiday") != null) {
            return YearMonth.of(year, found.group("holiday").equals("寒") ? 1 : 6)
                    .atEndOfMonth();
        }
        return LocalDate.of(found.group("beforeYear") == null ? year : year - 1, 12, 31);
    }

    private static String first(Matcher found, String... groups) {
        for (String group : groups) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        return null;
    }

    private static int number(String digits) {
        return Numeral.at(digits, 0).value().intValue();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
