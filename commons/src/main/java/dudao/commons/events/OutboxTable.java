package dudao.commons.events;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The relay's view of the outbox, on the one connection that holds its lock. */
final class OutboxTable {

    private static final long LOCK = 0x6475_6461_6f01L;

    private final Connection connection;

    OutboxTable(Connection connection) {
        this.connection = connection;
    }

    /** The lock belongs to the session: when the process dies, the database frees it at once. */
    boolean tryLead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(" + LOCK + ")");
                ResultSet result = statement.executeQuery()) {
            return result.next() && result.getBoolean(1);
        }
    }

    void resign() {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_unlock(" + LOCK + ")")) {
            statement.execute();
        } catch (SQLException connectionGone) {
            // then the lock is gone with it
        }
    }

    /** By presence, never by a remembered position: a row that commits late is still found. */
    List<OutboxRow> next(int limit) throws SQLException {
        String sql =
                """
                select seq, id, topic, type, subject, aggregate_version, time, correlation_id, causation_id, actor,
                       on_behalf_of, data
                from outbox_event order by seq limit ?""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    /**
     * Only the one relay writes the log, so {@code max + 1} leaves no gap. It asks past the row security how far the log
     * goes: a setting of this long-lived session could be left behind for whoever gets the connection next.
     */
    void moveToChangeLog(List<OutboxRow> rows) throws SQLException {
        String sql =
                """
                with sent as (delete from outbox_event where seq = any(?) returning *)
                insert into change_log (position, id, topic, type, subject, aggregate_version, time,
                                        correlation_id, causation_id, actor, on_behalf_of, data, organization_id,
                                        downward)
                select change_log_end() + row_number() over (order by seq), id, topic, type, subject,
                       aggregate_version, time, correlation_id, causation_id, actor, on_behalf_of, data,
                       organization_id, downward
                from sent""";
        Array positions = connection.createArrayOf(
                "bigint", rows.stream().map(OutboxRow::position).toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, positions);
            statement.executeUpdate();
        } finally {
            positions.free();
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong(1),
                result.getObject(2, UUID.class),
                result.getString(3),
                result.getString(4),
                result.getObject(5, UUID.class),
                result.getLong(6),
                result.getObject(7, OffsetDateTime.class),
                result.getString(8),
                result.getString(9),
                result.getString(10),
                result.getString(11),
                result.getString(12));
    }
}
