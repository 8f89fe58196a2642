package dudao.commons.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.audit.chain.AuditDatabase;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {

    private AuditDatabase database;
    private AgroalDataSource pool;
    private Refusals refusals;

    @BeforeEach
    void start() throws SQLException {
        database = AuditDatabase.start();
        pool = database.pool();
        refusals = new Refusals(pool, Clock.systemUTC(), new SimpleMeterRegistry(), 10);
        refusals.start(null);
    }

    @AfterEach
    void stop() throws Exception {
        refusals.stop(null);
        pool.close();
        database.close();
    }

    private static AuditRow row(String actor) {
        return new AuditRow(
                Instant.now(),
                "acceptTask",
                new Resource("tasks", UUID.randomUUID()),
                AuditRow.Result.refused(403, "FORBIDDEN"),
                new Actor(actor, actor, null, null, "UNIT_HEAD", null),
                new Origin("r", null, "10.1.2.3"),
                AuditRow.States.NONE);
    }

    private long rows() throws SQLException {
        return database.number("select count(*) from audit_pending");
    }

    @Test
    void theSurplusIsCountedInOneRow() throws SQLException {
        try (Connection owner = database.asOwner()) {
            owner.setAutoCommit(false);
            try (Statement statement = owner.createStatement()) {
                statement.execute("lock table audit_pending");
            }
            for (int n = 0; n < 50; n++) {
                refusals.add(row("somebody"));
            }
            owner.rollback();
        }
        String surplus = "select coalesce(sum(split_part(reason, ' ', 1)::int), 0) from audit_pending"
                + " where code = 'AUDIT_OVERFLOW'";
        Awaitility.await()
                .until(() -> database.number(surplus)
                                + database.number("select count(*) from audit_pending where code = 'FORBIDDEN'")
                        == 50);
        assertTrue(database.number(surplus) >= 20, "at most a batch and the queue were kept");
    }

    @Test
    void whatWaitsIsWrittenBeforeTheEnd() throws Exception {
        for (int n = 0; n < 5; n++) {
            refusals.add(row("somebody"));
        }
        refusals.stop(null);
        assertEquals(5, rows());
    }

    @Test
    void whatTheDatabaseCannotStoreCostsNoRow() throws SQLException {
        refusals.add(row("a\0b" + "x".repeat(10_000)));
        refusals.add(row("c"));
        Awaitility.await().until(() -> rows() == 2);
        assertEquals(4000, database.number("select max(length(actor)) from audit_pending"));
    }
}
