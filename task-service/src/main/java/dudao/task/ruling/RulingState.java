package dudao.task.ruling;

/** A ruling is told by its last state; the last three are final. */
enum RulingState {
    PROPOSED,
    DECIDED,
    REJECTED,
    /** The task has been moved by something else meanwhile. */
    VOIDED
}
