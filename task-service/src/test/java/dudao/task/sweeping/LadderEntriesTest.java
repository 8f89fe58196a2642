package dudao.task.sweeping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dudao.commons.time.Clocks;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A task whose limit is near is found by the next sweep, however that came about, and then costs no sweep any more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LadderEntriesTest {

    private LadderWorld world;
    /** Later in every test, as the horizon never moves back. */
    private LocalDate due = LocalDate.of(2026, 1, 20);

    @BeforeAll
    void start() throws Exception {
        world = LadderWorld.start();
    }

    @AfterAll
    void end() throws Exception {
        world.close();
    }

    @BeforeEach
    void later() {
        due = due.plusMonths(1);
    }

    private UUID task(LocalDate day) {
        return world.tasks(1, number -> day).keySet().iterator().next();
    }

    private void sweep(int workingDaysBefore) throws Exception {
        LocalDate day = LadderWorld.CALENDAR.plusWorkingDays(due, -workingDaysBefore);
        world.sweep(1, day.atTime(3, 30).atZone(Clocks.SHANGHAI).toInstant());
    }

    private long open(UUID task) {
        return world.count("escalation where state = 'SCHEDULED' and task_id = '" + task + "'");
    }

    private void turn(UUID task, String state) {
        world.owner.useHandle(handle -> handle.execute("update task set state = ? where id = ?", state, task));
    }

    private void assertFound(UUID task) throws Exception {
        sweep(3);
        assertEquals(1, open(task));
        assertEquals(0, world.count("ladder_entry"));
    }

    @Test
    void whatComesNearIsFound() throws Exception {
        UUID task = task(due);
        sweep(5);
        assertEquals(0, open(task));
        assertFound(task);
        assertFound(task);
    }

    @Test
    void whatIsAssignedWhenItsLimitIsNearIsFound() throws Exception {
        sweep(3);
        assertFound(task(due));
    }

    @Test
    void whatComesBackToItsUnitWhenItsLimitIsNearIsFound() throws Exception {
        UUID task = task(due);
        turn(task, "SUBMITTED");
        sweep(3);
        assertEquals(0, open(task));
        turn(task, "IN_PROGRESS");
        assertFound(task);
    }

    @Test
    void whatGetsANearerLimitIsFound() throws Exception {
        UUID task = task(due.plusDays(60));
        sweep(3);
        assertEquals(0, open(task));
        world.owner.useHandle(handle -> handle.execute(
                "update task set deadline_version = 2, due_at = ? where id = ?",
                LadderTable.utc(Clocks.endOf(due)),
                task));
        assertFound(task);
    }

    @Test
    void whatACommandHoldsIsFoundByTheNextSweep() throws Exception {
        UUID task = task(due);
        try (Handle command = world.owner.open()) {
            command.begin();
            command.execute("select from task where id = ? for no key update", task);
            sweep(3);
            assertEquals(0, open(task));
            command.rollback();
        }
        assertFound(task);
    }

    @Test
    void theHorizonWaitsForWhatIsBeingAssigned() throws Exception {
        UUID[] task = new UUID[1];
        CompletableFuture<Void> sweeping = new CompletableFuture<>();
        world.owner.useTransaction(handle -> {
            task[0] = UUID.randomUUID();
            handle.execute(
                    """
                    insert into task (id, source, organization_id, title, state, assigned_at, assigned_by, due_at,
                      original_due_at, deadline_basis, updated_at)
                    values (?, 'AD_HOC', ?, '演练', 'ACCEPTED', '2025-12-01T02:00:00Z', 'x', ?, ?, 'x', now())""",
                    task[0],
                    LadderWorld.CITY,
                    LadderTable.utc(Clocks.endOf(due)),
                    LadderTable.utc(Clocks.endOf(due)));
            new Thread(() -> {
                        try {
                            sweep(3);
                            sweeping.complete(null);
                        } catch (Exception e) {
                            sweeping.completeExceptionally(e);
                        }
                    })
                    .start();
            assertThrows(TimeoutException.class, () -> sweeping.get(2, TimeUnit.SECONDS));
        });
        sweeping.get(30, TimeUnit.SECONDS);
        assertFound(task[0]);
    }

    @Test
    void whatHasComeToTheEndOfItsLadderStaysThere() throws Exception {
        UUID task = task(due);
        world.owner.useHandle(handle -> handle.execute(
                """
                insert into escalation (id, task_id, organization_id, deadline_version, pack, step, rung, form, state,
                  urgent, last) values (?, ?, ?, 1, 'x', 'SUPERVISION', 2, 'SUPERVISION_NOTICE', 'VOIDED', false, true)""",
                UUID.randomUUID(),
                task,
                LadderWorld.CITY));
        sweep(3);
        turn(task, "SUBMITTED");
        turn(task, "IN_PROGRESS");
        sweep(3);
        assertEquals(0, open(task));
        assertEquals(0, world.count("ladder_entry"));
    }
}
