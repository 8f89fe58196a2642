package dudao.task.sweeping;

import dudao.task.delivering.Messages;
import dudao.task.ladder.Ladder;
import dudao.task.sweeping.LadderTable.Series;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Takes tasks up the ladder, a bounded batch at a time, in the caller's transaction. Any number of sweeps may run at once,
 * and what one has missed the next finds.
 */
@Singleton
class Sweep {

    static final int BATCH = 1000;

    private final Ladder ladder;
    private final LadderTable table;
    private final EscalationEvents events;
    private final Messages messages;

    Sweep(Ladder ladder, LadderTable table, EscalationEvents events, Messages messages) {
        this.ladder = ladder;
        this.table = table;
        this.events = events;
        this.messages = messages;
    }

    /** Gives tasks whose limit has come near their first open row. */
    int enterNear(Handle handle, Instant now) {
        return enter(handle, table.near(handle, ladder.horizon(now), BATCH), now);
    }

    /** The same for tasks nobody has signed for. */
    int enterUnaccepted(Handle handle, Instant now) {
        return enter(handle, table.unaccepted(handle, ladder.unacceptedSince(now), now, BATCH), now);
    }

    private int enter(Handle handle, List<Stand> tasks, Instant now) {
        Batch batch = new Batch(ladder, now);
        tasks.forEach(batch::enter);
        if (!batch.coming().isEmpty()) {
            table.add(handle, batch.coming());
        }
        return batch.coming().size();
    }

    /** Takes the steps that are due. @return how many rows were looked at */
    int advance(Handle handle, Instant now) {
        List<Stand> due = table.due(handle, now, ladder.mayDisturb(now), BATCH);
        if (due.isEmpty()) {
            return 0;
        }
        Batch batch = new Batch(ladder, now);
        due.forEach(batch::advance);
        Map<Series, Integer> last = table.lastNumbers(handle, batch.series(), now);
        batch.number(last);
        table.turn(handle, batch.turns(), now);
        table.add(handle, batch.coming());
        events.tell(handle, batch.facts(), now);
        messages.post(handle, batch.notices(), now);
        return due.size();
    }
}
