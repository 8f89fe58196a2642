package dudao.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A database and a role for each service; no role gets into another's database. */
final class Databases {
    private Databases() {}

    static void create(Postgres postgres, Secrets secrets) throws SQLException, IOException {
        try (var connection = postgres.asSuperuser("postgres")) {
            run(connection, "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
            for (var service : Service.values()) {
                create(connection, service.database, secrets.password(service.database));
            }
        }
    }

    private static void create(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            run(connection, "CREATE ROLE %s LOGIN".formatted(name));
        }
        // Each time, so that a lost password file is no more than a new password.
        run(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(name, password));
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(connection, "CREATE DATABASE %1$s OWNER %1$s".formatted(name));
        }
        run(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
