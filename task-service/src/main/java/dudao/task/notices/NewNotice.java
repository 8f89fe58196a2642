package dudao.task.notices;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.CalendarYear;
import dudao.task.calendar.LoadedYear;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewCalendarYear")
record NewNotice(
        @Schema(description = "the notice the days come from, by title and date") @NotBlank @Size(max = 300)
                String source,
        @Schema(description = "发文字号") @Size(max = 100) String noticeNumber,
        LocalDate noticedOn,
        @Schema(description = "days off besides ordinary weekends, those fixed by date included; at most 60")
                @NotNull
                @Size(min = 1, max = 60)
                List<@NotNull LocalDate> restDays,
        @Schema(description = "weekend days that are worked (调休); at most 30") @NotNull @Size(max = 30)
                List<@NotNull LocalDate> workDays,
        @Schema(
                        description =
                                "`hash` of the preview, once it has been read; needed where limits of tasks would move",
                        minLength = 64,
                        maxLength = 64)
                @Pattern(regexp = "[0-9a-f]{64}", message = "应为预览的 hash")
                String previewSeen) {

    /** Holidays 1 May and 2 May in this form since 2025 (全国年节及纪念日放假办法). */
    private static final int FIXED_SINCE = 2025;

    LoadedYear checked(int year, long version, OffsetDateTime now, String by) {
        Set<LocalDate> rest = distinct(restDays, year, "/restDays");
        Set<LocalDate> work = distinct(workDays, year, "/workDays");
        for (int n = 0; n < workDays.size(); n++) {
            LocalDate day = workDays.get(n);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                throw RuleViolation.invalidField("/workDays/" + n, "调休上班日 " + day + " 不是周六或周日");
            }
            if (rest.contains(day)) {
                throw RuleViolation.invalidField("/workDays/" + n, day + " 同时列为放假日");
            }
        }
        if (year >= FIXED_SINCE && !rest.containsAll(CalendarYear.fixed(year))) {
            throw RuleViolation.invalidField("/restDays", "缺少日期固定的法定节假日(1月1日、5月1日至2日、10月1日至3日)");
        }
        if (noticedOn != null && Math.abs(noticedOn.getYear() - year) > 1) {
            throw RuleViolation.invalidField("/noticedOn", "通知日期应在上一年或当年");
        }
        return new LoadedYear(
                year, version, source.strip(), noticeNumber, noticedOn, List.copyOf(rest), List.copyOf(work), now, by);
    }

    private static Set<LocalDate> distinct(List<LocalDate> days, int year, String where) {
        Set<LocalDate> seen = new HashSet<>();
        for (int n = 0; n < days.size(); n++) {
            if (days.get(n).getYear() != year) {
                throw RuleViolation.invalidField(where + "/" + n, days.get(n) + " 不在 " + year + " 年");
            }
            if (!seen.add(days.get(n))) {
                throw RuleViolation.invalidField(where + "/" + n, days.get(n) + " 重复");
            }
        }
        return seen;
    }
}
