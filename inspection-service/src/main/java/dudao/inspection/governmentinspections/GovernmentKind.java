package dudao.inspection.governmentinspections;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Kinds of 政府督查 (政府督查工作条例 Art. 14). */
@Schema(name = "GovernmentInspectionKind")
enum GovernmentKind {
    /** 综合督查 */
    COMPREHENSIVE,
    /** 专项督查 */
    SPECIAL,
    /** 事件调查 */
    INCIDENT,
    /** 日常督办 */
    FOLLOW_UP,
    /** 线索核查 */
    CLUE
}
