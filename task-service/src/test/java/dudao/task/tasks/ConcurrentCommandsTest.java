package dudao.task.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of many who act on one task at once exactly one does; the others are told that it is no longer what they saw. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConcurrentCommandsTest {

    private static final int MANY = 12;
    private static final int ROUNDS = 5;

    private record Command(Person who, String command, Map<String, ?> body) {}

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private final ExecutorService threads = Executors.newFixedThreadPool(MANY);
    private final LocalDate due = Clocks.dateOf(Instant.now()).plusDays(40);
    private Person supervisor;
    private Person head;
    private Person clerk;
    private UUID school;

    @BeforeEach
    void found() {
        City city = City.found(tree);
        school = city.school();
        supervisor = Person.supervisor(city.bureau());
        head = Person.head(school);
        clerk = Person.clerk(school);
    }

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    private Command submit() {
        return new Command(head, "submit", Map.of("text", "已到位"));
    }

    private Command suspend() {
        return new Command(supervisor, "suspend", Map.of("cause", "FLOOD", "text", "汛期"));
    }

    private Command cancel() {
        return new Command(supervisor, "cancel", Map.of("reason", "并入"));
    }

    private Command accept(Person who) {
        return new Command(who, "accept", Map.of());
    }

    /** All of them leave at the same moment, each of the kinds in turn. */
    private List<Integer> race(String task, String etag, List<Command> kinds) throws Exception {
        CyclicBarrier together = new CyclicBarrier(MANY);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int n = 0; n < MANY; n++) {
            Command command = kinds.get(n % kinds.size());
            answers.add(threads.submit(() -> {
                together.await();
                return command.who()
                        .command(task, command.command(), command.body(), etag)
                        .statusCode();
            }));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        return statuses;
    }

    private void oneWins(String task, String etag, List<Command> kinds) throws Exception {
        UUID id = UUID.fromString(task);
        long version = number("select version from task where id = ?", id);
        int told = Outgoing.about(owner, id).size();
        List<Integer> answers = race(task, etag, kinds);
        assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers::toString);
        assertTrue(answers.stream().allMatch(status -> List.of(200, 409, 412).contains(status)), answers::toString);
        assertEquals(version + 1, number("select version from task where id = ?", id));
        assertEquals(version + 1, number("select count(*) from task_transition where task_id = ?", id));
        assertEquals(told + 1, Outgoing.about(owner, id).size());
        assertEquals(
                1,
                number(
                        "select count(*) from task t join task_transition h on h.task_id = t.id and h.version = t.version"
                                + " where t.id = ? and h.to_state = t.state",
                        id));
    }

    private long number(String sql, UUID task) {
        return owner.withHandle(
                handle -> handle.select(sql, task).mapTo(Long.class).one());
    }

    @Test
    void ofTheSameCommandOnTheSameVersion() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            oneWins(supervisor.assign(school, due), "\"0\"", List.of(accept(head), accept(clerk)));
        }
    }

    @Test
    void ofDifferentCommandsOnTheSameVersion() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String task = supervisor.assign(school, due);
            head.command(task, "accept").then().statusCode(200);
            head.command(task, "start").then().statusCode(200);
            oneWins(task, "\"2\"", List.of(submit(), suspend(), cancel()));
        }
    }

    @Test
    void ofThoseWhoDoNotSayWhatTheySaw() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            oneWins(supervisor.assign(school, due), "*", List.of(accept(head), accept(clerk)));
        }
    }
}
