package dudao.inspection.remedies;

/** Where a remedy against a letter stands: decided once, and never reopened. */
enum RemedyState {
    REQUESTED,
    /** 维持 */
    UPHELD,
    /** 变更 */
    AMENDED,
    /** 撤销 */
    REVOKED,
    /** 不予受理: it came too late. */
    NOT_ADMITTED
}
