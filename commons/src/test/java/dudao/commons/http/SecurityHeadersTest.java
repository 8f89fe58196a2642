package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SecurityHeadersTest {

    private static final String HSTS = "Strict-Transport-Security";

    @Test
    void plainHttpPromisesNoTls() {
        assertFalse(new SecurityHeaders(false).of(false).containsKey(HSTS));
    }

    @Test
    void ownTlsAndADeclaredProxyAreKeptToForAYear() {
        assertTrue(new SecurityHeaders(false).of(true).get(HSTS).startsWith("max-age=31536000"));
        assertTrue(new SecurityHeaders(true).of(false).get(HSTS).startsWith("max-age=31536000"));
    }
}
