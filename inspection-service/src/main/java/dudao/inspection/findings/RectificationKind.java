package dudao.inspection.findings;

public enum RectificationKind {
    /** 立行立改 */
    IMMEDIATE,
    /** 限期整改 */
    TIME_LIMITED,
    /** 长期坚持 */
    LONG_TERM
}
