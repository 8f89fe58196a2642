package dudao.task.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.testing.Told;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

/** Says what inspection-service would say, on its topic. */
public final class InspectionTopic {

    private static final String TOPIC = "inspection.events.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private InspectionTopic() {}

    public static Map<String, Object> event(String type, Object subject, long version, Map<String, ?> data) {
        return Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "/inspection-service",
                "type",
                type,
                "subject",
                subject.toString(),
                "time",
                OffsetDateTime.now().toString(),
                "aggregateversion",
                version,
                "correlationid",
                UUID.randomUUID().toString(),
                "actor",
                "eso",
                "data",
                data);
    }

    public static void send(Map<String, Object> event) {
        send(event.get("subject"), event);
    }

    public static void send(Object key, Object message) {
        try {
            Told.message(TOPIC, key.toString(), JSON.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
