package dudao.task.extensions;

/** What became of a request. */
enum ExtensionState {
    REQUESTED,
    APPROVED,
    REJECTED,
    WITHDRAWN,
    /** The limit passed undecided. Computed: it can still be decided, unless another request has taken its place. */
    LAPSED
}
