package dudao.task.tasks;

import static dudao.task.testing.Person.TASKS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.answers.Answers;
import dudao.commons.time.Clocks;
import dudao.task.tasks.WalkModel.Somebody;
import dudao.task.tasks.WalkModel.Task;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Walks through a city of its own: everybody in it gives commands, and each answer has to be the model's. */
final class Walker {

    private static final LocalDate TODAY = Clocks.dateOf(Instant.now());
    private static final List<String> COMMANDS = List.of(
            "accept",
            "object",
            "uphold",
            "reassign",
            "start",
            "report",
            "submit",
            "recall",
            "return",
            "complete",
            "close",
            "reopen",
            "suspend",
            "resume",
            "cancel",
            "rule");
    private static final List<String> CAUSES = List.of("FALSE_COMPLETION", "RECURRENCE", "NEW_FACT");
    /** They end what others could still be tried on. */
    private static final Set<String> FINAL = Set.of("cancel", "reassign");

    private static final Set<String> OVER = Set.of("CANCELLED", "REASSIGNED");

    private static final int OPEN_TASKS = 6;
    private static final int LOOK_EVERY = 25;

    final Map<String, Integer> answers = new TreeMap<>();
    final List<Task> tasks = new ArrayList<>();
    private final City city;
    private final Random random;
    private final String seed;
    private final List<Somebody> people;
    private final Somebody leader;
    private final WalkCheck check;
    private final Jdbi owner = RealParts.owner();

