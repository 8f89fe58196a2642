package dudao.commons.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Events as another service would send them, over the real broker. */
public final class Told {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private Told() {}

    public static void event(String topic, String type, UUID subject, long version, Instant time, Object data) {
        Map<String, Object> event = new HashMap<>();
        event.put("specversion", "1.0");
        event.put("id", UUID.randomUUID().toString());
        event.put("source", "/test");
        event.put("type", type);
        event.put("subject", subject.toString());
        event.put("time", time.atOffset(ZoneOffset.UTC).toString());
        event.put("aggregateversion", version);
        event.put("data", data);
        try {
            message(topic, subject.toString(), JSON.writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Any text at all, to see what a consumer does with it. */
    public static void message(String topic, String key, String value) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        ensure(topic, config);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the topic unless it is there: a test may speak before the service that owns it has. */
    public static void ensure(String topic, Map<String, Object> config) {
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(java.util.List.of(new NewTopic(topic, 4, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
