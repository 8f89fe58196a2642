package dudao.task.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A year of the calendar as one of its notices has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CalendarYear")
public record CalendarYearView(
        int year,
        @Schema(description = "counts the notices loaded for the year from 1; 0 while there is none") long version,
        @Schema(description = "the notice the days come from; null while there is none") String source,
        String noticeNumber,
        LocalDate noticedOn,
        @Schema(description = "no notice is loaded: weekends and the holidays fixed by date (全国年节及纪念日放假办法 第二条)")
                boolean provisional,
        @Schema(description = "days off besides ordinary weekends") List<LocalDate> restDays,
        @Schema(description = "weekend days that are worked (调休)") List<LocalDate> workDays,
        long workingDays,
        @Schema(description = "of days and source, in hex; the same notice has the same") String sha256,
        OffsetDateTime loadedAt,
        @Schema(description = "sub of the administrator; `shipped` of a notice that came with the software")
                String loadedBy) {

    public static CalendarYearView of(LoadedYear loaded) {
        WorkingCalendar alone = new WorkingCalendar(List.of(loaded.days()));
        LocalDate before = LocalDate.of(loaded.year() - 1, 12, 31);
        return new CalendarYearView(
                loaded.year(),
                loaded.version(),
                loaded.source(),
                loaded.noticeNumber(),
                loaded.noticedOn(),
                loaded.version() == 0,
                loaded.restDays(),
                loaded.workDays(),
                alone.workingDaysBetween(before, before.plusYears(1)),
                loaded.version() == 0 ? null : loaded.sha256(),
                loaded.loadedAt() == null
                        ? null
                        : loaded.loadedAt().atZoneSameInstant(Clocks.SHANGHAI).toOffsetDateTime(),
                loaded.loadedBy());
    }
}
