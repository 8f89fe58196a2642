package dudao.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** For each service a database, a role that owns it and a role the service works as; no role gets into another's database. */
final class Databases {
    private Databases() {}

    static void create(Postgres postgres, Secrets secrets) throws SQLException, IOException {
        try (var connection = postgres.asSuperuser("postgres")) {
            run(connection, "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC");
            for (var service : Service.values()) {
                create(connection, service, secrets);
            }
        }
    }

    private static void create(Connection connection, Service service, Secrets secrets)
            throws SQLException, IOException {
        var database = service.database;
        createRole(connection, database, secrets);
        createRole(connection, service.application(), secrets);
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
            run(connection, "CREATE DATABASE %1$s OWNER %1$s".formatted(database));
        }
        run(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        run(connection, "GRANT CONNECT ON DATABASE %s TO %s".formatted(database, service.application()));
    }

    private static void createRole(Connection connection, String name, Secrets secrets)
            throws SQLException, IOException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            run(connection, "CREATE ROLE %s LOGIN".formatted(name));
        }
        // Each time, so that a lost password file is no more than a new password.
        run(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(name, secrets.password(name)));
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
