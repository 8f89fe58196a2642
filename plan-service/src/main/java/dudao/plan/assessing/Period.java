package dudao.plan.assessing;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a CONTINUING item is judged for: a year, half a year or a quarter. */
record Period(String text, LocalDate first, LocalDate last) {

    static final String FORM = "\\d{4}(?:Q[1-4]|H[12])?";

    private static final Pattern PARTS = Pattern.compile("(\\d{4})(?:(Q|H)(\\d))?");

    /** @param year of the plan, which the period lies in */
    static Period of(String text, int year, Instant now) {
        Matcher parts = PARTS.matcher(text);
        if (!text.matches(FORM) || !parts.matches() || Integer.parseInt(parts.group(1)) != year) {
            throw invalid("应为计划年度内的期间,如 " + year + "、" + year + "H1、" + year + "Q1");
        }
        int months = parts.group(2) == null ? 12 : parts.group(2).equals("H") ? 6 : 3;
        int which = parts.group(3) == null ? 1 : Integer.parseInt(parts.group(3));
        LocalDate first = LocalDate.of(year, (which - 1) * months + 1, 1);
        if (first.isAfter(Clocks.dateOf(now))) {
            throw invalid("这一期间还没有开始");
        }
        return new Period(text, first, first.plusMonths(months).minusDays(1));
    }

    private static RuleViolation invalid(String detail) {
        return RuleViolation.invalidField("/period", detail);
    }

    /** Its end, or now while it lasts. */
    Instant until(Instant now) {
        Instant end = Clocks.endOf(last);
        return end.isAfter(now) ? now : end;
    }

    LocalDate judgedOn(Instant now) {
        return Clocks.lastDayOf(until(now));
    }
}
