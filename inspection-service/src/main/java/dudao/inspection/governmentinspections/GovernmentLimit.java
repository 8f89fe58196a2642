package dudao.inspection.governmentinspections;

import dudao.commons.time.DayKind;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A limit as it was counted by the rule pack of the day. */
@Schema(name = "GovernmentDeadline")
public record GovernmentLimit(
        Matter matter,
        @Schema(description = "of the rule pack") String ruleId,
        @Schema(description = "of the rule pack") String ruleVersion,
        @Schema(description = "of the rule pack") String jurisdiction,
        @Schema(description = "law and article") String citation,
        StartEvent startEvent,
        @Schema(description = "not counted itself (民法典第二百零一条)") LocalDate startedOn,
        int amount,
        DayKind dayKind,
        @Schema(description = "ends at its 24:00 in Asia/Shanghai; never changed once set") LocalDate dueOn,
        @Schema(description = "versions of the calendar of the years touched") String calendar,
        @Schema(description = "a year is touched whose notice of rest days is not known") boolean provisional,
        @Schema(description = "how it came about, in one Chinese sentence") String basis) {}
