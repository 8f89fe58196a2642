package dudao.plan.merging;

import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import dudao.plan.importing.comparison.Pairing;
import dudao.plan.importing.comparison.Wording;
import java.util.ArrayList;
import java.util.List;

/**
 * A measure of the plan and what the text says of it.
 *
 * @param row null of one the text adds
 * @param text null of one it no longer has
 */
record MeasureMatch(Change change, Measure row, Measure text) {

    /** In the order of the text, those it no longer has at the end; what was typed in here is no matter of the text. */
    static List<MeasureMatch> of(Item row, Item text, EarlierText earlier) {
        Pairing<Measure> pairing = Pairing.of(
                row.measures(),
                text.measures(),
                List.of(
                        measure -> Wording.squeezed(
                                measure.itemId().equals(row.id())
                                        ? earlier.originalWording(measure)
                                        : measure.wording()),
                        measure -> Wording.squeezed(measure.wording())),
                Measure::wording);
        List<MeasureMatch> matches = new ArrayList<>();
        List<Measure> rows = pairing.earlierOfLater();
        for (int i = 0; i < rows.size(); i++) {
            Measure said = text.measures().get(i);
            Measure known = rows.get(i);
            if (known != null) {
                boolean same =
                        Wording.squeezed(earlier.originalWording(known)).equals(Wording.squeezed(said.wording()));
                matches.add(new MeasureMatch(same ? Change.UNCHANGED : Change.CHANGED, known, said));
            } else if (!earlier.saidMeasure(said)) {
                matches.add(new MeasureMatch(Change.ADDED, null, said));
            }
        }
        pairing.removed().stream()
                .filter(each -> each.span() != null)
                .forEach(each -> matches.add(new MeasureMatch(Change.REMOVED, each, null)));
        return matches;
    }
}
