package dudao.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.local.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that stands in a topic at this moment. */
final class TopicReader {

    record Told(String id, String type, String subject, long version) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private TopicReader() {}

    static List<Told> read(Cluster cluster, String topic) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", cluster.broker().bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Told> told = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> told.add(told(record)));
            }
            return told;
        }
    }

    private static Told told(ConsumerRecord<String, String> record) {
        try {
            JsonNode event = JSON.readTree(record.value());
            return new Told(
                    event.get("id").asText(),
                    event.get("type").asText(),
                    event.get("subject").asText(),
                    event.get("aggregateversion").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
