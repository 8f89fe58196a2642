package dudao.task.ladder;

import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When something may be sent to a unit: on working days, make-up days included, from nine to five. */
record WorkingHours(WorkingCalendar calendar) {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    boolean areOn(Instant now) {
        LocalTime time = LocalTime.ofInstant(now, Clocks.SHANGHAI);
        return calendar.isWorkingDay(Clocks.dateOf(now)) && !time.isBefore(OPENS) && time.isBefore(CLOSES);
    }

    Instant startOf(LocalDate day) {
        return day.atTime(OPENS).atZone(Clocks.SHANGHAI).toInstant();
    }
}
