package dudao.local;

/** Ends the program with one line for the person at the keyboard, without a stack trace. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int exitCode;

    public Refusal(int exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    static Refusal usage(String line) {
        return new Refusal(2, line);
    }
}
