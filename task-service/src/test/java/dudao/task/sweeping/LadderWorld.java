package dudao.task.sweeping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dudao.commons.identity.Scope;
import dudao.commons.time.Calendars;
import dudao.commons.time.Clocks;
import dudao.commons.time.WorkingCalendar;
import dudao.task.delivering.ConsoleOnly;
import dudao.task.ladder.Ladder;
import dudao.task.ladder.RungPacks;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tasks and their ladder on a database of their own, in a time of their own; swept as the service's role. */
final class LadderWorld implements AutoCloseable {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    static final WorkingCalendar CALENDAR = Calendars.load(JSON);
    static final UUID CITY = UUID.randomUUID();

    private final EmbeddedPostgres postgres;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Sweep sweep = new Sweep(
            new Ladder(RungPacks.shipped(JSON), CALENDAR),
            new LadderEntries(),
            new LadderTable(JSON),
            new EscalationEvents(JSON, "task-service"),
            ConsoleOnly.messages(JSON));
    final Jdbi owner;
    private final List<Handle> sweepers = new ArrayList<>();
    private final Jdbi application;
    private final Handle people;

    private LadderWorld(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
        owner = Jdbi.create(url, "postgres", "postgres");
        owner.useHandle(handle -> handle.execute("create role ladder_app login password 'ladder_app'"));
        Flyway.configure()
                .dataSource(url, "postgres", "postgres")
                .placeholders(Map.of("application", "ladder_app"))
                .load()
                .migrate();
        people = owner.open();
        application = Jdbi.create(url, "ladder_app", "ladder_app");
        owner.useHandle(handle -> handle.execute(
                "insert into organization (id, kind, name, path, version) values (?, 'CITY_BUREAU', '某市教育局', ?, 0)",
                CITY,
                CITY.toString().replace("-", "") + "/"));
    }

    static LadderWorld start() throws IOException {
        return new LadderWorld(EmbeddedPostgres.builder().start());
    }

    /** Under way, of schools of their own, each with its due day. */
    Map<UUID, LocalDate> tasks(int number, IntFunction<LocalDate> due) {
        Map<UUID, LocalDate> made = new HashMap<>();
        owner.useTransaction(handle -> {
            PreparedBatch schools = handle.prepareBatch(
                    "insert into organization (id, kind, name, parent_id, path, version) values (:id, 'SCHOOL', '学校',"
                            + " :city, :path, 0)");
            PreparedBatch tasks = handle.prepareBatch(
                    """
                    insert into task (id, source, organization_id, title, state, assigned_at, assigned_by, accepted_at,
                      due_at, original_due_at, deadline_basis, updated_at)
                    values (:id, 'AD_HOC', :unit, '演练', 'IN_PROGRESS', '2025-12-01T02:00:00Z', 'x',
                      '2025-12-01T03:00:00Z', :due, :due, 'x', '2025-12-01T03:00:00Z')""");
            for (int n = 0; n < number; n++) {
                UUID id = UUID.randomUUID();
                LocalDate day = due.apply(n);
                made.put(id, day);
                String path =
                        CITY.toString().replace("-", "") + "/" + id.toString().replace("-", "") + "/";
                schools.bind("id", id).bind("city", CITY).bind("path", path).add();
                tasks.bind("id", id)
                        .bind("unit", id)
                        .bind("due", LadderTable.utc(Clocks.endOf(day)))
                        .add();
            }
            schools.execute();
            tasks.execute();
            handle.execute("analyze");
        });
        return made;
    }

    /** All at once, each until it finds nothing more. */
    int sweep(int sweepers, Instant now) throws InterruptedException, ExecutionException {
        while (this.sweepers.size() < sweepers) {
            this.sweepers.add(application.open());
        }
        List<Future<?>> running = new ArrayList<>();
        for (Handle handle : this.sweepers.subList(0, sweepers)) {
            running.add(threads.submit(() -> {
                all(handle, each -> sweep.enterNear(each, now));
                if (sweepers == 1) {
                    all(handle, each -> sweep.enterUnaccepted(each, now));
                }
                all(handle, each -> sweep.advance(each, now));
            }));
        }
        for (Future<?> each : running) {
            each.get();
        }
        return sweepers;
    }

    private static void all(Handle handle, ToIntFunction<Handle> batch) {
        int done;
        do {
            done = handle.inTransaction(each -> {
                Scope.everything(each);
                return batch.applyAsInt(each);
            });
        } while (done > 0);
    }

    /** What supervisors and leaders do over HTTP. */
    int approveAll(Instant now) {
        return people.createUpdate(
                        """
                        update escalation set state = 'APPROVED', version = version + 1, decided_at = :now,
                          decided_by = 'leader', next_action_at = :now where state = 'PROPOSED'""")
                .bind("now", LadderTable.utc(now))
                .execute();
    }

    /** What the database does by itself every minute, when a year does not go by in seconds. */
    void tidy() {
        owner.useHandle(handle -> handle.execute("vacuum analyze"));
    }

    long count(String from) {
        return owner.withHandle(handle -> handle.createQuery("select count(*) from " + from)
                .mapTo(Long.class)
                .one());
    }

    <T> List<T> list(String sql, RowMapper<T> shape) {
        return owner.withHandle(handle -> handle.createQuery(sql).map(shape).list());
    }

    @Override
    public void close() throws IOException {
        sweepers.forEach(Handle::close);
        people.close();
        threads.shutdown();
        postgres.close();
    }
}
