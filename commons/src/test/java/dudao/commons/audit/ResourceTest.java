package dudao.commons.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResourceTest {

    private static final UUID TASK = UUID.fromString("0199a0b1-0000-7000-8000-000000000001");
    private static final UUID REPORT = UUID.fromString("0199a0b1-0000-7000-8000-000000000002");

    @Test
    void theLastIdAndItsCollection() {
        assertEquals(new Resource("tasks", TASK), Resource.of("/api/v1/tasks/" + TASK + "/accept"));
        assertEquals(new Resource("tasks", TASK), Resource.of("/api/v1/tasks/" + TASK));
        assertEquals(new Resource("reports", REPORT), Resource.of("/api/v1/tasks/" + TASK + "/reports/" + REPORT));
        assertEquals(
                new Resource("plan-imports", TASK),
                Resource.of("/api/v1/plan-imports/" + TASK + "/documents/1/accept"));
    }

    @Test
    void withoutAnIdTheCollection() {
        assertEquals(new Resource("tasks", null), Resource.of("/api/v1/tasks"));
        assertEquals(new Resource("tasks", null), Resource.of("/api/v1/tasks/not-an-id/accept"));
        assertEquals(new Resource("audit-events", null), Resource.of("/api/v1/audit-events/verify"));
    }

    @Test
    void anyPathAtAll() {
        assertEquals("", Resource.of("/").kind());
        assertEquals("", Resource.of("").kind());
        assertEquals("login", Resource.of("/login").kind());
        assertEquals("", Resource.of("/api/v1/").kind());
        assertEquals("", Resource.of("//").kind());
    }
}
