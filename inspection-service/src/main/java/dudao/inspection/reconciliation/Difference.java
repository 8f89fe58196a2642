package dudao.inspection.reconciliation;

/** In what a rectification here and its task in task-service may differ, and what a person does about it. */
enum Difference {
    MISSING_TASK("任务侧没有对应的在办任务。先看任务服务是否积压或有死信(整改要求事件是否送达);任务已撤销的,由督办人员核实后重新交办整改"),
    SECOND_TASK("任务侧有多件在办任务。由督办人员保留责任单位的一件,其余撤销并写明理由"),
    UNIT_DIFFERS("两侧责任单位不同。以本服务的责任单位为准;任务侧确需改派的,先在本服务重新明确责任单位"),
    STATE_DIFFERS("两侧状态不符。以本服务的核查结论为准;先看双方事件是否积压或有死信,重投后仍不符的由督办人员在任务侧办理"),
    DEADLINE_DIFFERS("两侧期限不同。督导整改期限属法定期限,以本服务的期限为准;任务侧改动过的,查明依据后改回");

    /** What to do; nothing is repaired by itself. */
    final String advice;

    Difference(String advice) {
        this.advice = advice;
    }
}
