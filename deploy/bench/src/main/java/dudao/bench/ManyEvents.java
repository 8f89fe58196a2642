package dudao.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What task-service would tell of the tasks of a plan. */
final class ManyEvents {
    private static final String TOPIC = "task.events.v1";
    private static final double NANOS = 1e9;

    private final Map<String, Object> settings;
    private final Connection connection;
    private int version;

    ManyEvents(String bootstrapServers, Connection connection) throws Exception {
        this.settings = Map.of("bootstrap.servers", bootstrapServers);
        this.connection = connection;
        try (var admin = Admin.create(settings)) {
            // task-service makes it with its first event, and has told none.
            admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1))).all().get();
        }
    }

    /** That all of them have been assigned, as fast as it goes. */
    void assigned(PlanDatabase plan) throws SQLException {
        send(plan.events("ASSIGNED", 100_000), "assigned", 0, Double.POSITIVE_INFINITY);
    }

    /** That so many of them have been accepted, at that rate. */
    void accepted(PlanDatabase plan, int number, double perSecond) throws SQLException {
        send(plan.events("ACCEPTED", number), "accepted", ++version, perSecond);
    }

    private void send(String events, String type, int version, double perSecond) throws SQLException {
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(events)) {
            var began = System.nanoTime();
            for (var n = 0; rows.next(); n++) {
                LockSupport.parkNanos((long) (n * NANOS / perSecond) - (System.nanoTime() - began));
                producer.send(new ProducerRecord<>(
                        TOPIC,
                        rows.getString(1),
                        """
                        {"specversion":"1.0","id":"%s","source":"/bench","type":"dudao.task.%s.v1","subject":"%s",\
                        "time":"%s","aggregateversion":%d,"data":%s}"""
                                .formatted(
                                        UUID.randomUUID(),
                                        type,
                                        rows.getString(1),
                                        Instant.now(),
                                        version,
                                        rows.getString(2))));
            }
        }
    }
}
