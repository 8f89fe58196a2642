package dudao.task.reverification;

/** How a drawn task stands; the last three are final. */
enum ReverificationState {
    DRAWN,
    CONFIRMED,
    REOPENED,
    /** It was reopened for another cause before anybody looked. */
    VOIDED
}
