package dudao.task.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dudao.commons.testing.RealParts;
import dudao.task.tasks.WalkModel.Task;
import dudao.task.testing.City;
import dudao.task.testing.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Compares what was written, counted and told with the model: of now, and of every moment that was looked at before. */
final class WalkCheck {

    private static final List<String> LIT = List.of("green", "yellow", "red", "darkRed");

    private final Jdbi owner = RealParts.owner();
    private final List<Instant> moments = new ArrayList<>();
    private final Person supervisor;
    private final City city;
    private final List<Task> tasks;
    private final String seed;

    WalkCheck(City city, List<Task> tasks, String seed) {
        this.city = city;
        this.tasks = tasks;
        this.seed = seed;
        supervisor = Person.supervisor(city.bureau());
    }

    /** Remembers a moment between two commands, of which the figures are asked at once and again at the end. */
    void look() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        moments.add(now);
        figures(now);
    }

    private void figures(Instant moment) {
        Function<Task, String> unit = task -> task.unit.toString();
        Function<Task, String> county = task -> city.county().toString();
        String asOf = "&asOf=" + moment.atOffset(ZoneOffset.UTC);
        assertEquals(expected(moment, unit), counted("organization" + asOf), () -> seed + " at " + moment);
        assertEquals(expected(moment, county), counted("county" + asOf), () -> seed + " at " + moment);
    }

    private void present() {
        Instant now = Instant.now();
        assertEquals(expected(now, task -> task.unit.toString()), counted("organization"), seed);
        assertEquals(expected(now, task -> city.county().toString()), counted("county"), seed);
    }

    private Map<String, Map<String, Long>> expected(Instant moment, Function<Task, String> key) {
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        for (Task task : tasks) {
            String state = task.countedAt(moment);
            if (state != null && !state.equals("REASSIGNED")) {
                groups.computeIfAbsent(key.apply(task), n -> new TreeMap<>()).merge(figure(state), 1L, Long::sum);
            }
        }
        return groups;
    }

    /** All limits lie far ahead: what the unit works on is lit by one of four colours. */
    private static String figure(String state) {
        return switch (state) {
            case "COMPLETED", "CLOSED" -> "done";
            case "CANCELLED" -> "cancelled";
            case "OBJECTED", "SUSPENDED" -> "paused";
            case "SUBMITTED" -> "blue";
            case "ASSIGNED" -> "grey";
            default -> "lit";
        };
    }

    private Map<String, Map<String, Long>> counted(String query) {
        List<Map<String, Object>> rows = supervisor
                .get("/api/v1/statistics/lights?groupBy=" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        Map<String, Map<String, Long>> groups = new TreeMap<>();
        for (Map<String, Object> row : rows) {
            Map<String, Long> figures = new TreeMap<>();
            Stream.of("done", "cancelled", "paused", "blue", "grey")
                    .forEach(name -> figures.put(name, number(row, name)));
            figures.put("lit", LIT.stream().mapToLong(name -> number(row, name)).sum());
            assertEquals(
                    number(row, "total"),
                    figures.values().stream().mapToLong(n -> n).sum(),
                    seed);
            assertEquals(number(row, "done"), number(row, "onTimeByOriginalDue"), seed + ": nothing is late yet");
            figures.values().removeIf(count -> count == 0);
            groups.put((String) row.get("key"), figures);
        }
        return groups;
    }

    private static long number(Map<String, Object> row, String name) {
        return ((Number) row.get(name)).longValue();
    }

    void all() {
        look();
        present();
        moments.forEach(this::figures);
        written();
        kept();
        told();
        for (Instant moment : moments) {
            Task task = tasks.get(Math.floorMod(moment.getNano() / 1000, tasks.size()));
            asItWas(task, moment);
        }
        nobodyJudgesTheOwnWork();
    }

    /** What a task was told to be at a moment stays, whatever comes out later. */
    private void asItWas(Task task, Instant moment) {
        String state = task.stateAt(moment);
        var answer = supervisor.taskAt(task.id, moment.atOffset(ZoneOffset.UTC));
        assertEquals(state == null ? 404 : 200, answer.statusCode(), seed);
        if (state != null) {
            assertEquals(state, answer.path("state"), () -> seed + ": " + task.id + " at " + moment);
        }
    }

    private void written() {
        Map<String, Map<String, Object>> rows = byTask(
                """
                select cast(id as text) as task, state, version, return_count, reopen_count,
                  (select count(*) from task_report r where r.task_id = t.id) as reports
                from task t where id = any(cast(:tasks as uuid[]))""");
        for (Task task : tasks) {
            Map<String, Object> expected = Map.of(
                    "task", task.id,
                    "state", task.state,
                    "version", task.version,
                    "return_count", task.returns,
                    "reopen_count", task.reopenings,
                    "reports", task.version - task.transitions);
            assertEquals(expected, rows.get(task.id), seed);
        }
    }

    /** The rows lead from state to state without a gap, forward in time, and the counters count them. */
    private void kept() {
        Map<String, Map<String, Object>> histories = byTask(
                """
                select cast(task_id as text) as task, string_agg(to_state, ' ' order by version) as states,
                  count(*) filter (where command = 'return') as returns,
                  count(*) filter (where command = 'reopen') as reopenings,
                  count(*) filter (where from_state <> before or at < earlier) as gaps
                from (select *, lag(to_state, 1, 'ASSIGNED') over w as before, lag(at) over w as earlier
                      from task_transition where task_id = any(cast(:tasks as uuid[]))
                      window w as (partition by task_id order by version)) h
                group by 1""");
        for (Task task : tasks) {
            if (task.transitions > 0) {
                String states =
                        task.history.stream().skip(1).map(WalkModel.Past::state).collect(Collectors.joining(" "));
                Map<String, Object> expected = Map.of(
                        "task",
                        task.id,
                        "states",
                        states,
                        "returns",
                        (long) task.returns,
                        "reopenings",
                        (long) task.reopenings,
                        "gaps",
                        0L);
                assertEquals(expected, histories.get(task.id), seed);
            } else {
                assertNull(histories.get(task.id), seed);
            }
        }
    }

    /** One event for each version it has had. */
    private void told() {
        Map<String, Map<String, Object>> events = byTask(
                """
                select cast(subject as text) as task, string_agg(cast(aggregate_version as text), ' '
                    order by aggregate_version) as versions
                from (select subject, aggregate_version from outbox_event union all
                      select subject, aggregate_version from change_log) e
                where subject = any(cast(:tasks as uuid[])) group by 1""");
        for (Task task : tasks) {
            String versions = LongStream.rangeClosed(0, task.version)
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(" "));
            assertEquals(versions, events.get(task.id).get("versions"), seed);
        }
    }

    private Map<String, Map<String, Object>> byTask(String sql) {
        return owner.withHandle(handle -> handle
                .createQuery(sql)
                .bindArray(
                        "tasks",
                        String.class,
                        tasks.stream().map(task -> task.id).toList())
                .mapToMap()
                .stream()
                .collect(Collectors.toMap(row -> (String) row.get("task"), row -> row)));
    }

    private void nobodyJudgesTheOwnWork() {
        List<String> judged = owner.withHandle(handle -> handle.createQuery(
                        """
                        select h.command || ' by ' || h.actor from task_transition h join task t on t.id = h.task_id
                        where t.id = any(cast(:tasks as uuid[])) and (
                          h.command in ('return', 'complete', 'close', 'reopen', 'suspend', 'resume', 'cancel', 'uphold')
                            and h.actor_organization_id = t.organization_id
                          or h.command in ('return', 'complete', 'close', 'uphold') and exists (
                            select from task_transition w where w.task_id = t.id and w.version < h.version
                              and w.actor = h.actor and w.command in ('accept', 'object', 'start', 'submit', 'recall')))""")
                .bindArray(
                        "tasks",
                        String.class,
                        tasks.stream().map(task -> task.id).toList())
                .mapTo(String.class)
                .list());
        assertEquals(List.of(), judged.stream().filter(Objects::nonNull).collect(Collectors.toList()), seed);
    }
}
