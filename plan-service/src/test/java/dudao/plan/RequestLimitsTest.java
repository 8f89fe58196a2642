package dudao.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.access.RequestLimits;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    @Test
    void everyListInARequestHasALimit() {
        assertEquals(List.of(), RequestLimits.missing(Path.of("src/main/contract/openapi.yaml")));
    }
}
