package dudao.plan.acceptance;

import dudao.plan.content.Measures;
import dudao.plan.content.particulars.Terms.DueBasis;
import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.document.ImportedFrequency;
import dudao.plan.importing.document.ImportedMeasure;
import java.time.LocalDate;
import java.util.List;

/**
 * When a measure is due and how often it recurs, by what its own words say. One date is its due date; two are for a
 * person to choose from; without any it is due at the year's end, and says so, unless its words leave the time open.
 */
record Timing(LocalDate dueOn, DueBasis basis, String cadence, boolean open) {

    static Timing of(ImportedMeasure measure, Mentions mentions, Integer planYear) {
        List<ImportedDeadline> deadlines = mentions.deadlines().within(measure.span());
        List<String> periods = mentions.frequencies().within(measure.span()).stream()
                .map(ImportedFrequency::per)
                .distinct()
                .toList();
        String cadence = periods.size() == 1 ? periods.get(0) : null;
        boolean open = measure.openTiming() != null && deadlines.isEmpty();
        if (planYear != null && deadlines.isEmpty() && (!open || cadence != null)) {
            return new Timing(Measures.endOf(planYear), DueBasis.DEFAULTED, cadence, open);
        }
        List<LocalDate> dates = deadlines.stream()
                .map(ImportedDeadline::date)
                .filter(date -> date != null)
                .distinct()
                .toList();
        return dates.size() == 1
                ? new Timing(dates.get(0), basis(deadlines, dates.get(0)), cadence, false)
                : new Timing(null, null, cadence, open);
    }

    private static DueBasis basis(List<ImportedDeadline> deadlines, LocalDate date) {
        ImportedDeadline said = deadlines.stream()
                .filter(each -> date.equals(each.date()))
                .findFirst()
                .orElseThrow();
        return new DueBasis(DueBasis.Kind.STATED, said.text(), said.relativeTo());
    }
}
