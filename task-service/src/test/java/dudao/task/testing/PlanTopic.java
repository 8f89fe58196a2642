package dudao.task.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
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

/** Says what plan-service would say, on its topic. */
public final class PlanTopic {

    private static final String TOPIC = "plan.events.v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BROKERS = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);

    private PlanTopic() {}

    public static void say(String type, UUID plan, long version, Map<String, ?> data) {
        say(UUID.randomUUID(), type, plan, version, data);
    }

    public static void say(UUID id, String type, UUID plan, long version, Map<String, ?> data) {
        ensureTopic();
        Map<String, Object> message = Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "/plan-service",
                "type", type,
                "subject", plan,
                "time", "2026-03-02T01:00:00Z",
                "aggregateversion", version,
                "data", data);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKERS), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, plan.toString(), JSON.writeValueAsString(message)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ensureTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKERS))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
