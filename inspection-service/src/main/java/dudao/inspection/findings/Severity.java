package dudao.inspection.findings;

public enum Severity {
    MINOR("轻微"),
    GENERAL("一般"),
    MAJOR("重大"),
    /** Confirmed at once, and rectified without waiting for a defence. */
    HAZARD("安全隐患");

    final String chinese;

    Severity(String chinese) {
        this.chinese = chinese;
    }
}
