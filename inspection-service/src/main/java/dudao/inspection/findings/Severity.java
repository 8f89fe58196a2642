package dudao.inspection.findings;

public enum Severity {
    /** 轻微 */
    MINOR,
    /** 一般 */
    GENERAL,
    /** 重大 */
    MAJOR,
    /** 安全隐患: confirmed at once, and rectified without waiting for a defence. */
    HAZARD
}
