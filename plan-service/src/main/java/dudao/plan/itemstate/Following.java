package dudao.plan.itemstate;

import dudao.commons.events.Outbox;
import dudao.commons.identity.Actor;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Items follow their tasks: the first one starts an item, the last one ended makes it due for assessment, one that is
 * open again takes an assessed item back. Decided by how the tasks stand now and only when something new was heard of
 * them, so that events told twice, late or all over again move nothing.
 */
@Singleton
public class Following {

    private static final String LOCK_PLANS =
            """
            select id from plan where id in (select plan_id from plan_item where id = any(:ids)) and status = 'ISSUED'
            order by id for share""";

    /** Tasks of one item are told on several partitions: who comes second sees what the first has written. */
    private static final String LOCK_ITEMS =
            "select id from plan_item where id = any(:ids) order by id for no key update";

    private static final String STANDING =
            """
            with news as (
              insert into item_following as known (item_id, heard)
              select c.item_id, c.heard from item_count c join plan_item i on i.id = c.item_id
              where c.item_id = any(:ids) and c.tasks > 0
              on conflict (item_id) do update set heard = excluded.heard
                where known.heard < excluded.heard or :again and known.heard = excluded.heard
              returning item_id
            )
            select %s, c.tasks, c.open, c.completed, c.late, c.cancelled,
              (select count(*) from measure m where m.item_id = i.id and m.id not in (
                select s.measure_id from task_state s where s.item_id = i.id and s.measure_id is not null)) unassigned,
              (select count(*) from finding_state s where s.item_id = i.id and s.until is null
                and s.state in ('CONFIRMED', 'ASSIGNED', 'REFERRED', 'RECTIFYING', 'AWAITING_VERIFICATION')) findings
            from news join item_count c on c.item_id = news.item_id
            join plan_item i on i.id = news.item_id join plan p on p.id = i.plan_id
            where p.status = 'ISSUED'
              and (i.state in ('ISSUED', 'DECOMPOSED') or i.state = 'IN_PROGRESS' and c.open = 0
                or i.state in ('AWAITING_ASSESSMENT', 'ACHIEVED', 'PARTIALLY_ACHIEVED') and c.open > 0)
            order by i.id"""
                    .formatted(ItemStates.COLUMNS);

    /** How the tasks of an item stand, as the event tells it. */
    record Figures(int tasks, int open, int completed, int late, int cancelled, int openFindings) {}

    private record Standing(StatedItem item, Figures figures, int unassignedMeasures) {}

    private final Jdbi jdbi;
    private final ItemJournal journal;
    private final Outbox outbox;

    Following(Jdbi jdbi, ItemJournal journal, Outbox outbox) {
        this.jdbi = jdbi;
        this.journal = journal;
        this.outbox = outbox;
    }

    /**
     * To be called in the transaction that has written and counted what was heard of the tasks. A handful of round trips,
     * whatever the number of items.
     *
     * @param at when the newest of it happened
     * @param cause id of that event
     */
    public void follow(Collection<UUID> itemIds, Instant at, UUID cause) {
        follow(itemIds, at, cause, false);
    }

    /** The same when not the tasks but the plan's measures have changed: one dropped may have been the last one open. */
    public void afterChangeOf(UUID planId, Instant at) {
        follow(
                jdbi.withHandle(handle -> handle.createQuery("select id from plan_item where plan_id = :plan")
                        .bind("plan", planId)
                        .mapTo(UUID.class)
                        .list()),
                at,
                null,
                true);
    }

    private void follow(Collection<UUID> itemIds, Instant at, UUID cause, boolean again) {
        if (itemIds.isEmpty()) {
            return;
        }
        List<Standing> standings = jdbi.withHandle(handle -> {
            lock(handle, LOCK_PLANS, itemIds);
            lock(handle, LOCK_ITEMS, itemIds);
            return handle.createQuery(STANDING)
                    .bindArray("ids", UUID.class, List.copyOf(itemIds))
                    .bind("again", again)
                    .map((row, context) -> standing(row))
                    .list();
        });
        List<ItemJournal.Move> moves = new ArrayList<>();
        standings.forEach(each -> addMoves(each, moves));
        journal.write(moves, new Actor(outbox.actor(), "系统", null), at, cause);
    }

    private static void lock(Handle handle, String sql, Collection<UUID> itemIds) {
        handle.createQuery(sql)
                .bindArray("ids", UUID.class, List.copyOf(itemIds))
                .mapTo(UUID.class)
                .list();
    }

    private static void addMoves(Standing standing, List<ItemJournal.Move> moves) {
        StatedItem item = standing.item();
        for (Optional<ItemCommand> next; (next = next(item, standing)).isPresent(); ) {
            ItemCommand command = next.get();
            Cause cause = new Cause(null, null, command == ItemCommand.FINISH ? standing.figures() : null);
            ItemJournal.Move move = new ItemJournal.Move(item, command, item.after(command), cause);
            moves.add(move);
            item = move.moved();
        }
    }

    private static Optional<ItemCommand> next(StatedItem item, Standing standing) {
        Figures figures = standing.figures();
        return Optional.ofNullable(
                switch (item.state()) {
                    case ISSUED, DECOMPOSED -> figures.tasks() > 0 ? ItemCommand.START : null;
                    case IN_PROGRESS ->
                        figures.open() == 0 && standing.unassignedMeasures() == 0 ? ItemCommand.FINISH : null;
                    case AWAITING_ASSESSMENT, ACHIEVED, PARTIALLY_ACHIEVED ->
                        figures.open() > 0 ? ItemCommand.REOPEN : null;
                    case DRAFT, NOT_ACHIEVED, CARRIED_OVER, CANCELLED -> null;
                });
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                ItemStates.read(row),
                new Figures(
                        row.getInt("tasks"),
                        row.getInt("open"),
                        row.getInt("completed"),
                        row.getInt("late"),
                        row.getInt("cancelled"),
                        row.getInt("findings")),
                row.getInt("unassigned"));
    }
}
