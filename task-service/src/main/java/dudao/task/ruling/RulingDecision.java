package dudao.task.ruling;

/** What the parties may settle on. */
enum RulingDecision {
    COMPLETE,
    RETURN,
    CANCEL
}
