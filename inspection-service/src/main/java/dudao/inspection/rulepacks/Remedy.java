package dudao.inspection.rulepacks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit may ask for against an opinion letter, where the local law knows it. */
@Schema(name = "RemedyKind")
public enum Remedy {
    /** 复查, by the agency that issued the letter. */
    REEXAMINATION,
    /** 复核, by the next-higher agency. */
    REVIEW
}