    Walker(City city, Random random, String seed) {
        this.city = city;
        this.random = random;
        this.seed = seed;
        Set<UUID> all = Set.of(city.school(), city.secondSchool());
        leader = new Somebody("leader", Set.of("LEADER"), city.bureau(), all);
        people = List.of(
                new Somebody("head", Set.of("UNIT_HEAD"), city.school(), Set.of(city.school())),
                new Somebody("clerk", Set.of("UNIT_CLERK"), city.school(), Set.of(city.school())),
                new Somebody("second-head", Set.of("UNIT_HEAD"), city.secondSchool(), Set.of(city.secondSchool())),
                new Somebody("supervisor", Set.of("SUPERVISOR"), city.bureau(), all),
                new Somebody("deputy", Set.of("SUPERVISOR"), city.bureau(), all),
                new Somebody("reviewer", Set.of("REVIEWER"), city.county(), all),
                new Somebody("county-head", Set.of("UNIT_HEAD"), city.county(), all),
                leader,
                new Somebody("own-supervisor", Set.of("SUPERVISOR"), city.school(), Set.of(city.school())),
                // The head of the school, promoted.
                new Somebody("head", Set.of("SUPERVISOR", "REVIEWER"), city.bureau(), all),
                new Somebody("stranger", Set.of("SUPERVISOR", "UNIT_HEAD"), city.otherCounty(), Set.of()));
        check = new WalkCheck(city, tasks, seed);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean rarely() {
        return random.nextInt(9) == 0;
    }

    private static Person person(Somebody somebody) {
        return new Person(somebody.name(), String.join(",", somebody.roles()), somebody.organization());
    }

    Walker walk(int steps) {
        for (int n = 0; n < steps; n++) {
            List<Task> going =
                    tasks.stream().filter(task -> !OVER.contains(task.state)).toList();
            if (going.size() < OPEN_TASKS && random.nextInt(4) == 0 || going.isEmpty() || random.nextInt(60) == 0) {
                assign();
            } else {
                command(any(random.nextInt(20) == 0 ? tasks : going));
            }
            if (n % LOOK_EVERY == LOOK_EVERY - 1) {
                check.look();
            }
        }
        return this;
    }

    Walker check() {
        check.all();
        return this;
    }

    private void counted(String what, String expected, Response answer) {
        String code = answer.statusCode() < 300 ? WalkModel.FINE : answer.path("code");
        answers.merge(code, 1, Integer::sum);
        assertEquals(expected, code, () -> seed + ": " + what + ": " + answer.asString());
    }

    private void assign() {
        Somebody who = rarely() ? any(people) : people.get(3);
        UUID unit = random.nextBoolean() ? city.school() : city.secondSchool();
        Map<String, Object> task = Map.of(
                "title",
                "走",
                "source",
                "OTHER",
                "organizationId",
                unit,
                "dueOn",
                TODAY.plusDays(30 + random.nextInt(60)).toString());
        Response answer = person(who).post(TASKS, task);
        String expected =
                !who.is("SUPERVISOR") ? "FORBIDDEN" : who.sees().contains(unit) ? "APPROVAL_REQUIRED" : "NOT_FOUND";
        counted("assign by " + who, expected, answer);
        if (expected.equals("APPROVAL_REQUIRED")) {
            String id = person(who).approved(task, Map.of());
            Response made = person(who).task(id);
            tasks.add(new Task(id, unit, made.path("originalDueAt"), time(made.path("assignedAt"))));
        }
    }

    private static Instant time(String told) {
        return OffsetDateTime.parse(told).toInstant();
    }

    /** Mostly something that can be done in this state, by somebody who may. */
    private void command(Task task) {
        List<String> possible = COMMANDS.stream()
                .filter(command -> people.stream().anyMatch(who -> task.answers(command, who, task.version)
                        .equals(WalkModel.FINE)))
                .toList();
        List<String> usual =
                possible.stream().filter(command -> !FINAL.contains(command)).toList();
        String command =
                rarely() || possible.isEmpty() ? any(COMMANDS) : any(usual.isEmpty() || rarely() ? possible : usual);
        if (task.state.equals("SUBMITTED") && random.nextInt(3) == 0) {
            command = random.nextBoolean() ? "return" : "rule";
        }
        command(task, command);
    }

    private void command(Task task, String command) {
        List<Somebody> fit = people.stream()
                .filter(who -> task.answers(command, who, task.version).equals(WalkModel.FINE))
                .toList();
        Somebody who = random.nextInt(5) == 0 || fit.isEmpty() ? any(people) : any(fit);
        if (command.equals("rule") && fit.contains(who)) {
            who = leader;
        }
        Long seen =
                random.nextInt(25) == 0 ? null : rarely() ? Long.valueOf(task.version + 1) : Long.valueOf(task.version);
        String cause = any(CAUSES);
        UUID other = task.unit.equals(city.school()) ? city.secondSchool() : city.school();
        String expected = command.equals("reassign")
                        && who.is("SUPERVISOR")
                        && !who.sees().contains(other)
                ? "NOT_FOUND"
                : task.answers(command, who, seen);
        Response answer = send(task, command, who, seen, cause, other);
        counted(task + " " + command + " by " + who + " seeing " + seen, expected, answer);
        if (expected.equals(WalkModel.FINE)) {
            Response now = command.equals("rule") ? person(leader).task(task.id) : answer;
            done(task, command, who, cause, now, other);
        }
    }

    private Response send(Task task, String command, Somebody who, Long seen, String cause, UUID other) {
        Map<String, ?> body =
                switch (command) {
                    case "object" -> Map.of("text", "走", "proposedOrganizationId", other);
                    case "reassign" -> Map.of("organizationId", other);
                    case "report", "submit", "uphold", "complete", "close" -> Map.of("text", "走");
                    case "return" -> Map.of("reasonCode", "INCOMPLETE", "text", "走");
                    case "rule" ->
                        Map.of(
                                "decision",
                                "RETURN",
                                "reasonCode",
                                "OTHER",
                                "text",
                                "走",
                                "dueOn",
                                TODAY.plusDays(20).toString());
                    case "reopen" ->
                        Map.of(
                                "cause",
                                cause,
                                "text",
                                "走",
                                "dueOn",
                                TODAY.plusDays(60).toString());
                    case "suspend" -> Map.of("cause", "FLOOD", "text", "走");
                    case "cancel" -> Map.of("reason", "走");
                    default -> Map.of();
                };
        RequestSpecification request = person(who).request().body(body);
        if (seen != null) {
            request = request.header("If-Match", "\"" + seen + "\"");
        }
        String path = Map.of("report", "reports", "rule", "rulings").getOrDefault(command, command);
        return Answers.of(request.post(TASKS + "/" + task.id + "/" + path));
    }

    private void done(Task task, String command, Somebody who, String cause, Response answer, UUID other) {
        Instant at = command.equals("report") ? time(answer.path("at")) : time(answer.path("updatedAt"));
        task.did(command, who, cause, at);
        if (!command.equals("report")) {
            assertEquals("\"" + task.version + "\"", answer.header("ETag"), seed);
            assertEquals(task.state, answer.path("state"), seed);
            assertEquals(task.originalDueAt, answer.path("originalDueAt"), seed);
            assertEquals(task.returns, (int) answer.path("returnCount"), seed);
            assertEquals(task.reopenings, (int) answer.path("reopenCount"), seed);
        }
        if (command.equals("reassign")) {
            String next = owner.withHandle(
                    handle -> handle.select("select id from task where replaces = cast(? as uuid)", task.id)
                            .mapTo(String.class)
                            .one());
            Response made = person(people.get(3)).task(next);
            tasks.add(new Task(next, other, made.path("originalDueAt"), time(made.path("assignedAt"))));
        }
    }
}
