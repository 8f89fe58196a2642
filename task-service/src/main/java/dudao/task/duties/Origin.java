package dudao.task.duties;

/** What a task that comes from no plan comes from. */
public enum Origin {
    /** 批示: a leader's instruction. */
    INSTRUCTION,
    /** 投诉. */
    COMPLAINT,
    /** 信访. */
    PETITION,
    /** 舆情预警. */
    OPINION_WARNING,
    OTHER
}
