package dudao.inspection.inspectors;

public enum InspectorKind {
    /** 专职督学 */
    FULL_TIME,
    /** 兼职督学 */
    PART_TIME,
    /** 特约督学 */
    SPECIAL
}
