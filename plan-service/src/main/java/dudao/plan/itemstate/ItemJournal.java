package dudao.plan.itemstate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.events.Outbox;
import dudao.commons.identity.Actor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes what became of items: the state, the row of the history and the event, each in one round trip for all of them. */
@Singleton
class ItemJournal {

    private static final String TOPIC = "plan.events.v1";

    /**
     * One step of one item.
     *
     * @param from the item before it; its version is one less than that of the fact
     */
    record Move(StatedItem from, ItemCommand command, ItemState to, Cause cause) {

        StatedItem moved() {
            return from.in(to);
        }
    }

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Outbox outbox;
    private final Clock clock;

    ItemJournal(Jdbi jdbi, ObjectMapper json, Outbox outbox, Clock clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param moves in the order they are made; an item may take several steps
     * @param cause id of the event that led to them, or null
     */
    void write(List<Move> moves, Actor by, Instant at, UUID cause) {
        if (moves.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            setStates(handle, moves);
            addHistory(handle, moves, by, at);
            addEvents(handle, moves, cause);
        });
    }

    private static void setStates(Handle handle, List<Move> moves) {
        PreparedBatch batch =
                handle.prepareBatch("update plan_item set state = :to, version = version + 1 where id = :id");
        moves.forEach(
                move -> batch.bind("id", move.from().id()).bind("to", move.to()).add());
        batch.execute();
    }

    private void addHistory(Handle handle, List<Move> moves, Actor by, Instant at) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into item_transition (item_id, version, at, happened, from_state, to_state, actor, actor_name,
                  on_behalf_of, reason, document, details)
                values (:item, :version, :at, :happened, :from, :to, :actor, :actorName, :onBehalfOf, :reason, :document,
                  cast(:details as jsonb))""");
        for (Move move : moves) {
            batch.bind("item", move.from().id())
                    .bind("version", move.from().version() + 1)
                    .bind("at", at.atOffset(ZoneOffset.UTC))
                    .bind("happened", move.command().happened())
                    .bind("from", move.from().state())
                    .bind("to", move.to())
                    .bind("actor", by.id())
                    .bind("actorName", by.name())
                    .bind("onBehalfOf", by.onBehalfOf())
                    .bind("reason", move.cause().reason())
                    .bind("document", move.cause().document())
                    .bind("details", write(move.cause().details()))
                    .add();
        }
        batch.execute();
    }

    private void addEvents(Handle handle, List<Move> moves, UUID cause) {
        PreparedBatch batch = handle.prepareBatch(
                """
                insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, causation_id,
                  actor, on_behalf_of, data, organization_id, downward)
                values (:id, :topic, :type, :subject, :version, :time, :correlation, :causation, :actor, :onBehalfOf,
                  :data, :issuer, true)""");
        for (Move move : moves) {
            if (move.command().eventType() != null) {
                UUID id = Ids.next();
                batch.bind("id", id)
                        .bind("topic", TOPIC)
                        .bind("type", move.command().eventType())
                        .bind("subject", move.from().id())
                        .bind("version", move.from().version() + 1)
                        .bind("time", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("correlation", (cause == null ? id : cause).toString())
                        .bind("causation", cause == null ? null : cause.toString())
                        .bind("actor", outbox.actor())
                        .bind("onBehalfOf", outbox.onBehalfOf())
                        .bind("data", write(ItemFact.of(move.moved(), move.cause())))
                        .bind("issuer", move.from().issuerId())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
            outbox.wakeRelay();
        }
    }

    private String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
