package dudao.inspection.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * The filter {@code under} of lists: an organisation and those below it. A statement is planned once for all values, so which
 * way is the shorter is said here. Each way finds the same rows, so one that is remembered from an earlier tree costs time and
 * no row.
 */
@Singleton
public class Subtree {

    /** How the rows are found. */
    public enum Way {
        /** The rows of few organisations, by their ids. */
        BY_UNITS,
        /** Those of a county, as most rows know theirs. */
        BY_COUNTY,
        /** Those of many, along the list. */
        ALONG_THE_LIST;

        private static final String UNITS =
                """
                select unit.id from (select path from organization where id = :under offset 0) top
                cross join lateral (
                  select id from organization where path >= top.path and path < top.path || '~' offset 0) unit""";

        /** @param table with columns {@code organization_id} and {@code county_id} */
        public String condition(String table) {
            return this == BY_COUNTY ? table + ".county_id = :under" : of(table + ".organization_id");
        }

        /** @param unit column of an id */
        public String of(String unit) {
            return switch (this) {
                case BY_UNITS -> unit + " = any(array(" + UNITS + "))";
                // Both hidden from the planner, which would take few rows for granted.
                case BY_COUNTY -> "coalesce(" + unit + " in (" + UNITS + "), false)";
                case ALONG_THE_LIST ->
                    "coalesce(path_of(" + unit + ") ^@ (select u.path from organization u where u.id = :under), false)";
            };
        }
    }

    private record Remembered(Way way, Instant until) {}

    private static final int FEW = 50;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<UUID, Remembered> remembered = new ConcurrentHashMap<>();

    Subtree(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param under may be null, or no id, which the filter refuses */
    public Way way(String under) {
        UUID id = id(under);
        if (id == null) {
            return Way.ALONG_THE_LIST;
        }
        Instant now = clock.instant();
        Remembered known = remembered.get(id);
        if (known == null || known.until().isBefore(now)) {
            known = new Remembered(look(id), now.plus(REMEMBERED));
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(id, known);
        }
        return known.way();
    }

    private Way look(UUID under) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select coalesce(u.county_id = u.id, false) as county, (
                          select count(*) from (
                            select from organization where path >= u.path and path < u.path || '~' limit :most) unit) as units
                        from organization u where u.id = :under""")
                .bind("under", under)
                .bind("most", FEW + 1)
                .map((row, context) -> row.getInt("units") <= FEW
                        ? Way.BY_UNITS
                        : row.getBoolean("county") ? Way.BY_COUNTY : Way.ALONG_THE_LIST)
                .findOne()
                .orElse(Way.BY_UNITS));
    }

    private static UUID id(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException refusedByTheFilter) {
            return null;
        }
    }
}
