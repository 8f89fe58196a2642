package dudao.plan.merging;

/** What a text says of something a plan has, or has not yet. */
enum Change {
    UNCHANGED,
    CHANGED,
    ADDED,
    /** The text the plan was taken from said it, this one does not. */
    REMOVED
}
