package dudao.task.escalating;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "EscalationConfirmation")
record Decision(
        @Schema(description = "by when the unit is to have done or answered; the day before the next rung unless told")
                LocalDate replyBy,
        @Schema(description = "文号 of a circular, e.g. 某教督〔2026〕3号")
                @Size(max = 100)
                @Pattern(regexp = "[\\u4e00-\\u9fa5A-Za-z]+〔(19|20)\\d{2}〕[1-9]\\d*号")
                String documentNumber,
        @Schema(description = "stands in the paper") @Size(max = 4000) String text) {

    static final Decision NOTHING_ADDED = new Decision(null, null, null);
}
