package dudao.plan.merging;

import dudao.plan.importing.document.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where items and measures stand in the text they were last merged with, of those that stand elsewhere now. One the text
 * no longer has gets an empty span: it comes from no place in it, and was not typed in either.
 */
record Spans(Map<UUID, Span> items, Map<UUID, Span> measures) {

    private static final Span NOWHERE = new Span(0, 0);

    static Spans of(List<ItemMatch> matches, EarlierText earlier) {
        Spans spans = new Spans(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (ItemMatch match : matches) {
            if (match.row() == null) {
                continue;
            }
            Span span = match.text() == null ? NOWHERE : match.text().span();
            put(spans.items, match.row().id(), match.row().span(), span);
            for (MeasureMatch measure : match.text() == null ? List.<MeasureMatch>of() : measures(match, earlier)) {
                if (measure.row() != null) {
                    Span place =
                            measure.text() == null ? NOWHERE : measure.text().span();
                    put(spans.measures, measure.row().id(), measure.row().span(), place);
                }
            }
        }
        return spans;
    }

    private static List<MeasureMatch> measures(ItemMatch match, EarlierText earlier) {
        return match.reworded() ? match.measures() : MeasureMatch.of(match.row(), match.text(), earlier);
    }

    private static void put(Map<UUID, Span> spans, UUID id, Span before, Span now) {
        if (!now.equals(before)) {
            spans.put(id, now);
        }
    }
}
