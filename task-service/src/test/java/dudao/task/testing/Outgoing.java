package dudao.task.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What was told to others, whether it still waits or is on its way already. */
public final class Outgoing {

    private static final ObjectMapper JSON = new ObjectMapper();

    public record Fact(UUID id, String topic, String type, UUID subject, long aggregateVersion, String data) {

        public JsonNode json() {
            try {
                return JSON.readTree(data);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Outgoing() {}

    public static List<Fact> about(Jdbi jdbi, UUID subject) {
        return where(jdbi, "subject = cast(:value as uuid)", subject);
    }

    public static List<Fact> of(Jdbi jdbi, Object correlationId) {
        return where(jdbi, "correlation_id = :value", correlationId);
    }

    private static List<Fact> where(Jdbi jdbi, String condition, Object value) {
        String columns = "id, topic, type, subject, aggregate_version, data";
        return jdbi.withHandle(handle -> handle.createQuery(("select %1$s from outbox_event where %2$s union all "
                                + "select %1$s from change_log where %2$s order by aggregate_version")
                        .formatted(columns, condition))
                .bind("value", value.toString())
                .map(ConstructorMapper.of(Fact.class))
                .list());
    }

    /** The data of the sample the contract has for a type. */
    public static JsonNode sample(String type) {
        try {
            return JSON.readTree(Files.readString(Path.of("src/main/contract/events", type + ".json")))
                    .get("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names and types of the fields. */
    public static Map<String, String> shape(JsonNode data) {
        Map<String, String> shape = new TreeMap<>();
        data.properties()
                .forEach(field ->
                        shape.put(field.getKey(), field.getValue().getNodeType().name()));
        return shape;
    }
}
