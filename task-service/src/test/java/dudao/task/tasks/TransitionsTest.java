package dudao.task.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.identity.OrganizationTree;
import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import dudao.commons.time.Clocks;
import dudao.task.testing.City;
import dudao.task.testing.Outgoing;
import dudao.task.testing.Person;
import dudao.task.testing.Transitions;
import dudao.task.testing.Transitions.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every cell of {@code transitions.csv} is tried over HTTP: what is allowed goes where the table says, by one version, one
 * row of history and one event; what is refused leaves nothing behind.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TransitionsTest {

    private static final String OF_FINDING = "supervisor-of-finding";
    private static final List<String> OF_UNIT = List.of("accept", "object", "start", "submit");
    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());

    /** What a task is by everything that a command may change. */
    private record Trace(String state, long version, long history, List<String> told) {}

    @Inject
    OrganizationTree tree;

    private final Jdbi owner = RealParts.owner();
    private City city;
    private Map<String, Person> persons;

    @BeforeEach
    void found() {
        city = City.found(tree);
        Person supervisor = Person.supervisor(city.bureau());
        Person head = Person.head(city.school());
        persons = Map.ofEntries(
                Map.entry("head", head),
                Map.entry("clerk", Person.clerk(city.school())),
                Map.entry("supervisor", supervisor),
                Map.entry("own-supervisor", new Person("own-supervisor", "SUPERVISOR", city.school())),
                Map.entry("reviewer", new Person("reviewer", "REVIEWER", city.bureau())),
                Map.entry("head-above", new Person("head-above", "UNIT_HEAD", city.county())),
                Map.entry("leader", new Person("leader", "LEADER", city.bureau())),
                Map.entry("worker", new Person(head.name(), "SUPERVISOR,REVIEWER", city.bureau())),
                Map.entry(
                        "stranger",
                        new Person("stranger", "UNIT_HEAD,UNIT_CLERK,SUPERVISOR,REVIEWER", city.otherCounty())),
                Map.entry(OF_FINDING, supervisor));
    }

    private static boolean isState(String outcome) {
        return Arrays.stream(TaskState.values()).anyMatch(state -> state.name().equals(outcome));
    }

    private Response send(String who, String task, String command) {
        Person person = persons.get(who);
        UUID other = who.equals("own-supervisor") ? city.school() : city.secondSchool();
        Map<String, ?> body =
                switch (command) {
                    case "object" -> Map.of("text", "不属本校", "proposedOrganizationId", city.secondSchool());
                    case "reassign" -> Map.of("organizationId", other);
                    case "report", "submit", "uphold", "complete", "close" -> Map.of("text", "表");
                    case "return" -> Map.of("reasonCode", "INCOMPLETE", "text", "表");
                    case "reopen" ->
                        Map.of(
                                "cause",
                                "NEW_FACT",
                                "text",
                                "表",
                                "dueOn",
                                TODAY.plusDays(60).toString());
                    case "suspend" -> Map.of("cause", "FLOOD", "text", "表");
                    case "cancel" -> Map.of("reason", "表");
                    default -> Map.of();
                };
        return command.equals("report")
                ? person.post(Person.TASKS + "/" + task + "/reports", body)
                : person.command(task, command, body, "*");
    }

    private static List<String> wayTo(String state) {
        return switch (TaskState.valueOf(state)) {
            case ASSIGNED -> List.of();
            case OBJECTED -> List.of("object");
            case REASSIGNED -> List.of("object", "reassign");
            case ACCEPTED -> List.of("accept");
            case IN_PROGRESS -> List.of("accept", "start");
            case SUBMITTED -> List.of("accept", "start", "submit");
            case RETURNED -> List.of("accept", "start", "submit", "return");
            case SUSPENDED -> List.of("accept", "start", "submit", "return", "suspend");
            case COMPLETED -> List.of("accept", "start", "submit", "complete");
            case CLOSED -> List.of("accept", "start", "submit", "complete", "close");
            case CANCELLED -> List.of("accept", "cancel");
        };
    }

    /** A task that came there by its commands. */
    private String taskIn(String state, boolean ofFinding) {
        String task = persons.get("supervisor").assign(city.school(), TODAY.plusDays(40));
        for (String command : wayTo(state)) {
            send(OF_UNIT.contains(command) ? "head" : "supervisor", task, command)
                    .then()
                    .statusCode(200);
        }
        if (ofFinding) {
            Rows.sql(
                    "update task set source = 'FINDING', finding_id = ?, deadline_kind = 'STATUTORY' where id = ?",
                    UUID.randomUUID(),
                    UUID.fromString(task));
        }
        return task;
    }

    private Trace trace(String task) {
        UUID id = UUID.fromString(task);
        List<String> told =
                Outgoing.about(owner, id).stream().map(Outgoing.Fact::type).toList();
        return owner.withHandle(handle -> handle.createQuery(
                        "select state, version, (select count(*) from task_transition where task_id = id) as history"
                                + " from task where id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Trace(row.getString("state"), row.getLong("version"), row.getLong("history"), told))
                .one());
    }

    @Test
    void everyCellIsAsTheTableSays() {
        for (TaskState state : TaskState.values()) {
            String plain = taskIn(state.name(), false);
            String ofFinding = taskIn(state.name(), true);
            List<Trace> before = List.of(trace(plain), trace(ofFinding));
            for (Row row : Transitions.all()) {
                if (row.state().equals(state.name())) {
                    row.outcomes().forEach((who, outcome) -> {
                        if (isState(outcome)) {
                            allowed(row, who, outcome);
                        } else {
                            refused(row, who, outcome, who.equals(OF_FINDING) ? ofFinding : plain);
                        }
                    });
                }
            }
            assertEquals(before, List.of(trace(plain), trace(ofFinding)), state + " after all that was refused");
        }
    }

    private void refused(Row row, String who, String code, String task) {
        Response answer = send(who, task, row.command());
        assertEquals(code, answer.path("code"), () -> row.state() + " " + row.command() + " by " + who);
    }

    private void allowed(Row row, String who, String next) {
        String task = taskIn(row.state(), who.equals(OF_FINDING));
        Trace before = trace(task);
        boolean isReport = row.command().equals("report");
        Response answer = send(who, task, row.command());
        String what = row.state() + " " + row.command() + " by " + who;
        assertEquals(isReport ? 201 : 200, answer.statusCode(), () -> what + ": " + answer.asString());
        Trace after = trace(task);
        assertEquals(next, after.state(), what);
        assertEquals(before.version() + 1, after.version(), what);
        assertEquals(before.history() + (isReport ? 0 : 1), after.history(), what);
        assertEquals(before.told().size() + 1, after.told().size(), what);
        assertEquals(row.event(), after.told().get(before.told().size()), what);
    }

    @Test
    void theTableHasEveryStateAndEveryCommand() {
        List<String> commands =
                Arrays.stream(TaskCommand.values()).map(TaskCommand::path).toList();
        assertEquals(
                TaskState.values().length * (commands.size() + 1L),
                Transitions.all().stream()
                        .filter(row -> row.outcomes().keySet().equals(persons.keySet()))
                        .filter(row -> isState(row.state()))
                        .filter(row -> row.command().equals("report") || commands.contains(row.command()))
                        .map(row -> row.state() + row.command())
                        .distinct()
                        .count());
    }
}
