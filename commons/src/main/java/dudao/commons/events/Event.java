package dudao.commons.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A fact heard from another service. Fields nobody declared are ignored. */
public record Event(
        UUID id,
        String type,
        UUID subject,
        long version,
        Instant time,
        String correlationId,
        String actor,
        String onBehalfOf,
        JsonNode data) {

    private static final ObjectMapper TOLERANT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The payload, read into the fields this consumer declares. */
    public <T> T data(Class<T> shape) {
        try {
            return TOLERANT.treeToValue(data, shape);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("data is not a " + shape.getSimpleName() + ": " + e.getOriginalMessage());
        }
    }

    /** From a CloudEvents 1.0 message in structured JSON. */
    static Event parse(String message) {
        try {
            JsonNode json = TOLERANT.readTree(message);
            return new Event(
                    UUID.fromString(text(json, "id")),
                    text(json, "type"),
                    UUID.fromString(text(json, "subject")),
                    json.path("aggregateversion").asLong(),
                    OffsetDateTime.parse(text(json, "time")).toInstant(),
                    json.path("correlationid").asText(null),
                    json.path("actor").asText(null),
                    json.path("onbehalfof").asText(null),
                    json.path("data"));
        } catch (JsonProcessingException | RuntimeException e) {
            throw new UnreadableEvent("not a CloudEvent: " + e.getMessage());
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("no " + field);
        }
        return value.textValue();
    }

    /** The message cannot be handled, now or later. */
    static final class UnreadableEvent extends RuntimeException {
        UnreadableEvent(String message) {
            super(message, null, false, false);
        }
    }
}
