package dudao.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aBusyPortIsNamedWithWhatWantsIt() throws Exception {
        var ports = Ports.free();
        assertDoesNotThrow(ports::requireFree);
        try (var taken = new ServerSocket(ports.of(Listener.TASK))) {
            var refusal = assertThrows(Refusal.class, ports::requireFree);
            assertEquals(2, refusal.exitCode);
            assertEquals(
                    "Port " + taken.getLocalPort() + " (task-service) is in use; stop what uses it or choose another"
                            + " with --task-port",
                    refusal.getMessage());
        }
    }
}
