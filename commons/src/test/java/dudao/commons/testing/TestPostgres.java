package dudao.commons.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for tests without a service, started once; each test has a database of its own in it. */
public final class TestPostgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestPostgres() {}

    /** A new and empty database. The server's own address names a user, and that would win over the one who connects. */
    public static String create() {
        String name = "test_" + NUMBER.incrementAndGet();
        administer("create database " + name);
        return url(name);
    }

    public static String url(String database) {
        return "jdbc:postgresql://localhost:" + Once.SERVER.getPort() + "/" + database;
    }

    public static Connection asOwner(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    /** Also under the hands of those who are still connected. */
    public static void drop(String url) {
        administer("drop database " + url.substring(url.lastIndexOf('/') + 1) + " with (force)");
    }

    /** What belongs to no database, such as roles. */
    public static void administer(String command) {
        try (Connection connection = asOwner(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It ends with the JVM, by a hook of its own. */
    private static final class Once {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
