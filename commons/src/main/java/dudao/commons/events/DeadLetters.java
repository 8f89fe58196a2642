package dudao.commons.events;

import dudao.commons.data.Ids;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Messages that could not be handled, kept with their error until an administrator retries or discards them. */
@Singleton
class DeadLetters {

    public record DeadLetter(
            UUID id, String topic, String key, String message, String error, OffsetDateTime parkedAt, String state) {}

    private static final RowMapper<DeadLetter> ROW = ConstructorMapper.of(DeadLetter.class);

    private final Jdbi jdbi;
    private final Clock clock;

    DeadLetters(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Set<String> blockedKeys(List<ConsumerRecord<String, String>> batch) {
        String[] keys = batch.stream().map(ConsumerRecord::key).distinct().toArray(String[]::new);
        return new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select key from dead_letter where state = 'PARKED' and key = any(:keys)")
                        .bindArray("keys", String.class, (Object[]) keys)
                        .mapTo(String.class)
                        .list()));
    }

    void park(ConsumerRecord<String, String> record, String error) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into dead_letter
                          (id, topic, partition, position, key, message, error, parked_at, state)
                        values (:id, :topic, :partition, :position, :key, :message, :error, :now, 'PARKED')
                        on conflict (topic, partition, position) do nothing""")
                .bind("id", Ids.next())
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("position", record.offset())
                .bind("key", record.key())
                .bind("message", record.value())
                .bind("error", error)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute());
    }

    Page<DeadLetter> list(String state, Paging paging) {
        UUID last = last(paging.after(1));
        List<DeadLetter> rows = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, topic, key, message, error, parked_at, state from dead_letter
                        where state = :state and id > :last order by id limit :limit""")
                .bind("state", state)
                .bind("last", last)
                .bind("limit", paging.limit() + 1)
                .map(ROW)
                .list());
        return Page.of(rows, paging, row -> List.of(row.id()));
    }

    private static UUID last(List<String> after) {
        try {
            return after == null ? new UUID(0, 0) : UUID.fromString(after.get(0));
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    /** Locks the letter, so that two administrators cannot decide about it at once. */
    DeadLetter parked(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, topic, key, message, error, parked_at, state from dead_letter
                        where id = :id and state = 'PARKED' for update""")
                .bind("id", id)
                .map(ROW)
                .findOne()
                .orElseThrow(() -> RuleViolation.notFound("待处理的死信", id)));
    }

    boolean isFirstOfItsKey(DeadLetter letter) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select not exists (select from dead_letter where key = :key and state = 'PARKED' and id < :id)")
                .bind("key", letter.key())
                .bind("id", letter.id())
                .mapTo(Boolean.class)
                .one());
    }

    void settle(UUID id, String state, String reason, String actor) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update dead_letter set state = :state, reason = :reason, settled_by = :actor where id = :id")
                .bind("state", state)
                .bind("reason", reason)
                .bind("actor", actor)
                .bind("id", id)
                .execute());
    }
}
