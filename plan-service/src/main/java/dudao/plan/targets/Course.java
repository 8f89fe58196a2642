package dudao.plan.targets;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** How much of a target should be reached when a day begins. */
final class Course {

    private Course() {}

    /**
     * By milestones what the last one that has passed asks for; without them in proportion to the days, in whole steps of
     * the quantity's last digit, since half a school is not built.
     */
    static BigDecimal of(Target target, LocalDate on, Standing.Period period) {
        return target.milestones().isEmpty() ? inProportion(target, on, period) : byMilestones(target, on, period);
    }

    private static BigDecimal byMilestones(Target target, LocalDate on, Standing.Period period) {
        if (on.isAfter(period.due())) {
            return target.quantity();
        }
        BigDecimal expected = BigDecimal.ZERO;
        for (Target.Milestone milestone : target.milestones()) {
            if (milestone.on().isBefore(on)) {
                expected = expected.max(milestone.quantity());
            }
        }
        return expected;
    }

    private static BigDecimal inProportion(Target target, LocalDate on, Standing.Period period) {
        long days = Math.max(1, ChronoUnit.DAYS.between(period.from(), period.due()) + 1);
        long passed = Math.min(days, Math.max(0, ChronoUnit.DAYS.between(period.from(), on)));
        BigDecimal start = start(target);
        BigDecimal way = target.quantity().subtract(start);
        int digits = Math.max(0, target.quantity().stripTrailingZeros().scale());
        return start.add(way.multiply(BigDecimal.valueOf(passed))
                        .divide(BigDecimal.valueOf(days), digits, RoundingMode.FLOOR))
                .setScale(digits, RoundingMode.FLOOR)
                .min(target.quantity());
    }

    /** A ratio grows from where it was; what is counted begins with nothing. */
    private static BigDecimal start(Target target) {
        boolean grows = target.kind() == TargetKind.RATIO
                && target.baseline() != null
                && target.baseline().compareTo(target.quantity()) < 0;
        return grows ? target.baseline() : BigDecimal.ZERO;
    }
}
