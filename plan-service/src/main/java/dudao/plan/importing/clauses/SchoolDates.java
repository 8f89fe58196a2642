package dudao.plan.importing.clauses;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;

/**
 * The usual days of terms and holidays, by which a plan dates what the year's school calendar has yet to fix: spring
 * terms begin between mid-February and the first days of March and end by early July, autumn terms begin on 1 September
 * and end in January.
 */
final class SchoolDates {

    private SchoolDates() {}

    /** What the deadline hangs on, or null where it is a date of its own. */
    static String hangsOn(Matcher found) {
        if (found.group("term") != null) {
            return isSpring(found.group("term")) ? "SPRING_TERM_START" : "AUTUMN_TERM_START";
        }
        if (found.group("termEnd") != null) {
            return isSpring(found.group("termEnd")) ? "SPRING_TERM_END" : "AUTUMN_TERM_END";
        }
        if (found.group("semester") != null) {
            return isFirst(found) ? "AUTUMN_TERM_END" : "SPRING_TERM_END";
        }
        if (found.group("holiday") != null) {
            return found.group("holiday").equals("寒") ? "WINTER_HOLIDAY" : "SUMMER_HOLIDAY";
        }
        return found.group("schoolYear") == null ? null : "SCHOOL_YEAR_START";
    }

    /** @param year in which the term or holiday begins; of a school year, the first */
    static LocalDate of(Matcher found, int year) {
        String anchor = hangsOn(found);
        if (anchor == null) {
            return null;
        }
        return switch (anchor) {
            case "SPRING_TERM_START" -> YearMonth.of(year, 2).atEndOfMonth();
            case "AUTUMN_TERM_START", "SCHOOL_YEAR_START" ->
                YearMonth.of(year, 8).atEndOfMonth();
            case "SPRING_TERM_END" ->
                YearMonth.of(found.group("semester") == null ? year : year + 1, 6)
                        .atEndOfMonth();
            case "AUTUMN_TERM_END" -> YearMonth.of(year + 1, 1).atEndOfMonth();
            case "WINTER_HOLIDAY" -> YearMonth.of(year, 1).atEndOfMonth();
            default -> YearMonth.of(year, 6).atEndOfMonth();
        };
    }

    private static boolean isSpring(String season) {
        return season.equals("春");
    }

    private static boolean isFirst(Matcher found) {
        return "一1上".contains(found.group("semester"));
    }
}
