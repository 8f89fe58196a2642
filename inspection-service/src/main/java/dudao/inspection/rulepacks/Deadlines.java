package dudao.inspection.rulepacks;

import dudao.commons.time.WorkingCalendar;
import dudao.inspection.procedure.InspectionKind;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;

/** Counts what the law of a place sets, by the pack that holds on the day of the start event. */
@Singleton
public class Deadlines {

    private final RulePacks packs;
    private final WorkingCalendar calendar;

    public Deadlines(RulePacks packs, WorkingCalendar calendar) {
        this.packs = packs;
        this.calendar = calendar;
    }

    /** Empty where the law gives no period, or nobody has read it, or it runs from another event. */
    public Optional<Deadline> of(
            String jurisdiction, InspectionKind kind, Matter matter, StartEvent start, LocalDate startedOn) {
        return packs.at(jurisdiction, startedOn)
                .period(matter, kind)
                .filter(cited -> cited.rule().start() == start)
                .map(cited -> Deadline.counted(calendar.frozen(), cited, startedOn));
    }

    /** Where the law names the matter and leaves the day to the office. */
    public Optional<Deadline> fixed(
            String jurisdiction,
            InspectionKind kind,
            Matter matter,
            StartEvent start,
            LocalDate startedOn,
            LocalDate dueOn) {
        return packs.at(jurisdiction, startedOn)
                .about(matter, kind)
                .map(cited -> Deadline.fixed(calendar.frozen(), cited, start, startedOn, dueOn));
    }

    /** What runs outside of an inspection; of a rule nobody has read the day is only shown, its citation says so. */
    public Optional<Shown> shown(String jurisdiction, Matter matter, LocalDate startedOn) {
        return packs.at(jurisdiction, startedOn)
                .about(matter)
                .filter(cited -> cited.rule().amount() != null)
                .map(cited -> new Shown(
                        Deadline.counted(calendar.frozen(), cited, startedOn),
                        cited.rule().setsPeriod()));
    }

    /** @param binding whether the text of the rule was read */
    public record Shown(Deadline deadline, boolean binding) {}
}
