package dudao.commons.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells events on a service's topics, and has the service read the topics again from their first message. */
public final class Replay implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

    private final String group;
    private final List<String> topics;
    private final Map<String, Object> config =
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    private final KafkaProducer<String, String> producer;
    private final Set<UUID> told = new HashSet<>();

    /** @param group the service's name */
    public Replay(String group, String... topics) {
        this.group = group;
        this.topics = List.of(topics);
        this.topics.forEach(topic -> Told.ensure(topic, config));
        producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
    }

    public void tell(String topic, String type, UUID subject, long version, Instant time, Object data) {
        tell(UUID.randomUUID(), topic, type, subject, version, time, data);
    }

    /** @param id of the event; told again it is the same event */
    public void tell(UUID id, String topic, String type, UUID subject, long version, Instant time, Object data) {
        Map<String, Object> event = new HashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id.toString());
        event.put("source", "/test");
        event.put("type", type);
        event.put("subject", subject.toString());
        event.put("time", time.atOffset(ZoneOffset.UTC).toString());
        event.put("aggregateversion", version);
        event.put("actor", "somebody");
        event.put("data", data);
        told.add(id);
        try {
            producer.send(new ProducerRecord<>(topic, subject.toString(), JSON.writeValueAsString(event)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Until the service has handled whatever stands in its topics. */
    public void awaitHeard() {
        producer.flush();
        try (Admin admin = Admin.create(config)) {
            await().atMost(Duration.ofSeconds(150))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> isHeard(admin));
        }
    }

    private boolean isHeard(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> heard = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> latest =
                partitions(admin).stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream().allMatch(end -> {
            OffsetAndMetadata reached = heard.get(end.getKey());
            return end.getValue().offset() == (reached == null ? 0 : reached.offset());
        });
    }

    private Set<TopicPartition> partitions(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic ->
                        topic.partitions().stream().map(each -> new TopicPartition(topic.name(), each.partition())))
                .collect(Collectors.toSet());
    }

    /** The service's own consumer is thrown out of its group, and finds the first offsets when it comes back. */
    public void fromZero() {
        try (Admin admin = Admin.create(config)) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> {
                        Map<TopicPartition, OffsetAndMetadata> zero = partitions(admin).stream()
                                .collect(Collectors.toMap(each -> each, each -> new OffsetAndMetadata(0)));
                        admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                                .all()
                                .get();
                        admin.alterConsumerGroupOffsets(group, zero).all().get();
                        return true;
                    });
        }
    }

    /** Every row of these tables that names one of these, in the database's own writing and a fixed order. */
    public static SortedMap<String, List<String>> rows(List<String> tables, Collection<UUID> of) {
        SortedMap<String, List<String>> rows = new TreeMap<>();
        RealParts.owner()
                .useHandle(handle -> tables.forEach(table -> rows.put(
                        table,
                        handle.createQuery("select cast(t as text) as line from " + table + " t where " + NAMES
                                        + " order by line")
                                .bindArray("of", String.class, patterns(of))
                                .mapTo(String.class)
                                .list())));
        return rows;
    }

    private static final String NAMES = "cast(t as text) like any(:of)";

    private static List<String> patterns(Collection<UUID> of) {
        return of.stream().filter(Objects::nonNull).map(id -> "%" + id + "%").toList();
    }

    /** Those rows go, and with them that what was told here has ever come. What others have told is left alone. */
    public void forget(List<String> tables, Collection<UUID> of) {
        RealParts.owner().useHandle(handle -> {
            tables.forEach(table -> handle.createUpdate("delete from " + table + " t where " + NAMES)
                    .bindArray("of", String.class, patterns(of))
                    .execute());
            handle.createUpdate("delete from inbox_event where event_id = any(:told)")
                    .bindArray("told", UUID.class, told)
                    .execute();
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
