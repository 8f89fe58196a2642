package dudao.plan.importing.pdf;

import dudao.plan.importing.text.LineKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What stands on every page: headers, footers, page numbers. */
final class Furniture {

    private static final int EDGE_LINES = 2;
    private static final float STEP = 6;

    private Furniture() {}

    /** @param dropped where each line that is left out is told once */
    static List<List<Line>> without(List<List<Line>> pages, Set<String> dropped) {
        Map<String, Integer> seen = new HashMap<>();
        for (List<Line> page : pages) {
            Set<String> here = new HashSet<>();
            for (int i = 0; i < page.size(); i++) {
                if (isAtEdge(i, page)) {
                    here.addAll(keys(page.get(i)));
                }
            }
            here.forEach(key -> seen.merge(key, 1, Integer::sum));
        }
        int often = Math.max(2, (pages.size() + 1) / 2);
        List<List<Line>> kept = new ArrayList<>();
        for (List<Line> page : pages) {
            kept.add(without(page, seen, often, dropped));
        }
        return kept;
    }

    private static List<Line> without(List<Line> page, Map<String, Integer> seen, int often, Set<String> dropped) {
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            Line line = page.get(i);
            boolean repeated = keys(line).stream().anyMatch(key -> seen.getOrDefault(key, 0) >= often);
            boolean outermost = i == 0 || i == page.size() - 1;
            if (!(isAtEdge(i, page) && repeated) && !(outermost && LineKind.of(line.text()) == LineKind.PAGE_NUMBER)) {
                kept.add(line);
            } else if (LineKind.of(line.text()) != LineKind.PAGE_NUMBER) {
                dropped.add(line.text());
            }
        }
        return kept;
    }

    private static boolean isAtEdge(int i, List<Line> page) {
        return i < EDGE_LINES || i >= page.size() - EDGE_LINES;
    }

    /** The words without their digits, at the place rounded both ways. */
    private static List<String> keys(Line line) {
        String words = line.text().replaceAll("[\\d０-９]+", "#");
        int place = Math.round(line.top() / STEP);
        return List.of(words + '@' + place, words + '@' + (place + 1));
    }
}
