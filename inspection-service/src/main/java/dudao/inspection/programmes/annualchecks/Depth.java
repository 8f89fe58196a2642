package dudao.inspection.programmes.annualchecks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How deep a check goes; it follows from the conclusion of the year before. */
@Schema(name = "AnnualCheckDepth")
enum Depth {
    /** 书面审查 */
    DESK,
    /** 实地检查 */
    ON_SITE
}
