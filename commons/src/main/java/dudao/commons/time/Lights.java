package dudao.commons.time;

import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The light as a pure function of time, once for one duty and once as SQL for lists and boards; a test holds the two
 * together. Near is three working days or a tenth of the whole time, whichever is shorter; dark red begins after five
 * working days of delay. A submission that waits for its review stops the clock: in time it is blue, too late it keeps
 * the colour it came in with.
 */
@Singleton
public class Lights {

    private static final int NEAR = 3;
    private static final int LONG_LATE = 5;
    private static final int SHARE_OF_TIME = 10;

    /** Where a duty stands, as far as its light is concerned. */
    public enum Phase {
        DONE,
        PAUSED,
        AWAITING_REVIEW,
        UNACKNOWLEDGED,
        OPEN
    }

    /** @param submittedAt of the submission that waits for its review; null in every other phase */
    public record Clocking(Phase phase, Instant assignedAt, Instant dueAt, Instant submittedAt) {}

    private final WorkingCalendar calendar;

    public Lights(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    public Light at(Instant asOf, Clocking duty) {
        return switch (duty.phase()) {
            case DONE -> Light.NONE;
            case PAUSED -> Light.PAUSED;
            case AWAITING_REVIEW ->
                duty.submittedAt().isAfter(duty.dueAt()) ? late(duty.submittedAt(), duty.dueAt()) : Light.BLUE;
            case UNACKNOWLEDGED, OPEN -> running(asOf, duty);
        };
    }

    private Light running(Instant asOf, Clocking duty) {
        if (asOf.isAfter(duty.dueAt())) {
            return late(asOf, duty.dueAt());
        }
        Duration whole = Duration.between(duty.assignedAt(), duty.dueAt());
        boolean near = asOf.isAfter(duty.dueAt().minus(whole.dividedBy(SHARE_OF_TIME)));
        if (near && workingDaysLeft(asOf, duty.dueAt()) <= NEAR) {
            return Light.YELLOW;
        }
        return duty.phase() == Phase.UNACKNOWLEDGED ? Light.GREY : Light.GREEN;
    }

    private Light late(Instant when, Instant dueAt) {
        return workingDaysLeft(when, dueAt) < -LONG_LATE ? Light.DARK_RED : Light.RED;
    }

    /** Working days after the day of {@code asOf} up to and including the due day; negative when that has passed. */
    public int workingDaysLeft(Instant asOf, Instant dueAt) {
        return calendar.workingDaysBetween(Clocks.lastDayOf(asOf), Clocks.lastDayOf(dueAt));
    }

    /** The values of the named parameters of {@link #sql}. */
    public Map<String, Object> boundaries(Instant asOf) {
        WorkingCalendar frozen = calendar.frozen();
        LocalDate today = Clocks.lastDayOf(asOf);
        Map<String, Object> values = new HashMap<>();
        values.put("asOf", asOf.atOffset(ZoneOffset.UTC));
        LocalDate sixthLast = frozen.plusWorkingDays(today.plusDays(1), -LONG_LATE - 1);
        values.put("darkRedUntil", Clocks.startOf(sixthLast).atOffset(ZoneOffset.UTC));
        LocalDate fourthNext = frozen.plusWorkingDays(today, NEAR + 1);
        values.put("yellowUntil", Clocks.startOf(fourthNext).atOffset(ZoneOffset.UTC));
        Set<LocalDate> madeUp = Set.copyOf(frozen.makeUpDays());
        values.put("restDays", array(frozen.restDays(), day -> !isWeekend(day) && !madeUp.contains(day)));
        values.put("workDays", array(frozen.makeUpDays(), Lights::isWeekend));
        return values;
    }

    /** Only those that differ from an ordinary week, in their order. */
    private static String array(Collection<LocalDate> days, Predicate<LocalDate> kind) {
        return days.stream().filter(kind).sorted().map(LocalDate::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }

    /**
     * The name of the light as an SQL expression over four others; its parameters come from {@link #boundaries}.
     *
     * @param phase gives the name of a {@link Phase}
     */
    public static String sql(String phase, String assignedAt, String dueAt, String submittedAt) {
        return """
                case when %1$s = 'DONE' then 'NONE'
                  when %1$s = 'PAUSED' then 'PAUSED'
                  when %1$s = 'AWAITING_REVIEW' and %4$s <= %3$s then 'BLUE'
                  when %1$s = 'AWAITING_REVIEW' then case when %5$s > 5 then 'DARK_RED' else 'RED' end
                  when %3$s < :asOf then case when %3$s <= :darkRedUntil then 'DARK_RED' else 'RED' end
                  when %6$s then 'YELLOW'
                  when %1$s = 'UNACKNOWLEDGED' then 'GREY'
                  else 'GREEN' end"""
                .formatted(
                        phase,
                        assignedAt,
                        dueAt,
                        submittedAt,
                        workingDaysLate(dueAt, submittedAt),
                        nearSql(assignedAt, dueAt));
    }

    /**
     * Whether what is late has been so for long; its parameters come from {@link #boundaries}.
     *
     * @param submitted whether it waits for its review
     */
    public static String longLateSql(String submitted, String dueAt, String submittedAt) {
        return "(case when %s then %s > %d else %s <= :darkRedUntil end)"
                .formatted(submitted, workingDaysLate(dueAt, submittedAt), LONG_LATE, dueAt);
    }

    /**
     * Whether a submission came in long late; parameters as above.
     *
     * @param worked gives {@link #workedSql} of the last day of its limit
     * @param workedThen of the day it came in
     */
    public static String longLateSql(String worked, String workedThen) {
        return "(" + workedThen + " - " + worked + " > " + LONG_LATE + ")";
    }

    /** Every working day since year one up to that day; worth asking once for each day. Parameters as above. */
    public static String workedSql(String day) {
        return workingDaysUntil(day);
    }

    /** Whether the limit of what is under way is near. */
    public static String nearSql(String assignedAt, String dueAt) {
        return "(%2$s <= :yellowUntil and :asOf > %2$s - (%2$s - %1$s) / %3$d)"
                .formatted(assignedAt, dueAt, SHARE_OF_TIME);
    }

    /** Every working day since year one counted, so that a span is a difference; by bisection, for a list has many rows. */
    private static String workingDaysLate(String dueAt, String submittedAt) {
        return workingDaysUntil(lastDay(submittedAt)) + " - " + workingDaysUntil(lastDay(dueAt));
    }

    /** Year one begins on a Monday. The sub-selects read the calendar once a statement, not once a row. */
    private static String workingDaysUntil(String day) {
        return """
                ((%1$s - date '0001-01-01' + 1) / 7 * 5 + least((%1$s - date '0001-01-01' + 1) %% 7, 5)
                   - width_bucket(%1$s, cast((select cast(:restDays as date[])) as date[]))
                   + width_bucket(%1$s, cast((select cast(:workDays as date[])) as date[])))"""
                .formatted(day);
    }

    /** By the offset, which never changes: looking up the zone takes longer than the rest. */
    private static String lastDay(String instant) {
        return "cast((" + instant + " - interval '1 microsecond') at time zone interval '8 hours' as date)";
    }
}
