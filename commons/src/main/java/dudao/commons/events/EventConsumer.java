package dudao.commons.events;

import dudao.commons.problems.SqlStates;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/**
 * Poll a batch, handle it in one database transaction, commit that, then commit the offsets. A failure that passes by
 * itself repeats the batch; a message that cannot be handled is parked, and with it the later ones of its aggregate.
 */
@Singleton
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long MAX_BACK_OFF_MILLIS = 10_000;

    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final String group;
    private final KafkaSettings settings;
    private final List<String> topics;
    private final Thread thread = new Thread(this::run, "event-consumer");
    private volatile boolean running;
    private volatile KafkaConsumer<String, String> kafka;
    private long backOff;

    EventConsumer(
            Inbox inbox,
            DeadLetters deadLetters,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String group,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "dudao.events.topics") Optional<List<String>> topics) {
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.group = group;
        this.settings = new KafkaSettings(kafka);
        this.topics = topics.orElse(List.of());
    }

    void start(@Observes StartupEvent started) {
        if (!topics.isEmpty()) {
            running = true;
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        running = false;
        KafkaConsumer<String, String> consumer = kafka;
        if (consumer != null) {
            consumer.wakeup();
        }
        thread.join(5000);
    }

    private void run() {
        while (running) {
            try (KafkaConsumer<String, String> consumer = connect()) {
                kafka = consumer;
                consumer.subscribe(topics);
                while (running) {
                    handle(consumer, consumer.poll(POLL));
                }
            } catch (WakeupException stopping) {
                return;
            } catch (KafkaException failure) {
                LOG.warnf("Consumer starts anew: %s", failure.getMessage());
                rest();
            }
        }
    }

    private void handle(KafkaConsumer<String, String> consumer, ConsumerRecords<String, String> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            take(records);
            backOff = 0;
            consumer.commitSync();
        } catch (RuntimeException failure) {
            if (failure instanceof KafkaException kafkaFailure) {
                throw kafkaFailure;
            }
            LOG.warnf("Batch of %d will be repeated: %s", records.count(), failure.getMessage());
            for (TopicPartition partition : records.partitions()) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
            rest();
        }
    }

    private void take(ConsumerRecords<String, String> records) {
        List<ConsumerRecord<String, String>> batch = new ArrayList<>();
        records.forEach(batch::add);
        try {
            QuarkusTransaction.requiringNew().run(() -> handleAll(batch));
        } catch (RuntimeException failure) {
            if (passesByItself(failure)) {
                throw failure;
            }
            LOG.warnf("Batch of %d is taken one by one: %s", batch.size(), failure.getMessage());
            batch.forEach(this::takeAlone);
        }
        meters.counter("dudao.events.received").increment(batch.size());
    }

    private void handleAll(List<ConsumerRecord<String, String>> batch) {
        var blocked = deadLetters.blockedKeys(batch);
        List<Event> events = new ArrayList<>();
        for (ConsumerRecord<String, String> record : batch) {
            if (blocked.contains(record.key())) {
                deadLetters.park(record, "Waits behind an earlier message of the same aggregate");
                continue;
            }
            Event event = Event.parse(record.value());
            if (inbox.hears(event)) {
                events.add(event);
            } else {
                meters.counter("dudao.events.ignored", "type", event.type()).increment();
            }
        }
        if (!events.isEmpty()) {
            inbox.take(events);
        }
    }

    private void takeAlone(ConsumerRecord<String, String> record) {
        try {
            QuarkusTransaction.requiringNew().run(() -> handleAll(List.of(record)));
        } catch (RuntimeException failure) {
            if (passesByItself(failure)) {
                throw failure;
            }
            LOG.errorf("Parked %s %d/%d: %s", record.topic(), record.partition(), record.offset(), failure);
            QuarkusTransaction.requiringNew().run(() -> deadLetters.park(record, failure.toString()));
        }
    }

    /** The database is away, or somebody else changed the same aggregate at the same moment. */
    private static boolean passesByItself(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return true;
            }
        }
        return SqlStates.isTransient(failure);
    }

    private void rest() {
        backOff = Math.min(MAX_BACK_OFF_MILLIS, Math.max(200, backOff * 2));
        try {
            Thread.sleep(backOff);
        } catch (InterruptedException e) {
            running = false;
        }
    }

    private KafkaConsumer<String, String> connect() {
        return new KafkaConsumer<>(settings.with(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                3000,
                // So soon a killed service's successor gets its partitions; usual are 45 seconds.
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class)));
    }
}
