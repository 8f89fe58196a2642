package dudao.commons.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    record Fact(String title, java.math.BigDecimal figure) {}

    @Test
    void whatTheRelaySendsIsWhatAConsumerReads() throws Exception {
        OutboxRow row = new OutboxRow(
                1,
                new UUID(1, 2),
                "plan.events.v1",
                "dudao.plan.issued.v1",
                new UUID(3, 4),
                5,
                OffsetDateTime.of(2026, 3, 2, 1, 0, 0, 0, ZoneOffset.UTC),
                "c",
                null,
                "delegate",
                "issuer",
                "{\"title\":\"要点\",\"figure\":68.78,\"later\":true}");
        Event event = Event.parse(new JsonMapper().writeValueAsString(row.cloudEvent("/plan-service")));
        assertEquals(new UUID(1, 2), event.id());
        assertEquals(new UUID(3, 4), event.subject());
        assertEquals(5, event.version());
        assertEquals("delegate", event.actor());
        assertEquals("issuer", event.onBehalfOf());
        assertEquals(new Fact("要点", new java.math.BigDecimal("68.78")), event.data(Fact.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"id\":\"x\"}", "{\"id\":5}", "null"})
    void anythingElseIsUnreadable(String message) {
        assertThrows(Event.UnreadableEvent.class, () -> Event.parse(message));
    }

    @Test
    void aTombstoneIsUnreadable() {
        assertThrows(Event.UnreadableEvent.class, () -> Event.parse(null));
    }
}
