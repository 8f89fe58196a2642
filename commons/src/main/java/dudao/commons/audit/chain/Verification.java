package dudao.commons.audit.chain;

import dudao.commons.audit.chain.Verdict.Break;
import dudao.commons.audit.chain.Verdict.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Walks the chain from its first row and stops where it breaks. */
public final class Verification {

    private static final int FETCH = 2000;

    private static final String ROWS =
            "select position, (extract(epoch from recorded_at) * 1000000)::bigint, algorithm,"
                    + " encode(prev_hash, 'hex'), encode(hash, 'hex'), "
                    + Link.CONTENT
                    + " from audit_event order by position";

    private static final String ANCHORS =
            """
            select position, encode(hash, 'hex'), to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), reason
            from audit_anchor
            union all
            select position, encode(hash, 'hex'), to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                   'HEAD'
            from audit_head""";

    private final Connection connection;
    private final NavigableMap<Long, List<Anchor>> anchors = new TreeMap<>();
    private long position;
    private String hash = "00".repeat(32);
    private long rows;

    private Verification(Connection connection, Collection<Anchor> outside) throws SQLException {
        this.connection = connection;
        try (PreparedStatement statement = connection.prepareStatement(ANCHORS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                note(new Anchor(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        outside.forEach(this::note);
    }

    /**
     * @param connection in a transaction, so that rows come in portions
     * @param outside anchors kept where the database's owner cannot write
     */
    public static Verdict verify(Connection connection, Collection<Anchor> outside) throws SQLException {
        return new Verification(connection, outside).walk();
    }

    private void note(Anchor anchor) {
        anchors.computeIfAbsent(anchor.position(), any -> new ArrayList<>()).add(anchor);
        // What stood before it was dropped in good order; the chain begins behind it.
        if (anchor.reason().equals(Anchor.RETIRED) && anchor.position() > position) {
            position = anchor.position();
            hash = anchor.hash();
        }
    }

    private Verdict walk() throws SQLException {
        Break found = anchored();
        try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (found == null && row.next()) {
                    found = step(row);
                }
            }
        }
        if (found == null && !anchors.tailMap(position, false).isEmpty()) {
            Anchor last = anchors.lastEntry().getValue().get(0);
            found = new Break(
                    position + 1,
                    Kind.CUT_OFF,
                    "链在此中断,而锚点(%s,%s)证明曾有第 %d 条".formatted(last.reason(), last.at(), last.position()));
        }
        return new Verdict(found == null, rows, position, hash, found);
    }

    private Break step(ResultSet row) throws SQLException {
        Link link = new Link(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), Link.content(row, 6));
        long expected = position + 1;
        if (link.position() > expected) {
            return new Break(expected, Kind.MISSING, "缺第 %d 条,其后是第 %d 条".formatted(expected, link.position()));
        }
        if (link.position() < expected) {
            return new Break(link.position(), Kind.UNLINKED, "第 %d 条不应存在".formatted(link.position()));
        }
        if (!link.previous().equals(hash)) {
            return unlinked(expected);
        }
        String stored = row.getString(5);
        if (!isHash(link, stored)) {
            return new Break(expected, Kind.CHANGED, "第 %d 条的内容与其摘要不符".formatted(expected));
        }
        position = expected;
        hash = stored;
        rows++;
        return anchored();
    }

    private static boolean isHash(Link link, String stored) {
        try {
            return link.hash().equals(stored);
        } catch (IllegalArgumentException unknownAlgorithm) {
            return false;
        }
    }

    private Break unlinked(long expected) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select position from audit_event where prev_hash = decode(?, 'hex') order by position limit 1")) {
            statement.setString(1, hash);
            try (ResultSet elsewhere = statement.executeQuery()) {
                return elsewhere.next()
                        ? new Break(
                                expected,
                                Kind.MOVED,
                                "第 %d 条的位置上是另一条,原来那条现在是第 %d 条".formatted(expected, elsewhere.getLong(1)))
                        : new Break(
                                expected, Kind.UNLINKED, "第 %d 条接不上第 %d 条,两条之一被重写".formatted(expected, expected - 1));
            }
        }
    }

    /** What anchors say about the row just passed. */
    private Break anchored() {
        for (Anchor anchor : anchors.getOrDefault(position, List.of())) {
            if (!anchor.hash().equals(hash)) {
                return new Break(
                        position,
                        Kind.REWRITTEN,
                        "第 %d 条的摘要与锚点(%s,%s)不同".formatted(position, anchor.reason(), anchor.at()));
            }
        }
        return null;
    }
}
