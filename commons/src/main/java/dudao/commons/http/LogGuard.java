package dudao.commons.http;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/** Whatever strangers send: a log entry stays one line, shows its control characters, and holds no token or API key. */
@LoggingFilter(name = "log-guard")
public final class LogGuard implements Filter {

    private static final Pattern SECRET =
            Pattern.compile("eyJ[\\w-]{5,}\\.[\\w-]+(\\.[\\w-]*)?|\\bdk_\\w+|(?i:\\bbearer)\\s+[\\w.~+/=-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    @Override
    public boolean isLoggable(LogRecord entry) {
        String message = entry instanceof ExtLogRecord extended ? extended.getFormattedMessage() : entry.getMessage();
        String clean = clean(message);
        if (clean != null && !clean.equals(message)) {
            replace(entry, clean);
        }
        if (entry.getThrown() != null) {
            entry.setThrown(new Plain(entry.getThrown()));
        }
        return true;
    }

    private static void replace(LogRecord entry, String message) {
        if (entry instanceof ExtLogRecord extended) {
            extended.setMessage(message, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            entry.setMessage(message);
            entry.setParameters(null);
        }
    }

    static String clean(String text) {
        if (text == null) {
            return null;
        }
        String open = SECRET.matcher(text).replaceAll("***");
        return CONTROL.matcher(open)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** The same exception, its message cleaned; the frames are our own. */
    private static final class Plain extends Throwable {

        private static final long serialVersionUID = 1;

        Plain(Throwable original) {
            super(
                    clean(original.toString()),
                    original.getCause() == null ? null : new Plain(original.getCause()),
                    false,
                    true);
            setStackTrace(original.getStackTrace());
        }

        @Override
        public String toString() {
            return getMessage();
        }
    }
}
