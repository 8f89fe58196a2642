package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class LogGuardTest {

    private final LogGuard guard = new LogGuard();

    @Test
    void controlCharactersAreShownAndDoNotAct() {
        ExtLogRecord entry = new ExtLogRecord(
                Level.INFO, "GET %s by %s", ExtLogRecord.FormatStyle.PRINTF, LogGuardTest.class.getName());
        entry.setParameters(new Object[] {"/a\r\n2026-01-01 INFO all is well", "curl\u001b[2J\u2028"});
        guard.isLoggable(entry);
        assertEquals(
                "GET /a\\u000d\\u000a2026-01-01 INFO all is well by curl\\u001b[2J\\u2028",
                entry.getFormattedMessage());
    }

    @Test
    void messagesOfExceptionsToo() {
        LogRecord entry = new LogRecord(Level.SEVERE, "failed");
        entry.setThrown(new IllegalStateException("a\nb", new IllegalArgumentException("c\nd")));
        guard.isLoggable(entry);
        assertEquals(
                "java.lang.IllegalStateException: a\\u000ab", entry.getThrown().toString());
        assertEquals(
                "java.lang.IllegalArgumentException: c\\u000ad",
                entry.getThrown().getCause().toString());
    }

    @Test
    void tokensAndKeysAreLeftOut() {
        for (String secret : new String[] {
            "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl", "Bearer abc.def", "dk_ab12_S3cr3tS3cr3t"
        }) {
            assertFalse(LogGuard.clean("got " + secret + " from somebody").contains(secret));
        }
        assertEquals("a word", LogGuard.clean("a word"));
    }
}
