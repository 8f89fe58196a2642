package dudao.commons.identity;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.TestPostgres;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KnownPlacesTest {

    private final String url = TestPostgres.create();
    private final Jdbi jdbi = Jdbi.create(url, "postgres", "postgres");

    @AfterEach
    void drop() {
        TestPostgres.drop(url);
    }

    @Test
    void aServiceWithoutTheVersionOfItsTreeDoesNotStart() {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class, () -> new KnownPlaces(true).mustHaveVersion(new StartupEvent(), jdbi));
        assertTrue(refused.getMessage().contains("dudao.scope.remembered"));
        assertDoesNotThrow(() -> new KnownPlaces(false).mustHaveVersion(new StartupEvent(), jdbi));
        jdbi.useHandle(handle -> handle.execute("create table organization_version (version uuid)"));
        assertDoesNotThrow(() -> new KnownPlaces(true).mustHaveVersion(new StartupEvent(), jdbi));
    }
}
