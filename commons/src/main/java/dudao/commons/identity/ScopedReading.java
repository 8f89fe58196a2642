package dudao.commons.identity;

import dudao.commons.data.NamedSql;
import dudao.commons.data.RowValues;
import dudao.commons.problems.RuleViolation;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.postgresql.jdbc.PgConnection;

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

    /** What a list is made for: the caller's scope and the tree it is part of. */
    public record View(Scope scope, Organizations organizations) {}

    /** Makes of the current row what it stands for, from its values in the order of the statement. */
    @FunctionalInterface
    public interface Row<T> {
        T of(RowValues row) throws SQLException;
    }

    /** The same, of a row that names organisations. */
    @FunctionalInterface
    public interface NamedRow<T> {
        T of(RowValues row, Organizations organizations) throws SQLException;
    }

    private static final int ATTEMPTS = 5;

    private static final int MOST_STATEMENTS = 1000;

    /**
     * The driver cuts a message in two when it has to ask for the type of a parameter, and nothing could be seen in the
     * second. So types are told, and the last statement shows that the settings have been there all the time.
     */
    private static final String STILL_ENTERED = "select current_setting('dudao.scope', true)";

    private final AgroalDataSource dataSource;
    private final CallerScope caller;
    private final KnownOrganizations known;

    /** By what was asked for. The same filters give the same text. */
    private final Map<String, NamedSql> statements = new ConcurrentHashMap<>();

    ScopedReading(AgroalDataSource dataSource, CallerScope caller, KnownOrganizations known) {
        this.dataSource = dataSource;
        this.caller = caller;
        this.known = known;
    }

    /** @param select the statement for the scope; asked again when the tree turns out to have changed */
    public <T> List<T> list(Function<Scope, Select> select, Row<T> row) {
        return attempt(place -> list(place, select.apply(place.scope()), row));
    }

    /** The same, with all organisations at hand: nobody has to join them to a statement for their names. */
    public <T> List<T> listNamed(Function<View, Select> select, NamedRow<T> row) {
        return attempt(place -> named(place, select, row));
    }

    private <T> Optional<List<T>> named(Place place, Function<View, Select> select, NamedRow<T> row) {
        Organizations organizations = known.of(place.version());
        if (!place.version().equals(organizations.version())) {
            return Optional.empty();
        }
        try {
            Select statement = select.apply(new View(place.scope(), organizations));
            return list(place, statement, values -> row.of(values, organizations));
        } catch (Organizations.Newer newer) {
            return Optional.empty();
        }
    }

    private <T> T attempt(Function<Place, Optional<T>> reading) {
        Place place = caller.place();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (place.version() == null) {
                throw new IllegalStateException("A reading is no part of a transaction that writes");
            }
            Optional<T> read = reading.apply(place);
            if (read.isPresent()) {
                return read.get();
            }
            place = caller.placeAnew();
        }
        throw RuleViolation.of("TEMPORARILY_UNAVAILABLE", "机构正在变动,请稍后再试");
    }

    private <T> Optional<List<T>> list(Place place, Select select, Row<T> row) {
        Map<String, Object> own = caller.settings(place, true);
        NamedSql all = statement(select.sql());
        try (Connection connection = dataSource.getConnection()) {
            // The driver's own: the pool's goes through every value of a page once more, and nothing here is kept open.
            Connection driver = connection.unwrap(PgConnection.class);
            try (PreparedStatement statement = driver.prepareStatement(all.sql())) {
                for (int n = 0; n < all.names().size(); n++) {
                    String name = all.names().get(n);
                    Object value = own.get(name);
                    bind(
                            driver,
                            statement,
                            n + 1,
                            name,
                            value != null ? value : select.parameters().get(name));
                }
                statement.execute();
                return rows(statement, place, row);
            }
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }

    private NamedSql statement(String sql) {
        NamedSql known = statements.get(sql);
        if (known == null) {
            known = NamedSql.parse(CallerScope.ENTER_KNOWN + ";\n" + sql + ";\n" + STILL_ENTERED);
            if (statements.size() >= MOST_STATEMENTS) {
                statements.clear();
            }
            statements.put(sql, known);
        }
        return known;
    }

    /** As a type the driver does not have to ask for. Other moments would be sent as one of two types, an absent value as any. */
    private static void bind(Connection driver, PreparedStatement statement, int position, String name, Object value)
            throws SQLException {
        if (value instanceof String[] texts) {
            statement.setArray(position, driver.createArrayOf("varchar", texts));
        } else if (value instanceof UUID[] ids) {
            statement.setArray(position, driver.createArrayOf("uuid", ids));
        } else if (value instanceof String text) {
            statement.setString(position, text);
        } else if (value instanceof UUID
                || value instanceof OffsetDateTime
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long) {
            statement.setObject(position, value);
        } else {
            throw new IllegalArgumentException("A reading has no parameter like " + name);
        }
    }

    /** The first result has no row when the place does not hold any more; nothing was let be seen then. */
    private static <T> Optional<List<T>> rows(PreparedStatement statement, Place place, Row<T> row)
            throws SQLException {
        if (!statement.getResultSet().next()) {
            return Optional.empty();
        }
        List<T> list = new ArrayList<>();
        RowValues values = new RowValues(next(statement));
        while (values.next()) {
            list.add(row.of(values));
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
