package dudao.inspection.clues;

/** Who a reporter says to be. Nobody has to say it. */
enum ClueSource {
    STUDENT,
    PARENT,
    STAFF,
    RESIDENT,
    UNSAID
}
