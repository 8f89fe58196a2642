package dudao.inspection.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.testing.Told;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A topic of another service, written to as that service does. */
public final class Topic implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final KafkaProducer<String, String> producer;

    public Topic(String name) {
        this.name = name;
        Map<String, Object> config = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        Told.ensure(name, config);
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    public static Map<String, Object> event(String type, Object subject, long version, String actor, Object data) {
        Map<String, Object> event = new HashMap<>(Map.of(
                "specversion",
                "1.0",
                "id",
                UUID.randomUUID().toString(),
                "source",
                "/another-service",
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
                "data",
                data));
        if (actor != null) {
            event.put("actor", actor);
        }
        return event;
    }

    public void send(Map<String, Object> event) {
        try {
            send((String) event.get("subject"), JSON.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public void send(String key, String message) {
        try {
            producer.send(new ProducerRecord<>(name, key, message)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
