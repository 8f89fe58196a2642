package dudao.inspection.accountability.appeals;

import dudao.inspection.rulepacks.Matter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AccountabilityAppealKind")
enum AppealKind {
    /** 复核, by the body that decided. */
    REVIEW(Matter.ACCOUNTABILITY_REVIEW, Matter.ACCOUNTABILITY_REVIEW_DECISION),
    /** 申诉, by the body directly above. */
    APPEAL(Matter.ACCOUNTABILITY_APPEAL, Matter.ACCOUNTABILITY_APPEAL_DECISION);

    final Matter request;
    final Matter answer;

    AppealKind(Matter request, Matter answer) {
        this.request = request;
        this.answer = answer;
    }
}
