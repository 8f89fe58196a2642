package dudao.plan.progress;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Event;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.testing.Told;
import dudao.plan.testing.Api;
import dudao.plan.testing.City;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The read model is worth nothing by itself: the topic has it all. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ReplayTest {

    private static final String TOPIC = "task.events.v1";
    private static final String GROUP = "plan-service";

    @Inject
    OrganizationTree tree;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    private City city;
    private String plan;
    private String item;

    @Test
    void replayedFromZeroTheTopicGivesTheSameBytes() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        city = new City(tree);
        plan = city.issued("工作要点", 1);
        item = "/plan-items/" + city.issuer.get(plan + "/items").extract().path("items[0].id");
        UUID target = UUID.fromString(city.issuer.get(item).extract().path("targets[0].targetId"));
        RandomTasks.Work work =
                new RandomTasks.Work(City.idOf(plan), City.idOf(item), List.of(UUID.randomUUID()), List.of(target));
        List<Event> events = new RandomTasks(
                        new Random(seed), json, List.of(work), List.of(city.school, city.privateSchool, city.county))
                .events(200);
        int total = (int) events.stream().map(Event::subject).distinct().count();
        tell(events);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> city.issuer.get(plan + "/progress").body("tasks.total", equalTo(total)));
        tellLast();
        Instant moment = Instant.now().plus(Duration.ofDays(1));
        List<String> before = answers(moment, seed);

        for (String table : List.of(
                "task_state",
                "report_value",
                "inbox_event",
                "task_count",
                "task_clock",
                "late_submission",
                "measure_count",
                "target_count",
                "target_object")) {
            Rows.sql("truncate table " + table);
        }
        assertNotEquals(before, answers(moment, seed));
        rewind();
        await().atMost(Duration.ofSeconds(150)).untilAsserted(() -> assertEquals(before, answers(moment, seed)));
    }

    private List<String> answers(Instant moment, long seed) {
        List<String> answers = new ArrayList<>(List.of("seed " + seed));
        for (Api reader : List.of(city.supervisor, city.clerk, city.head)) {
            for (String path : List.of(plan + "/progress", plan + "/progress/counties", item + "/progress")) {
                for (Instant asOf : List.of(moment, moment.minus(Duration.ofDays(9)))) {
                    answers.add(reader.get(path + "?asOf=" + asOf)
                            .statusCode(200)
                            .extract()
                            .asString());
                }
            }
        }
        return answers;
    }

    private void tell(List<Event> events) throws JsonProcessingException {
        Map<String, Object> config = Map.of("bootstrap.servers", broker);
        Told.ensure(TOPIC, config);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            for (Event event : events) {
                producer.send(new ProducerRecord<>(TOPIC, event.subject().toString(), written(event)));
            }
        }
    }

    private String written(Event event) throws JsonProcessingException {
        Map<String, Object> envelope = new HashMap<>();
        envelope.put("specversion", "1.0");
        envelope.put("id", event.id().toString());
        envelope.put("source", "/test");
        envelope.put("type", event.type());
        envelope.put("subject", event.subject().toString());
        envelope.put("time", event.time().atOffset(ZoneOffset.UTC).toString());
        envelope.put("aggregateversion", event.version());
        envelope.put("data", event.data());
        return json.writeValueAsString(envelope);
    }

    /** One behind all others of its partition, for each of them, so that all are taken when these are. */
    private void tellLast() {
        Instant start = Instant.now().minus(Duration.ofDays(20));
        for (int n = 0; n < 40; n++) {
            new TaskStory(city, City.idOf(plan), City.idOf(item), start, start.plus(Duration.ofDays(90)))
                    .tell("suspended", 0, start, "SUSPENDED");
        }
        int told = 40;
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            long last = RealParts.owner().withHandle(handle -> handle.createQuery(
                            "select count(*) from task_state where plan_id = :plan and at = :at")
                    .bind("plan", City.idOf(plan))
                    .bind("at", start.atOffset(ZoneOffset.UTC))
                    .mapTo(Long.class)
                    .one());
            return last == told;
        });
    }

    /** The service's own consumer is thrown out of its group, and finds the first offset when it comes back. */
    private void rewind() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
            for (int partition = 0; partition < partitions(admin); partition++) {
                zero.put(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(0));
            }
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .ignoreExceptionsInstanceOf(ExecutionException.class)
                    .until(() -> {
                        admin.removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
                                .all()
                                .get();
                        admin.alterConsumerGroupOffsets(GROUP, zero).all().get();
                        return true;
                    });
        }
    }

    private static int partitions(Admin admin) {
        try {
            return admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get()
                    .get(TOPIC)
                    .partitions()
                    .size();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
