package dudao.plan.targets.eligibility;

/** 具备条件的、符合条件的: whether a unit counts in the denominator of a target. Who is not marked does. */
enum Eligibility {
    ELIGIBLE,
    /** 暂不具备: it will count later. */
    NOT_YET,
    EXEMPT
}
