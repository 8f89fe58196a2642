package dudao.task.sweeping;

import dudao.task.delivering.Messages;
import dudao.task.ladder.Ladder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes tasks up the ladder, a bounded batch at a time, in the caller's transaction. Any number of sweeps may run at once,
 * and what one has missed the next finds.
 */
@Singleton
class Sweep {

    static final int BATCH = 1000;

    private final Ladder ladder;
    private final LadderEntries entries;
    private final LadderTable table;
    private final EscalationEvents events;
    private final Messages messages;

    Sweep(Ladder ladder, LadderEntries entries, LadderTable table, EscalationEvents events, Messages messages) {
        this.ladder = ladder;
        this.entries = entries;
        this.table = table;
        this.events = events;
        this.messages = messages;
    }

    /** Gives tasks whose limit has come near their first open row. @return how many were looked at; one for the horizon */
    int enterNear(Handle handle, Instant now) {
        Instant horizon = ladder.horizon(now);
        if (entries.reach(handle, horizon)) {
            return 1;
        }
        List<UUID> tasks = entries.near(handle, horizon, BATCH);
        enter(handle, tasks, now);
        return tasks.size();
    }

    /** The same for tasks nobody has signed for. @return how many were given one */
    int enterUnaccepted(Handle handle, Instant now) {
        return enter(handle, entries.unaccepted(handle, ladder.unacceptedSince(now), now, BATCH), now);
    }

    private int enter(Handle handle, List<UUID> tasks, Instant now) {
        if (tasks.isEmpty()) {
            return 0;
        }
        Batch batch = new Batch(ladder, now);
        table.entering(handle, tasks).forEach(batch::enter);
        if (!batch.coming().isEmpty()) {
            table.add(handle, batch.coming());
        }
        return batch.coming().size();
    }

    /** Takes the steps that are due. @return how many rows were looked at */
    int advance(Handle handle, Instant now) {
        List<UUID> rows = table.due(handle, now, ladder.mayDisturb(now), BATCH);
        if (rows.isEmpty()) {
            return 0;
        }
        List<Stand> due = table.climbing(handle, rows);
        Batch batch = new Batch(ladder, now);
        due.forEach(batch::advance);
        batch.number((series, year) -> series.lastNumber(handle, year));
        table.turn(handle, batch.turns(), now);
        table.add(handle, batch.coming());
        events.tell(handle, batch.facts(), now);
        messages.post(handle, batch.notices(), now);
        return due.size();
    }
}
