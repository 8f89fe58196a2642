package dudao.inspection.rulepacks;

/** What a unit may ask for against an opinion letter, where the local law knows it. */
public enum Remedy {
    /** 复查, by the agency that issued the letter. */
    REEXAMINATION,
    /** 复核, by the next-higher agency. */
    REVIEW
}
