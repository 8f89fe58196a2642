package dudao.plan.planning;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.plan.content.Item;
import dudao.plan.content.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What still stops a plan from being issued, and what does not but should be looked at. */
@Schema(name = "Completeness")
record Completeness(
        @Schema(description = "nothing is missing; notices do not count") boolean complete,
        List<Missing> missing,
        @Schema(description = "what somebody should look at; stops nothing") List<Missing> notices,
        @Schema(description = "of every item which of the four it has") List<FourParts> parts) {

    /**
     * @param code open set. Stopping: NO_MEASURE, UNSET, PLACEHOLDER, OPEN_TIMING, DUPLICATE_NUMBER, NO_KEY_PROJECT and
     *     NO_SAFEGUARD of a 实事项目. Notices: these two of any other item, NO_ITEM_LEAD, DEFAULTED_DATE, NO_REVIEW_DATE,
     *     NUMBER_GAP
     */
    @Schema(name = "Missing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Missing(
            UUID itemId,
            String number,
            UUID measureId,
            String field,
            String code,
            String detail,
            @Schema(description = "whether the plan cannot be issued for it") boolean blocking) {}

    static Completeness of(List<Item> items) {
        Look look = new Look();
        items.forEach(look::at);
        Numbers.check(items, look);
        return new Completeness(
                look.missing.isEmpty(),
                look.missing,
                look.notices,
                items.stream().map(FourParts::of).toList());
    }

    /** Collects. */
    static final class Look {

        private final List<Missing> missing = new ArrayList<>();
        private final List<Missing> notices = new ArrayList<>();

        private void at(Item item) {
            FourParts parts = FourParts.of(item);
            boolean asked = item.undertaking().practicalProject() != null;
            if (!parts.measures()) {
                stop(item, null, "measures", "NO_MEASURE", "条目没有举措");
            }
            if (!parts.keyProject()) {
                tell(asked, item, null, "keyProject", "NO_KEY_PROJECT", "没有项目抓手");
            }
            if (!parts.safeguard()) {
                tell(asked, item, null, "safeguard", "NO_SAFEGUARD", "没有工作保障");
            }
            if (parts.measures() && parts.responsibility() && !parts.hasOneLead()) {
                tell(false, item, null, "leadOrganizationId", "NO_ITEM_LEAD", "各举措牵头单位不同,条目没有总牵头");
            }
            item.ties().bases().stream()
                    .filter(basis -> Boolean.TRUE.equals(basis.trial()) && basis.reviewOn() == null)
                    .forEach(
                            basis -> tell(false, item, null, "bases", "NO_REVIEW_DATE", "试行文件没有复审日期:" + basis.title()));
            item.measures().forEach(measure -> at(item, measure));
            Placeholders.of(item).forEach((field, found) -> stop(item, null, field, "PLACEHOLDER", "数字待填:" + found));
        }

        private void at(Item item, Measure measure) {
            require(item, measure, "leadOrganizationId", measure.leadOrganizationId(), "没有牵头单位");
            require(item, measure, "audience", measure.audience(), "没有承办范围");
            if (measure.terms().openTiming() && measure.cadence() == null && undated(measure)) {
                stop(item, measure, "dueOn", "OPEN_TIMING", "文中未定时间(适时、及时、定期),应给出时限或频次");
            } else {
                require(item, measure, "dueOn", measure.dueOn(), "没有完成时限");
            }
            require(item, measure, "acceptanceStandard", measure.acceptanceStandard(), "没有验收标准");
            if (measure.terms().isDefaulted()) {
                tell(false, item, measure, "dueOn", "DEFAULTED_DATE", "文中没有时限,暂定 " + measure.dueOn());
            }
            Placeholders.in(measure.wording())
                    .ifPresent(found -> stop(item, measure, "wording", "PLACEHOLDER", "数字待填:" + found));
        }

        private static boolean undated(Measure measure) {
            return measure.dueOn() == null || measure.terms().isDefaulted();
        }

        private void require(Item item, Measure measure, String field, Object value, String detail) {
            if (value == null) {
                stop(item, measure, field, "UNSET", detail);
            }
        }

        void stop(Item item, Measure measure, String field, String code, String detail) {
            tell(true, item, measure, field, code, detail);
        }

        void tell(boolean blocking, Item item, Measure measure, String field, String code, String detail) {
            (blocking ? missing : notices)
                    .add(new Missing(
                            item.id(),
                            item.number(),
                            measure == null ? null : measure.id(),
                            field,
                            code,
                            detail,
                            blocking));
        }
    }
}
