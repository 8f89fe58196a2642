package dudao.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells the person at the keyboard what happens, with the seconds since the start. */
public final class Progress {
    private final PrintStream out;
    private final Instant began = Instant.now();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** For tests: says nothing. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    public void say(String line) {
        var seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, line);
        out.flush();
    }

    /** A line that programs wait for: nothing before it. */
    public void announce(String line) {
        out.println(line);
        out.flush();
    }
}
