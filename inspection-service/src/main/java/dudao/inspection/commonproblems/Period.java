package dudao.inspection.commonproblems;

import dudao.commons.problems.RuleViolation;
import dudao.inspection.requests.Days;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** From a day to a day, both counted; a year at most and over when it is asked for, or going on. */
record Period(LocalDate from, LocalDate to) {

    private static final int LONGEST = 366;

    static Period of(String from, String to) {
        return new Period(day("from", from), day("to", to)).checked("?");
    }

    Period checked(String at) {
        Days.plausible(at + "from", from);
        Days.plausible(at + "to", to);
        Days.inOrder(from, to, at + "to");
        if (from.plusDays(LONGEST).isBefore(to)) {
            throw RuleViolation.invalidField(at + "to", "时段不超过 " + LONGEST + " 日");
        }
        return this;
    }

    private static LocalDate day(String name, String text) {
        try {
            if (text != null) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException unreadable) {
            // Said below, as of one that is missing.
        }
        throw RuleViolation.of("INVALID_PARAMETER", name + " 应为日期 2026-03-01").at("?" + name, "应为日期");
    }
}
