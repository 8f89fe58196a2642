package dudao.commons.testing.access;

import dudao.commons.testing.Rows;
import java.util.Map;
import java.util.UUID;

/** Dead letters to try an administrator's commands on. */
public final class Letters {

    private static final String INSERT =
            "insert into dead_letter (id, topic, partition, position, key, message, error, parked_at, state)"
                    + " values (?, 'matrix', 0, ?, ?, '{}', 'matrix', now(), 'PARKED')";
    private static long position;

    private Letters() {}

    /** The second of its key, so that it can be given up but not retried yet. */
    public static synchronized Map<String, Object> second() {
        String key = UUID.randomUUID().toString();
        UUID id = new UUID(Long.MAX_VALUE, ++position);
        Rows.sql(INSERT, new UUID(1, position), ++position, key);
        Rows.sql(INSERT, id, ++position, key);
        return Map.of("id", id);
    }
}
