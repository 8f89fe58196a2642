package dudao.inspection.procedure;

public enum InspectionMode {
    ANNOUNCED,
    /** Hidden from the unit until notice is served or the team has entered. */
    UNANNOUNCED,
    RANDOM,
    REMOTE
}
