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
            BigDecimal achieved, BigDecimal reported, Integer unitsDone, Integer unitsInScope, BigDecimal latest) {}

    /** The days a target has: from the day it binds until its last day. */
    public record Period(LocalDate from, LocalDate due) {}

    /**
     * Over the calendar year of {@code on}.
     *
     * @param on of a moment {@code Clocks.dateOf}: a year that has ended at 24:00 is over
     */
    public static Standing of(Target target, Figures figures, LocalDate on) {
        return of(target, figures, on, new Period(on.withDayOfYear(1), LocalDate.of(on.getYear(), 12, 31)));
    }

    /** What is not reached when the last day is over is NOT_MET; until then it is ON_COURSE or BEHIND. */
    public static Standing of(Target target, Figures figures, LocalDate on, Period period) {
        return new Standing(Verdict.NOT_MEASURED, null, "尚无数据");
    }

    /** As if the last day were over: MET, NOT_MET or NOT_MEASURED. */
    public static Standing atEnd(Target target, Figures figures) {
        return new Standing(Verdict.NOT_MEASURED, null, "尚无数据");
    }
}
