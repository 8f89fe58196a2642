package dudao.inspection.accountability.catalogue;

import dudao.commons.problems.RuleViolation;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The catalogue as it holds from a day on, until the next edition. */
@Schema(name = "AccountabilityCatalogue")
public record Edition(
        String version,
        LocalDate validFrom,
        List<Entry> grounds,
        List<Entry> measures,
        @Schema(description = "what weighs heavier") List<Entry> heavier) {

    public Entry ground(String code, ObjectKind kind, String pointer) {
        return one(grounds, code, kind, pointer);
    }

    public Entry measure(String code, ObjectKind kind, String pointer) {
        return one(measures, code, kind, pointer);
    }

    public Entry heavier(String code, ObjectKind kind, String pointer) {
        return one(heavier, code, kind, pointer);
    }

    public boolean knowsHeavier(String code) {
        return heavier.stream().anyMatch(each -> each.code().equals(code));
    }

    /** As it was when it was decided; a code is never taken out of its edition. */
    public List<Entry> measures(List<String> codes) {
        return measures.stream().filter(each -> codes.contains(each.code())).toList();
    }

    private static Entry one(List<Entry> entries, String code, ObjectKind kind, String pointer) {
        return entries.stream()
                .filter(each -> each.code().equals(code) && each.isFor(kind))
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("NOT_IN_CATALOGUE", "问责目录中没有适用于该类对象的 " + code)
                        .at(
                                pointer,
                                "应为 "
                                        + String.join(
                                                "、",
                                                entries.stream()
                                                        .filter(each -> each.isFor(kind))
                                                        .map(Entry::code)
                                                        .toList())
                                        + " 之一"));
    }
}
