package dudao.inspection.draws;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an inspector does not go to a unit (教育督导条例 Art. 10; the finer grounds are those of local law). */
@Schema(name = "RecusalGround")
public enum RecusalGround {
    /** 与被督导单位主要负责人有近亲属关系 */
    KINSHIP,
    /** 本人或近亲属在该单位任职,或离任不久 */
    EMPLOYMENT,
    /** 近亲属在该单位就读 */
    ENROLMENT,
    /** 有利害关系 */
    INTEREST,
    /** 其他可能影响客观公正的情形 */
    OTHER
}
