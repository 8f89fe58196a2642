package dudao.plan.boards;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dudao.plan.targets.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One 实事项目 as the public board shows it. */
@Schema(name = "PracticalProjectView")
record PracticalProjectView(
        UUID itemId,
        UUID planId,
        String planTitle,
        int year,
        @Schema(description = "of the plan") String documentNumber,
        @JsonIgnore int position,
        String number,
        String title,
        @Schema(description = "of the item, such as IN_PROGRESS") String state,
        @Schema(description = "CITY, COUNTY or PROVINCE") String level,
        @Schema(description = "planned, in yuan") BigDecimal investment,
        UUID leadOrganizationId,
        String leadOrganization,
        @Schema(description = "what is to be there in the end, money apart") List<Promised> quantities,
        @Schema(description = "what it is to cost") List<Promised> money,
        @Schema(description = "what it passes through this year; the last is this year's goal")
                List<Target.Stage> stages,
        @Schema(description = "the latest date of its measures") LocalDate dueOn,
        Ticked actions,
        @JsonIgnore boolean restricted) {

    /** Of a target what a board shows. */
    @Schema(name = "Promised")
    record Promised(
            UUID targetId,
            String text,
            BigDecimal quantity,
            String unit,
            String object,
            String comparator,
            String kind) {

        boolean isMoney() {
            return "MONEY".equals(kind);
        }
    }

    /** n of N named actions. */
    @Schema(name = "Ticked")
    record Ticked(int done, int total) {}
}
