package dudao.inspection.accountability.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import dudao.commons.time.DayKind;
import dudao.inspection.requests.Days;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A limit of a case as it was set, and whether it was kept. */
@Schema(name = "AccountabilityDeadline")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseLimit(
        Matter matter,
        @Schema(description = "of the rule pack") String ruleId,
        @Schema(description = "of the rule pack") String ruleVersion,
        @Schema(description = "of the rule pack") String jurisdiction,
        @Schema(description = "law and article; 条文待核 where it is not verified") String citation,
        StartEvent startEvent,
        @Schema(description = "not counted itself (民法典第二百零一条)") LocalDate startedOn,
        int amount,
        DayKind dayKind,
        @Schema(description = "ends at its 24:00 in Asia/Shanghai; never changed once set") LocalDate dueOn,
        @Schema(description = "versions of the calendar of the years touched") String calendar,
        @Schema(description = "a year is touched whose notice of rest days is not known") boolean provisional,
        @Schema(description = "how it came about, in one Chinese sentence") String basis,
        @Schema(description = "false where the text of the rule was not read: the day is shown and a person judges")
                boolean binding,
        @Schema(description = "when it was set") OffsetDateTime setAt,
        @Schema(description = "when what it is for was done; absent until then") OffsetDateTime metAt,
        @Schema(
                        description =
                                "done after its last day, or not done and the day is over; a right that was not used is not late")
                boolean late) {

    public CaseLimit {
        setAt = Days.shown(setAt);
        metAt = Days.shown(metAt);
    }
}
