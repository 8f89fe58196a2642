package dudao.inspection.accountability.appeals;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountabilityAppealState")
enum AppealState {
    REQUESTED,
    DECIDED,
    /** 原机关已纠正 */
    CORRECTED
}
