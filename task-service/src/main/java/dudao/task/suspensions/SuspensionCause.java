package dudao.task.suspensions;

/** Why the clock of a task may stand still. */
public enum SuspensionCause {
    FLOOD(true),
    EPIDEMIC(true),
    EXTREME_WEATHER(true),
    EARTHQUAKE(true),
    EXAM_PERIOD(true),
    LEGAL_PROCEEDING(false),
    OTHER_AUTHORITY(false),
    OTHER(false);

    /** Whether it strikes many units at once. */
    final boolean general;

    SuspensionCause(boolean general) {
        this.general = general;
    }
}
