package dudao.commons.time;

/** In what a period is counted. The same number of days means different dates in different laws. */
public enum DayKind {
    WORKING_DAY,
    CALENDAR_DAY,
    MONTH,
    YEAR
}
