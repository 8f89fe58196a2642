package dudao.inspection.rulepacks;

/** From when a period runs; the day itself is not counted (民法典第二百零一条). */
public enum StartEvent {
    VISIT_BEGINS("督导开始"),
    INSPECTION_ENDED("督导结束"),
    DELIBERATED("评议"),
    PRELIMINARY_SERVED("反馈初步意见"),
    PRELIMINARY_RECEIVED("收到初步意见"),
    OPINION_ISSUED("发出督导意见书"),
    LETTER_RECEIVED("收到督导意见书"),
    REMEDY_REQUESTED("收到复查、复核申请"),
    RECTIFICATION_ENDED("整改期限届满"),
    RECTIFICATION_CLOSED("整改销号"),
    REPORT_FORMED("督导报告形成"),
    DECISION_RECEIVED("收到决定"),
    REVIEW_REQUESTED("收到问责复核申请"),
    REVIEW_DECIDED("作出复核决定"),
    APPEAL_REQUESTED("收到问责申诉"),
    APPEAL_DECIDED("作出申诉处理决定"),
    CONCLUSION_RECEIVED("收到督查结论"),
    GOVERNMENT_REVIEW_REQUESTED("收到政府督查复核申请");

    /** As it stands in a sentence. */
    public final String words;

    StartEvent(String words) {
        this.words = words;
    }
}
