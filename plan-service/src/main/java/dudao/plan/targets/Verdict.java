package dudao.plan.targets;

/** How a target stands on a day. */
public enum Verdict {
    MET,
    ON_COURSE,
    BEHIND,
    NOT_MET,
    /** No figure, no baseline, or nothing to measure. */
    NOT_MEASURED
}
