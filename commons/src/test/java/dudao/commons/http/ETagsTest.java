package dudao.commons.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.data.Versioned;
import dudao.commons.problems.RuleViolation;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    private static final Versioned SEVENTH = new Versioned() {
        @Override
        public UUID id() {
            return new UUID(0, 1);
        }

        @Override
        public long version() {
            return 7;
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", "\"6\", \"7\""})
    void currentVersionMayBeChanged(String ifMatch) {
        assertDoesNotThrow(() -> ETags.check(ifMatch, SEVENTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "W/\"7\""})
    void anotherVersionIsStale(String ifMatch) {
        assertEquals(
                "STALE",
                assertThrows(RuleViolation.class, () -> ETags.check(ifMatch, SEVENTH))
                        .code());
    }

    @Test
    void withoutIfMatchNothingIsChanged() {
        assertEquals(
                "IF_MATCH_REQUIRED",
                assertThrows(RuleViolation.class, () -> ETags.check(null, SEVENTH))
                        .code());
    }
}
