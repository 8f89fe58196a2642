package dudao.inspection.rulepacks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a rule is about. */
public enum Matter {
    FREQUENCY("督导频次"),
    SCHOOL_INSPECTORS("责任督学"),
    TEAM("督导小组"),
    RECUSAL("回避"),
    NOTICE("书面通知"),
    ANNOUNCEMENT("事先告知"),
    SELF_EVALUATION("自评"),
    ON_SITE("现场考察"),
    HAZARD("安全隐患"),
    HEARINGS("听取意见"),
    DELIBERATION("评议"),
    PRELIMINARY_OPINION("反馈初步意见"),
    DEFENCE("申辩"),
    CONSENT("集体审议"),
    OPINION_LETTER("发出督导意见书"),
    LETTER_PUBLICATION("公布督导意见书"),
    REMEDY_REQUEST("申请复查、复核"),
    REMEDY_DECISION("复查、复核决定"),
    RECTIFICATION_REPORT("报告整改情况"),
    VERIFICATION("核查整改"),
    FOLLOW_UP("整改回头看"),
    REPORT_TO_GOVERNMENT("提交督导报告"),
    REPORT_FILING("报上一级备案"),
    PUBLICATION("公布督导报告"),
    PUBLIC_OBJECTION("公众异议"),
    ACCOUNTABILITY_START("启动问责"),
    ACCOUNTABILITY_REVIEW("问责复核"),
    ACCOUNTABILITY_REVIEW_DECISION("问责复核决定"),
    ACCOUNTABILITY_APPEAL("问责申诉"),
    ACCOUNTABILITY_APPEAL_AFTER_REVIEW("复核后申诉"),
    ACCOUNTABILITY_APPEAL_DECISION("问责申诉处理决定"),
    ACCOUNTABILITY_CORRECTION("纠正问责决定"),
    GOVERNMENT_REVIEW("申请政府督查复核"),
    GOVERNMENT_REVIEW_DECISION("政府督查复核决定"),
    GOVERNMENT_VERIFICATION("核查政府督查整改");

    /** What somebody may do and need not: not done it is not late, when the day is over it is only no more to be had. */
    public static final List<String> RIGHTS = Stream.of(
                    DEFENCE,
                    REMEDY_REQUEST,
                    ACCOUNTABILITY_REVIEW,
                    ACCOUNTABILITY_APPEAL,
                    ACCOUNTABILITY_APPEAL_AFTER_REVIEW)
            .map(Enum::name)
            .toList();

    /** As it stands in a sentence. */
    public final String words;

    Matter(String words) {
        this.words = words;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
