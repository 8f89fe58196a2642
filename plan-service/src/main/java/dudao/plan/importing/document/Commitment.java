package dudao.plan.importing.document;

/** How firmly a measure is promised; a measure without a softening word is a duty. */
public enum Commitment {
    MUST,
    STRIVE,
    EXPLORE
}
