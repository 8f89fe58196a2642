package dudao.inspection.hazards;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The minutes of an alarm, counted round the clock: no night, weekend or holiday stops them, the unit's acknowledgement
 * does. Nothing of it is stored, so that any past moment can be asked about.
 *
 * @param minutes the unit has to acknowledge
 * @param acknowledgedAt null while nobody has
 * @param steps from when on each further addressee is told
 */
record HazardClock(Instant raisedAt, int minutes, Instant acknowledgedAt, List<HazardStep> steps) {

    Instant dueAt() {
        return raisedAt.plus(Duration.ofMinutes(minutes));
    }

    boolean isRunning(Instant asOf) {
        return acknowledgedAt == null || acknowledgedAt.isAfter(asOf);
    }

    /** Whole minutes since it was raised, up to the acknowledgement. */
    long minutesRun(Instant asOf) {
        Instant end = isRunning(asOf) ? asOf : acknowledgedAt;
        return Math.max(0, Duration.between(raisedAt, end).toMinutes());
    }

    /** At the last moment is in time. An acknowledgement that came late stays late. */
    boolean isOverdue(Instant asOf) {
        Instant end = isRunning(asOf) ? asOf : acknowledgedAt;
        return end.isAfter(dueAt());
    }

    /** How high it has risen; an acknowledgement stops it there. */
    int level(Instant asOf) {
        Instant end = isRunning(asOf) ? asOf : acknowledgedAt;
        return steps.stream()
                .filter(step -> !step.dueAt().isAfter(end))
                .mapToInt(HazardStep::level)
                .max()
                .orElse(0);
    }
}
