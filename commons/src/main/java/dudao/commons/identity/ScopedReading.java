package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads within the caller's scope in one round trip: the settings by which the database lets the caller see go ahead of
 * the statement, in one message with it. Outside of a transaction such a message is one by itself, which takes the
 * settings along when it ends; the connection goes back as clean as it came, whatever happens. For services that remember
 * places.
 */
@Singleton
public class ScopedReading {

    /** A statement whose plan is made once for all values, see {@link OnePlan}. */
    public record Select(String sql, Map<String, Object> parameters) {}

    /** Makes of the current row what it stands for. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static final int ATTEMPTS = 5;

    private static final Set<Class<?>> TYPED =
            Set.of(String.class, UUID.class, Boolean.class, Integer.class, Long.class, String[].class, UUID[].class);

    /**
     * The driver cuts a message in two when it has to ask for the type of a parameter, and nothing could be seen in the
     * second. So types are told, and the last statement shows that the settings have been there all the time.
     */
    private static final String STILL_ENTERED = "select current_setting('dudao.scope', true)";

    private final Jdbi jdbi;
    private final CallerScope caller;

    ScopedReading(Jdbi jdbi, CallerScope caller) {
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /** @param select the statement for the scope; asked again when the tree turns out to have changed */
    public <T> List<T> list(Function<Scope, Select> select, Row<T> row) {
        Place place = caller.place();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (place.version() == null) {
                throw new IllegalStateException("A reading is no part of a transaction that writes");
            }
            Optional<List<T>> rows = list(place, select.apply(place.scope()), row);
            if (rows.isPresent()) {
                return rows.get();
            }
            place = caller.placeAnew();
        }
        throw RuleViolation.of("TEMPORARILY_UNAVAILABLE", "机构正在变动,请稍后再试");
    }

    private <T> Optional<List<T>> list(Place place, Select select, Row<T> row) {
        Map<String, Object> parameters = new HashMap<>(caller.settings(place, true));
        select.parameters().forEach((name, value) -> parameters.put(name, typed(name, value)));
        return jdbi.withHandle(handle -> {
            try (Query all =
                    handle.createQuery(CallerScope.ENTER_KNOWN + ";\n" + select.sql() + ";\n" + STILL_ENTERED)) {
                return all.bindMap(parameters).execute((statement, context) -> rows(statement.get(), place, row));
            }
        });
    }

    /** As a type the driver does not have to ask for. A moment would be sent as one of two types, an absent value as any. */
    private static Object typed(String name, Object value) {
        if (value instanceof OffsetDateTime moment) {
            return (Argument) (position, statement, context) -> statement.setObject(position, moment);
        }
        if (value == null || !TYPED.contains(value.getClass())) {
            throw new IllegalArgumentException("A reading has no parameter like " + name);
        }
        return value;
    }

    /** The first result has no row when the place does not hold any more; nothing was let be seen then. */
    private static <T> Optional<List<T>> rows(PreparedStatement statement, Place place, Row<T> row)
            throws SQLException {
        if (!statement.getResultSet().next()) {
            return Optional.empty();
        }
        List<T> list = new ArrayList<>();
        ResultSet rows = next(statement);
        while (rows.next()) {
            list.add(row.of(rows));
        }
        ResultSet entered = next(statement);
        if (!entered.next() || !place.settings().scope().equals(entered.getString(1))) {
            throw new IllegalStateException("The statement was not read in the caller's scope");
        }
        return Optional.of(list);
    }

    /** The statement closes the one before. */
    private static ResultSet next(PreparedStatement statement) throws SQLException {
        statement.getMoreResults();
        return statement.getResultSet();
    }
}
