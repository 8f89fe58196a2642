package dudao.task.ruling;

/** Why a task goes back to its unit. */
public enum ReturnReason {
    /** 未完成. */
    INCOMPLETE,
    /** 佐证不足. */
    EVIDENCE_INSUFFICIENT,
    /** 数据不实. */
    FIGURES_WRONG,
    /** 未达验收标准. */
    STANDARD_NOT_MET,
    /** 答非所问. */
    OFF_SUBJECT,
    OTHER
}
