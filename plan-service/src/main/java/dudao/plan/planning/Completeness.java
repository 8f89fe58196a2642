package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What still stops a plan from being issued. */
@Schema(name = "Completeness")
record Completeness(boolean complete, List<Missing> missing) {

    /** @param code NO_MEASURE, UNSET or PLACEHOLDER */
    @Schema(name = "Missing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Missing(UUID itemId, String number, UUID measureId, String field, String code, String detail) {}

    /** A figure that was blotted out: X 所, ×%, 不低于 X. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?<![A-Za-z0-9+＋])[XxＸ×＊*]+\\s*(?:亿元|万元|元|万个|个|所|名(?!校)|人次|间|项|节|场|次|套|座|处|台|亩|家|[%％])"
                    + "|(?:不少于|不低于|不高于|不超过|至少|达到)\\s*[XxＸ×＊*]+(?![A-Za-z])");

    static Completeness of(List<Item> items) {
        List<Missing> missing = new ArrayList<>();
        for (Item item : items) {
            if (item.measures().isEmpty()) {
                missing.add(new Missing(item.id(), item.number(), null, "measures", "NO_MEASURE", "条目没有举措"));
            }
            item.measures().forEach(measure -> check(item, measure, missing));
        }
        return new Completeness(missing.isEmpty(), missing);
    }

    private static void check(Item item, Measure measure, List<Missing> missing) {
        require(item, measure, "leadOrganizationId", measure.leadOrganizationId(), "没有牵头单位", missing);
        require(item, measure, "audience", measure.audience(), "没有承办范围", missing);
        require(item, measure, "dueOn", measure.dueOn(), "没有完成时限", missing);
        require(item, measure, "acceptanceStandard", measure.acceptanceStandard(), "没有验收标准", missing);
        Matcher placeholder = PLACEHOLDER.matcher(measure.wording());
        if (placeholder.find()) {
            missing.add(new Missing(
                    item.id(), item.number(), measure.id(), "wording", "PLACEHOLDER", "数字待填:" + placeholder.group()));
        }
    }

    private static void require(
            Item item, Measure measure, String field, Object value, String detail, List<Missing> missing) {
        if (value == null) {
            missing.add(new Missing(item.id(), item.number(), measure.id(), field, "UNSET", detail));
        }
    }
}
