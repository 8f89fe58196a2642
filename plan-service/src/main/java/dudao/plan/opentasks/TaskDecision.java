package dudao.plan.opentasks;

/** What becomes of an open task when what asked for it no longer holds. */
public enum TaskDecision {
    CANCEL,
    KEEP
}
