package dudao.task.extensions;

/** Why a unit cannot keep its limit. */
enum ExtensionReason {
    FORCE_MAJEURE,
    POLICY_CHANGED,
    FUNDS_MISSING,
    PROCUREMENT,
    OTHER_DEPARTMENT,
    SCHOOL_TIMETABLE,
    OTHER
}
