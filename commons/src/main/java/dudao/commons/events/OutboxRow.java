package dudao.commons.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A row of {@code outbox_event} or {@code change_log}; {@code data} is JSON text and stays byte for byte. */
public record OutboxRow(
        long position,
        UUID id,
        String topic,
        String type,
        UUID subject,
        long aggregateVersion,
        OffsetDateTime time,
        String correlationId,
        String causationId,
        String actor,
        String onBehalfOf,
        String data) {

    /** CloudEvents 1.0, structured JSON. */
    ObjectNode cloudEvent(String source) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", "1.0");
        json.put("id", id.toString());
        json.put("source", source);
        json.put("type", type);
        json.put("subject", subject.toString());
        json.put("time", time.toString());
        json.put("datacontenttype", "application/json");
        json.put("aggregateversion", aggregateVersion);
        putIfPresent(json, "correlationid", correlationId);
        putIfPresent(json, "causationid", causationId);
        putIfPresent(json, "actor", actor);
        putIfPresent(json, "onbehalfof", onBehalfOf);
        json.putRawValue("data", new RawValue(data));
        return json;
    }

    private static void putIfPresent(ObjectNode json, String field, String value) {
        if (value != null) {
            json.put(field, value);
        }
    }
}
