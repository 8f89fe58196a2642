package dudao.inspection.programmes.results;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What results are used for. */
@Schema(name = "ResultUse")
enum Use {
    /** 年度检查结论 */
    ANNUAL_CONCLUSION,
    /** 招生计划 */
    QUOTA,
    /** 专项资金奖补 */
    FUNDS
}
