package dudao.commons.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.GenericJDBCException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database refuses by its rules is the request's fault and no failure of the service. */
class DatabaseProblemsTest {

    private final ProblemMappers mappers = new ProblemMappers(
            new Problems(new ProblemCatalogue(new ObjectMapper())),
            silent(UriInfo.class, "/api/v1/things"),
            silent(HttpHeaders.class, null),
            null);

    private static <T> T silent(Class<T> type, String answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    @ParameterizedTest
    @CsvSource({
        "23505, DUPLICATE",
        "23503, CONSTRAINT_VIOLATED",
        "23514, CONSTRAINT_VIOLATED",
        "23502, CONSTRAINT_VIOLATED",
        "23P01, CONSTRAINT_VIOLATED",
        "P0001, CONSTRAINT_VIOLATED"
    })
    void whatTheDatabasesRulesRefuseIsAConflict(String state, String code) {
        SQLException refused = new SQLException("refused", state);
        for (Response answer : new Response[] {
            mappers.duplicate(new ConstraintViolationException("insert", refused, "rule")),
            mappers.jdbc(new GenericJDBCException("insert", refused)),
            mappers.jdbi(new ConnectionException(refused))
        }) {
            assertEquals(409, answer.getStatus());
            assertEquals(code, ((Problem) answer.getEntity()).code());
        }
    }

    /** Two requests may race for what must not overlap or be there twice; the rest is a fault of ours, and is found by its stack. */
    @ParameterizedTest
    @CsvSource({"23505, false", "23P01, false", "23503, true", "23514, true", "23502, true", "P0001, true"})
    void ourOwnFaultsAreSeen(String state, boolean ours) {
        List<LogRecord> seen = new CopyOnWriteArrayList<>();
        Handler listener = new Listener(seen);
        Logger logger = Logger.getLogger(ProblemMappers.class.getName());
        logger.addHandler(listener);
        try {
            ConnectionException failure = new ConnectionException(new SQLException("refused", state));
            mappers.jdbi(failure);
            assertEquals(
                    ours,
                    seen.stream()
                            .anyMatch(each -> each.getLevel().intValue() >= Level.SEVERE.intValue()
                                    && each.getThrown() == failure));
        } finally {
            logger.removeHandler(listener);
        }
    }

    private static final class Listener extends Handler {

        private final List<LogRecord> seen;

        Listener(List<LogRecord> seen) {
            this.seen = seen;
        }

        @Override
        public void publish(LogRecord entry) {
            seen.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** A statement nobody should have written stays a failure that is seen. */
    @Test
    void aMistakeInAStatementIsNobodysInput() {
        SQLException mistake = new SQLException("syntax error", "42601");
        GenericJDBCException failure = new GenericJDBCException("selekt", mistake);
        assertEquals(failure, assertThrows(GenericJDBCException.class, () -> mappers.jdbc(failure)));
    }
}
