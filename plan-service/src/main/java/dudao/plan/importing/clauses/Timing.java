package dudao.plan.importing.clauses;

import dudao.plan.importing.document.ImportedDeadline;
import dudao.plan.importing.document.ImportedFrequency;
import dudao.plan.importing.document.ImportedMeasure;
import dudao.plan.importing.document.Span;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a measure's words say of its time beside dates and intervals: that it is left open, or which year the work is about. */
public final class Timing {

    private static final Pattern OPEN = Pattern.compile("(?:^|[，,、；;：:])\\s?(适时|及时|尽快|尽早|择机|不定期|定期)");
    private static final List<String> WORDS = List.of("适时", "及时", "尽快", "尽早", "择机", "定期");
    private static final Pattern YEAR = Pattern.compile("(20\\d\\d)\\s?年度|上一?年度|去年");

    private Timing() {}

    /** @param planYear null where the document has none */
    public static List<ImportedMeasure> of(
            List<ImportedMeasure> measures,
            List<ImportedDeadline> deadlines,
            List<ImportedFrequency> frequencies,
            Integer planYear) {
        NavigableMap<Integer, Integer> times = new TreeMap<>();
        deadlines.forEach(each -> times.put(each.span().start(), each.span().end()));
        frequencies.forEach(each -> times.put(each.span().start(), each.span().end()));
        return measures.stream()
                .map(measure -> {
                    String open = isDated(measure.span(), times) ? null : open(measure.wording());
                    Integer year = year(measure.wording(), planYear);
                    return open == null && year == null
                            ? measure
                            : new ImportedMeasure(measure.wording(), measure.span(), measure.commitment(), open, year);
                })
                .toList();
    }

    private static boolean isDated(Span measure, NavigableMap<Integer, Integer> times) {
        Map.Entry<Integer, Integer> next = times.ceilingEntry(measure.start());
        return next != null && next.getValue() <= measure.end();
    }

    /** At the beginning of a clause: 定期注册制度 is the name of something. */
    private static String open(String wording) {
        if (!mayBeOpen(wording)) {
            return null;
        }
        Matcher open = OPEN.matcher(wording);
        return open.find() ? open.group(1) : null;
    }

    private static boolean mayBeOpen(String wording) {
        for (String word : WORDS) {
            if (wording.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static Integer year(String wording, Integer planYear) {
        if (planYear == null || wording.indexOf('年') < 0) {
            return null;
        }
        Matcher found = YEAR.matcher(wording);
        while (found.find()) {
            Integer year = found.group(1) == null ? Integer.valueOf(planYear - 1) : Integer.valueOf(found.group(1));
            if (!Objects.equals(year, planYear) && !isInTitle(wording, found.start())) {
                return year;
            }
        }
        return null;
    }

    private static boolean isInTitle(String wording, int at) {
        return wording.lastIndexOf('《', at) > wording.lastIndexOf('》', at);
    }
}
