package dudao.inspection.inspectors;

public enum InspectorKind {
    /** 专职督学, appointed (任命) */
    FULL_TIME(Integer.MAX_VALUE),
    /** 兼职督学, engaged (聘任): three terms in a row at most (教育督导条例 Art. 6) */
    PART_TIME(3),
    /** 特约督学 */
    SPECIAL(Integer.MAX_VALUE),
    /** 责任督学, engaged for the schools of a district (中小学校责任督学挂牌督导办法 Art. 2) */
    RESPONSIBLE(Integer.MAX_VALUE);

    private final int mostConsecutiveTerms;

    InspectorKind(int mostConsecutiveTerms) {
        this.mostConsecutiveTerms = mostConsecutiveTerms;
    }

    int mostConsecutiveTerms() {
        return mostConsecutiveTerms;
    }
}
