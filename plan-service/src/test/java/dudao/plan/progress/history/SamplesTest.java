package dudao.plan.progress.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.events.Event;
import dudao.commons.events.EventListener;
import dudao.commons.identity.Scope;
import dudao.commons.testing.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The other services' own samples are understood: every one of them is heard and finds its place. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SamplesTest {

    @Inject
    TaskEvents tasks;

    @Inject
    FindingEvents findings;

    private final Jdbi jdbi = RealParts.owner();

    @Inject
    Jdbi service;

    @Inject
    ObjectMapper json;

    private List<Event> samples(String service, String aggregate) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", service, "src/main/contract/events"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("dudao." + aggregate + "."))
                    .filter(file -> file.getFileName().toString().endsWith(".v1.json"))
                    .map(this::event)
                    .toList();
        }
    }

    private Event event(Path sample) {
        try {
            JsonNode message = json.readTree(sample.toFile());
            return new Event(
                    UUID.fromString(message.path("id").asText()),
                    message.path("type").asText(),
                    UUID.fromString(message.path("subject").asText()),
                    message.path("aggregateversion").asLong(),
                    OffsetDateTime.parse(message.path("time").asText()).toInstant(),
                    null,
                    null,
                    null,
                    message.path("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(EventListener listener, List<Event> samples) {
        assertFalse(samples.isEmpty());
        samples.forEach(sample -> assertTrue(listener.hears(sample.type()), sample.type()));
        QuarkusTransaction.requiringNew().run(() -> {
            service.useHandle(Scope::everything);
            listener.onAll(samples);
        });
    }

    private long rows(String table, List<Event> samples) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from %1$s_state where %1$s_id = any(:ids)".formatted(table))
                .bindArray(
                        "ids",
                        UUID.class,
                        samples.stream().map(Event::subject).distinct().toList())
                .mapTo(Long.class)
                .one());
    }

    private static long versions(Stream<Event> samples) {
        return samples.map(sample -> sample.subject() + " " + sample.version())
                .distinct()
                .count();
    }

    @Test
    void ofTasks() throws IOException {
        List<Event> samples = samples("task-service", "task").stream()
                .filter(sample -> sample.subject()
                        .toString()
                        .equals(sample.data().path("taskId").asText()))
                .toList();
        take(tasks, samples);
        Stream<Event> ofPlans = samples.stream()
                .filter(sample -> sample.data().path("source").asText().equals("PLAN"));
        assertEquals(versions(ofPlans), rows("task", samples));
        Event report = samples.stream()
                .filter(sample -> sample.data().has("report"))
                .findFirst()
                .orElseThrow();
        int values = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from report_value where report_id = :report")
                .bind(
                        "report",
                        UUID.fromString(report.data().at("/report/reportId").asText()))
                .mapTo(Integer.class)
                .one());
        assertEquals(report.data().at("/report/values").size(), values);
    }

    @Test
    void ofFindings() throws IOException {
        List<Event> samples = samples("inspection-service", "finding");
        take(findings, samples);
        assertEquals(versions(samples.stream()), rows("finding", samples));
    }
}
