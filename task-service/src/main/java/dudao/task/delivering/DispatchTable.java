package dudao.task.delivering;

import dudao.commons.data.Ids;
import dudao.task.delivering.channels.Channel;
import dudao.task.delivering.channels.Channel.Parcel;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** Messages that wait for a channel, and what the channels are to take along. */
@Singleton
class DispatchTable {

    private static final RowMapper<Waiting> WAITING = ConstructorMapper.of(Waiting.class);

    /** Who claims a piece has it for so long; then it is tried again as if nothing had been said. */
    private static final String LEASE = "5 minutes";

    /**
     * @param organizationId who it is for
     * @param attempts how often it has been tried, this time included
     */
    record Claimed(Parcel parcel, UUID organizationId, int attempts) {}

    /** The most serious of each unit first, and no more of them than a day may bring. */
    List<Waiting> waiting(Handle handle, boolean urgentOnly, int unitCap, int limit, Instant now) {
        return handle.createQuery(
                        """
                        select m.id, m.organization_id, m.recipient, m.urgent, m.subject, m.body
                        from message m join (
                          select id, row_number() over (partition by organization_id, recipient
                            order by urgent desc, rung desc, created_at, id) as place
                          from message where delivered_at is null and dispatch_id is null
                            and (not_before is null or not_before <= :now) and (urgent or not :urgentOnly)) w
                          on w.id = m.id
                        where w.place <= :cap and m.delivered_at is null and m.dispatch_id is null
                        order by m.organization_id, m.urgent desc, m.rung desc, m.created_at, m.id limit :limit
                        for update of m skip locked""")
                .bind("urgentOnly", urgentOnly)
                .bind("now", utc(now))
                .bind("cap", unitCap)
                .bind("limit", limit)
                .map(WAITING)
                .list();
    }

    /** The console is where they are delivered after all. */
    void leaveInConsole(Handle handle, List<UUID> messages, Instant now) {
        handle.createUpdate("update message set delivered_at = :now where id = any(:ids) and delivered_at is null")
                .bind("now", utc(now))
                .bindArray("ids", UUID.class, messages)
                .execute();
    }

    /** Unless something has gone to that address today: then its messages wait for the next day. */
    void add(Handle handle, List<Digest> digests, Instant now, Instant nextDay) {
        if (digests.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                """
                with made as (
                  insert into dispatch (id, key, channel, address, organization_id, subject, body, next_attempt_at,
                    created_at)
                  values (:id, :key, :channel, :address, :organization, :subject, :body, :now, :now)
                  on conflict (key) do nothing returning id
                )
                update message m set dispatch_id = made.id from made where m.id = any(:messages)""");
        for (Digest digest : digests) {
            batch.bind("id", Ids.next())
                    .bind("key", digest.key())
                    .bind("channel", digest.address().kind().name())
                    .bind("address", digest.address().text())
                    .bind("organization", digest.organizationId())
                    .bind("subject", digest.subject())
                    .bind("body", digest.body())
                    .bind("now", utc(now))
                    .bindArray(
                            "messages",
                            UUID.class,
                            digest.messages().stream().map(Waiting::id).toArray())
                    .add();
        }
        batch.execute();
        handle.createUpdate("update message set not_before = :nextDay where id = any(:ids) and dispatch_id is null")
                .bind("nextDay", utc(nextDay))
                .bindArray(
                        "ids",
                        UUID.class,
                        digests.stream()
                                .flatMap(digest -> digest.messages().stream())
                                .map(Waiting::id)
                                .toArray())
                .execute();
    }

    List<Claimed> claim(Handle handle, Instant now, int limit) {
        return handle.createQuery(
                        """
                        update dispatch d set attempts = attempts + 1,
                          next_attempt_at = cast(:now as timestamptz) + cast(:lease as interval)
                        from (select id from dispatch where next_attempt_at <= :now order by next_attempt_at limit :limit
                              for update skip locked) mine
                        where d.id = mine.id
                        returning d.id, d.organization_id, d.channel, d.address, d.subject, d.body, d.attempts""")
                .bind("now", utc(now))
                .bind("lease", LEASE)
                .bind("limit", limit)
                .map(DispatchTable::claimed)
                .list();
    }

    void sent(Handle handle, UUID id, String receipt, Instant now) {
        handle.createUpdate(
                        """
                        with done as (
                          update dispatch set state = 'SENT', next_attempt_at = null, sent_at = :now, receipt = :receipt,
                            error = null
                          where id = :id and state = 'WAITING' returning id
                        )
                        update message m set delivered_at = :now from done where m.dispatch_id = done.id""")
                .bind("id", id)
                .bind("receipt", receipt)
                .bind("now", utc(now))
                .execute();
    }

    void later(Handle handle, UUID id, String error, Instant next) {
        handle.createUpdate("update dispatch set next_attempt_at = :next, error = :error where id = :id and state ="
                        + " 'WAITING'")
                .bind("id", id)
                .bind("error", error)
                .bind("next", utc(next))
                .execute();
    }

    /** What it carried goes to the unit's duty contact; what came back from there stays undelivered. */
    void failed(Handle handle, UUID id, String error) {
        handle.createUpdate(
                        """
                        with done as (
                          update dispatch set state = 'FAILED', next_attempt_at = null, error = :error
                          where id = :id and state = 'WAITING' returning id
                        )
                        update message m set recipient = :duty, dispatch_id = null
                        from done where m.dispatch_id = done.id and m.recipient <> :duty""")
                .bind("id", id)
                .bind("error", error)
                .bind("duty", AddressBook.DUTY_CONTACT)
                .execute();
    }

    private static Claimed claimed(ResultSet row, StatementContext ignored) throws SQLException {
        return new Claimed(
                new Parcel(
                        row.getObject("id", UUID.class),
                        Channel.Kind.valueOf(row.getString("channel")),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("body")),
                row.getObject("organization_id", UUID.class),
                row.getInt("attempts"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
