package dudao.inspection.hazards;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** What the unit says of the danger and of what it did about it. */
@Embeddable
record HazardReport(
        @Enumerated(EnumType.STRING) Kind kind,
        String text,
        String reportedBy,
        String reportedFor,
        Instant reportedAt) {

    enum Kind {
        /** 首报 */
        FIRST,
        /** 续报 */
        FURTHER,
        /** 终报 */
        FINAL;

        HazardState.Command command() {
            return HazardState.Command.valueOf("REPORT_" + name());
        }
    }
}
