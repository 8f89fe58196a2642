package dudao.inspection.rulepacks;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.DayKind;
import dudao.inspection.procedure.InspectionKind;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One rule of a pack, as it stands in the data.
 *
 * @param law null where it is the pack's own law
 * @param kinds of inspection it is for; null: all
 * @param amount null where the law gives no period
 * @param least the smallest number of persons
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "RuleText")
public record Rule(
        Matter matter,
        @Schema(description = "absent where it is the pack's own") String law,
        @Schema(description = "absent or empty where it is not verified") String article,
        @Schema(description = "kinds of inspection; absent: all") List<InspectionKind> kinds,
        StartEvent start,
        @Schema(description = "of the period; absent where the law gives none; negative: before the start event")
                Integer amount,
        DayKind unit,
        Integer least,
        @Schema(description = "of a frequency: once within so many years, by kind of object")
                Map<String, Integer> years,
        Quorum quorum,
        @Schema(description = "for recusal, beside those of the national law") List<String> grounds,
        Remedy remedy,
        @Schema(description = "HIGHER_AGENCY or SAME_AGENCY") Addressee to,
        Boolean randomParticipants,
        @Schema(description = "who may not be present, by group that is heard") Map<String, String> absent,
        String text,
        @Schema(description = "whether the text of the law was read; what is not is shown as 条文待核 and binds nobody")
                boolean verified) {

    public enum Addressee {
        SAME_AGENCY,
        HIGHER_AGENCY
    }

    @Schema(name = "RuleQuorum")
    public record Quorum(int needed, int of) {

        public boolean isReachedBy(int agreeing, int all) {
            return agreeing * of >= all * needed;
        }
    }

    boolean isFor(InspectionKind kind) {
        return kinds == null || kinds.contains(kind);
    }

    /** Whether it gives a period that counts: what nobody has read sets no limit. */
    public boolean setsPeriod() {
        return verified && amount != null;
    }

    public String id(String jurisdiction) {
        String name = jurisdiction + "." + matter.path();
        return kinds != null && kinds.size() == 1 ? name + "." + kinds.get(0) : name;
    }
}
