package dudao.plan.targets;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How a target stands on a day, from its figures alone.
 *
 * @param expected what should be reached by then, by the milestones or in proportion to the days; null where nothing is
 * @param explanation a sentence with the figures
 */
public record Standing(Verdict verdict, BigDecimal expected, String explanation) {

    /**
     * @param achieved sum of the confirmed reports; of a NO_EXCEPTIONS target the exceptions
     * @param reported sum of all reports
     * @param unitsDone of a COVERAGE target
     * @param unitsInScope those that are not yet eligible or exempt left out
     * @param latest last value of what does not add up: ratio, trend, year's value, rank
     */
    public record Figures(
            BigDecimal achieved, BigDecimal reported, Integer unitsDone, Integer unitsInScope, BigDecimal latest) {

        /** Only a value, as recorded for a period. */
        public static Figures latest(BigDecimal value) {
            return new Figures(null, null, null, null, value);
        }
    }

    /** The days a target has: from the day it binds until its last day. */
    public record Period(LocalDate from, LocalDate due) {

        public static Period year(int year) {
            return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
    }

    /**
     * Over the calendar year of {@code on}.
     *
     * @param on of a moment {@code Clocks.dateOf}: a year that has ended at 24:00 is over
     */
    public static Standing of(Target target, Figures figures, LocalDate on) {
        return of(target, figures, on, Period.year(on.getYear()));
    }

    /** What is not reached when the last day is over is NOT_MET; until then it is ON_COURSE or BEHIND. */
    public static Standing of(Target target, Figures figures, LocalDate on, Period period) {
        boolean over = on.isAfter(period.due());
        return new Judging(target, figures, over, () -> Course.of(target, on, period)).standing();
    }

    /** As if the last day were over: MET, NOT_MET or NOT_MEASURED. */
    public static Standing atEnd(Target target, Figures figures) {
        return new Judging(target, figures, true, target::quantity).standing();
    }
}
