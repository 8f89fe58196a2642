package dudao.inspection.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What arrives in a topic from now on. */
public final class Messages implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, String> consumer;

    public Messages(String topic) {
        try (Topic existing = new Topic(topic)) {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            "bootstrap.servers",
                            ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                            "group.id",
                            UUID.randomUUID().toString()),
                    new StringDeserializer(),
                    new StringDeserializer());
        }
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(each -> new org.apache.kafka.common.TopicPartition(topic, each.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    public List<JsonNode> poll() {
        List<JsonNode> messages = new ArrayList<>();
        consumer.poll(Duration.ofMillis(100)).forEach(record -> messages.add(read(record.value())));
        return messages;
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
