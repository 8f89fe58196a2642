package dudao.inspection.findings;

public enum RectificationKind {
    IMMEDIATE("立行立改"),
    TIME_LIMITED("限期整改"),
    LONG_TERM("长期坚持");

    final String chinese;

    RectificationKind(String chinese) {
        this.chinese = chinese;
    }
}
