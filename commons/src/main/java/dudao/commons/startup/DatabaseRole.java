package dudao.commons.startup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/** Whether the role the service works as could get past the walls that stand around it in the database. */
final class DatabaseRole {

    private static final String TIMEOUT_SECONDS = "5";
    private static final String POWERS =
            """
            select role.rolname, role.rolsuper, role.rolbypassrls, role.rolcreaterole,
                   (select pg_has_role(role.oid, datdba, 'member') from pg_database where datname = current_database())
                   or exists (select from pg_class where relnamespace = current_schema()::regnamespace
                              and pg_has_role(role.oid, relowner, 'member'))
            from pg_roles role where role.rolname = session_user""";

    private DatabaseRole() {}

    static List<String> reasons(Config config) throws SQLException {
        try (Connection connection = connect(config);
                ResultSet role = connection.createStatement().executeQuery(POWERS)) {
            role.next();
            return reasons("the database role " + role.getString(1), role);
        }
    }

    private static List<String> reasons(String name, ResultSet role) throws SQLException {
        List<String> reasons = new ArrayList<>();
        if (role.getBoolean(2)) {
            reasons.add(name + " is a superuser");
        }
        if (role.getBoolean(3)) {
            reasons.add(name + " has BYPASSRLS: row-level security does not hold it");
        }
        if (role.getBoolean(4)) {
            reasons.add(name + " has CREATEROLE: it can give itself more");
        }
        if (role.getBoolean(5)) {
            reasons.add(
                    name + " owns the database or its tables: row-level security and revoked rights do not hold it");
        }
        return reasons;
    }

    private static Connection connect(Config config) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", config.getValue("quarkus.datasource.username", String.class));
        properties.setProperty("password", config.getValue("quarkus.datasource.password", String.class));
        properties.setProperty("connectTimeout", TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", TIMEOUT_SECONDS);
        return DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), properties);
    }
}
