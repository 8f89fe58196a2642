package dudao.commons.testing.access;

import dudao.commons.testing.RealParts;
import dudao.commons.testing.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** An event in the change feed about an organisation in each position, to see who reads it there. */
public final class Feed {

    private static final String INSERT =
            "insert into outbox_event (id, topic, type, subject, aggregate_version, time, data, organization_id, downward)"
                    + " values (gen_random_uuid(), ?, 'dudao.matrix.tried.v1', ?, 0, now(), '{}', ?, ?)";

    private final Map<Position, UUID> subjects = new EnumMap<>(Position.class);
    private final long after;

    /** @param downward whether organisations below may read it too */
    public Feed(Places places, String topic, boolean downward) {
        after = number("select coalesce(max(position), 0) from change_log");
        for (Position position : Position.values()) {
            UUID subject = UUID.randomUUID();
            Rows.sql(INSERT, topic, subject, places.at(position), downward);
            subjects.put(position, subject);
        }
        awaitPublished();
    }

    public Map<String, Object> at(Position position) {
        return Map.of("id", subjects.get(position), "after", after);
    }

    private void awaitPublished() {
        String last = "select count(*) from change_log where subject = '" + subjects.get(Position.FOREIGN) + "'";
        for (int i = 0; i < 300 && number(last) == 0; i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static long number(String query) {
        try (Connection connection = RealParts.asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
