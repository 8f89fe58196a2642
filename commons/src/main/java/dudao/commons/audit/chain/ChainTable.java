package dudao.commons.audit.chain;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The chainer's view of the tables, on the one connection that holds its lock. */
final class ChainTable {

    /**
     * @param recorded microseconds since 1970
     * @param hash in hex
     */
    record Head(long position, long recorded, String hash) {}

    private static final long LOCK = 0x6475_6461_6f03L;

    private final Connection connection;
    private final Algorithm algorithm;

    ChainTable(Connection connection, Algorithm algorithm) {
        this.connection = connection;
        this.algorithm = algorithm;
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

    Head head() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select position, (extract(epoch from recorded_at) * 1000000)::bigint, encode(hash, 'hex')"
                                + " from audit_head");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Head(row.getLong(1), row.getLong(2), row.getString(3));
        }
    }

    /**
     * Chains what is pending, by presence and not by a remembered place: a row that commits late is still found.
     *
     * @return the new head, or the old one when nothing is pending
     */
    Head chain(Head head, Instant now, int limit) throws SQLException {
        // The clock may go back; the chain does not.
        long recorded = Math.max(head.recorded(), ChronoUnit.MICROS.between(Instant.EPOCH, now));
        List<Long> seqs = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        String previous = head.hash();
        try (PreparedStatement statement = connection.prepareStatement(
                "select seq, " + Link.CONTENT + " from audit_pending order by seq limit ?")) {
            statement.setInt(1, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seqs.add(row.getLong(1));
                    previous = new Link(
                                    head.position() + seqs.size(),
                                    recorded,
                                    algorithm.label(),
                                    previous,
                                    Link.content(row, 2))
                            .hash();
                    hashes.add(previous);
                }
            }
        }
        return seqs.isEmpty() ? head : move(head, recorded, seqs, hashes);
    }

    private Head move(Head head, long recorded, List<Long> seqs, List<String> hashes) throws SQLException {
        Array places = connection.createArrayOf("bigint", seqs.toArray());
        Array texts = connection.createArrayOf("text", hashes.toArray());
        try (PreparedStatement statement = connection.prepareStatement("select audit_chain(?, ?, ?, ?, ?)")) {
            statement.setString(1, head.hash());
            statement.setArray(2, places);
            statement.setObject(3, utc(recorded));
            statement.setString(4, algorithm.label());
            statement.setArray(5, texts);
            statement.execute();
            return new Head(head.position() + seqs.size(), recorded, hashes.get(hashes.size() - 1));
        } finally {
            places.free();
            texts.free();
        }
    }

    private static OffsetDateTime utc(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
