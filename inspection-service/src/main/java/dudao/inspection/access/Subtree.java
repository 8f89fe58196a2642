package dudao.inspection.access;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The filter {@code under} of lists. A statement is planned once for all values, so which way is the shorter is said here:
 * the rows of few organisations are found by their ids, those of many along the list.
 */
@Singleton
public class Subtree {

    private static final int FEW = 50;

    /** The parameter that {@link #of} names. */
    public static final String UNITS = "units";

    private final Jdbi jdbi;

    Subtree(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The organisation and those below it, if they are few; none where the id is none. */
    public Optional<String[]> few(String under) {
        if (under == null || !isId(under)) {
            return Optional.empty();
        }
        List<String> units = jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select cast(o.id as text) from organization u
                          join organization o on o.path >= u.path and o.path < u.path || '~'
                        where u.id = cast(:under as uuid) limit :most""")
                .bind("under", under)
                .bind("most", FEW + 1)
                .mapTo(String.class)
                .list());
        return units.size() > FEW ? Optional.empty() : Optional.of(units.toArray(String[]::new));
    }

    private static boolean isId(String text) {
        try {
            UUID.fromString(text);
            return true;
        } catch (IllegalArgumentException refusedByTheFilter) {
            return false;
        }
    }

    /**
     * @param path column of the organisation's path
     * @param id column of its id
     */
    public static String condition(boolean few, String path, String id) {
        return few
                ? id + " = any(cast(:" + UNITS + " as uuid[]))"
                // Hidden from the planner, which would take few rows for granted.
                : "coalesce(" + path + " ^@ (select u.path from organization u where u.id = :under), false)";
    }
}
