package dudao.inspection.programmes.annualchecks;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AnnualCheckConclusion")
enum Conclusion {
    /** 合格 */
    PASS,
    /** 基本合格 */
    BASICALLY_PASS,
    /** 不合格 */
    FAIL
}
