package dudao.inspection.accountability.appeals;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountabilityAppealOutcome")
enum AppealOutcome {
    /** 维持 */
    UPHELD,
    /** 变更 */
    AMENDED,
    /** 撤销 */
    REVOKED,
    /** 不予受理: it came too late, which a person judges and says why. */
    NOT_ADMITTED;

    boolean asksForCorrection() {
        return this == AMENDED || this == REVOKED;
    }
}
