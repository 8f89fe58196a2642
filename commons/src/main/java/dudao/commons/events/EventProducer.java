package dudao.commons.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka as the relay needs it: a batch is acknowledged whole, or the producer is thrown away and the batch sent anew. */
final class EventProducer {

    private static final int PARTITIONS = 4;
    // A long document's snapshot is one event; what the broker refuses for its size would block the outbox for ever.
    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaSettings settings;
    private final String source;
    private final ObjectMapper json;
    private final Set<String> topics = new HashSet<>();
    private volatile KafkaProducer<String, String> kafka;

    EventProducer(KafkaSettings settings, String source, ObjectMapper json) {
        this.settings = settings;
        this.source = source;
        this.json = json;
    }

    void send(List<OutboxRow> rows) {
        try {
            List<Future<RecordMetadata>> pending = new ArrayList<>(rows.size());
            for (OutboxRow row : rows) {
                ensureTopic(row.topic());
                pending.add(producer()
                        .send(new ProducerRecord<>(row.topic(), row.subject().toString(), message(row))));
            }
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (Future<RecordMetadata> ack : pending) {
                ack.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon();
            throw new KafkaException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // What this producer still holds must not be sent after the batch that replaces it.
            abandon();
            throw new KafkaException("broker did not acknowledge: " + e.getMessage(), e);
        }
    }

    void abandon() {
        KafkaProducer<String, String> old = kafka;
        kafka = null;
        topics.clear();
        if (old != null) {
            old.close(Duration.ZERO);
        }
    }

    private KafkaProducer<String, String> producer() {
        if (kafka == null) {
            kafka = new KafkaProducer<>(settings.with(Map.of(
                    ProducerConfig.ACKS_CONFIG,
                    "all",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    true,
                    ProducerConfig.LINGER_MS_CONFIG,
                    0,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    65536,
                    ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                    MAX_MESSAGE_BYTES,
                    // A record must not expire while a later one of the same key still gets through.
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    Integer.MAX_VALUE,
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    10_000,
                    ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class,
                    ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                    StringSerializer.class)));
        }
        return kafka;
    }

    /** The producing service owns its topics; organisations and delegations are tables, so theirs are compacted. */
    private void ensureTopic(String topic) throws InterruptedException, ExecutionException, TimeoutException {
        if (!topics.add(topic)) {
            return;
        }
        boolean compacted = topic.startsWith("organization.") || topic.startsWith("delegation.");
        NewTopic wanted = new NewTopic(topic, PARTITIONS, (short) 1)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        "-1",
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(MAX_MESSAGE_BYTES)));
        Map<String, Object> config = settings.with(Map.of(
                // The one must not be longer than the other, or no client is made.
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                10_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000));
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(wanted)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private String message(OutboxRow row) {
        try {
            return json.writeValueAsString(row.cloudEvent(source));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
