package dudao.inspection.rulepacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.Counting;
import dudao.commons.time.DayKind;
import dudao.commons.time.WorkingCalendar;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A limit with everything it rests on, so that it can be counted again by hand.
 *
 * @param amount null of a limit that an office has fixed because the law gives no period
 * @param provisional whether a year is touched whose notice of rest days is not known
 */
@Schema(name = "StatutoryDeadline")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Deadline(
        Matter matter,
        String ruleId,
        @Schema(description = "of the rule pack") String ruleVersion,
        @Schema(description = "of the rule pack") String jurisdiction,
        @Schema(description = "law and article") String citation,
        StartEvent startEvent,
        @Schema(description = "not counted itself (民法典第二百零一条)") LocalDate startedOn,
        @Schema(description = "absent where an office has fixed the day because the law gives no period")
                Integer amount,
        DayKind dayKind,
        @Schema(description = "its 24:00 in Asia/Shanghai is the end") LocalDate dueOn,
        @Schema(description = "versions of the calendar of the years touched") String calendar,
        boolean provisional,
        @Schema(description = "how it came about, in one sentence") String basis) {

    private static final String ROLLING = "《民法典》第二百零三条";

    /** @param cited one that sets a period */
    static Deadline counted(WorkingCalendar calendar, Cited cited, LocalDate startedOn) {
        Rule rule = cited.rule();
        // A last day that is a rest day moves on; what must happen on the day itself, or before another, does not move.
        boolean roll = rule.amount() > 0;
        Counting.Counted counted = Counting.add(calendar, startedOn, rule.amount(), rule.unit(), roll);
        String how = rule.amount() == 0 ? "即 " + counted.date() : counted.explanation();
        String rolled = counted.rolled() ? "(" + ROLLING + ")" : "";
        return new Deadline(
                rule.matter(),
                cited.id(),
                cited.version(),
                cited.jurisdiction(),
                cited.citation(),
                rule.start(),
                startedOn,
                rule.amount(),
                rule.unit(),
                counted.date(),
                String.join("、", counted.calendars()),
                counted.provisional(),
                "依据" + cited.sentence() + ";" + rule.start().words + how + rolled + ";日历版本 "
                        + String.join("、", counted.calendars()));
    }

    /** A day an office has fixed itself, with the rule that lets it. */
    static Deadline fixed(
            WorkingCalendar calendar, Cited cited, StartEvent start, LocalDate startedOn, LocalDate dueOn) {
        Counting.Counted none = Counting.add(calendar, dueOn, 0, DayKind.CALENDAR_DAY, false);
        return new Deadline(
                cited.rule().matter(),
                cited.id(),
                cited.version(),
                cited.jurisdiction(),
                cited.citation(),
                start,
                startedOn,
                null,
                null,
                dueOn,
                String.join("、", none.calendars()),
                false,
                "依据" + cited.sentence() + ";本次指定为 " + dueOn);
    }
}
