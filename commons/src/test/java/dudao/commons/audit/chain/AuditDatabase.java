package dudao.commons.audit.chain;

import dudao.commons.testing.TestPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** A real PostgreSQL with the audit tables alone, as the migration of the services makes them. */
public final class AuditDatabase implements AutoCloseable {

    public static final Path MIGRATION =
            Path.of("../task-service/src/main/resources/db/migration/V10__create_audit.sql");
    private static final String APPLICATION = "dudao_app";

    private final String url;

    private AuditDatabase(String url) {
        this.url = url;
    }

    public static AuditDatabase start() {
        Role.exists();
        AuditDatabase database = new AuditDatabase(TestPostgres.create());
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            // As V9 of the services: what the role may do unless a migration takes it away.
            statement.execute("alter default privileges in schema public"
                    + " grant select, insert, update, delete on tables to " + APPLICATION);
            statement.execute(Files.readString(MIGRATION).replace("${application}", APPLICATION));
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Roles belong to the server: one for all databases. */
    private static final class Role {

        static {
            TestPostgres.administer("create role %1$s login password '%1$s'".formatted(APPLICATION));
        }

        static void exists() {}
    }

    public String url() {
        return url;
    }

    public Connection asOwner() throws SQLException {
        return TestPostgres.asOwner(url);
    }

    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(url(), APPLICATION, APPLICATION);
    }

    public AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url())
                                .principal(new NamePrincipal(APPLICATION))
                                .credential(new SimplePassword(APPLICATION)))));
    }

    /** Pending rows as commands leave them. */
    public void fill(int rows) throws SQLException {
        try (Connection application = asApplication();
                Statement statement = application.createStatement()) {
            statement.execute(
                    """
                    insert into audit_pending (at, action, resource_kind, resource_id, outcome, status, actor, actor_name,
                      organization_id, roles, client, remote_address, request_id, before_hash, after_hash)
                    select now() + n * interval '1 microsecond', 'acceptTask', 'tasks', gen_random_uuid(), 'DONE', 200,
                      'head-' || n, '承办单位负责人', gen_random_uuid(), 'UNIT_HEAD', 'console', '10.1.2.3',
                      gen_random_uuid()::text, sha256(n::text::bytea), sha256((n + 1)::text::bytea)
                    from generate_series(1, %d) n"""
                            .formatted(rows));
        }
    }

    /** By the chainer's own code. */
    public void chain(Algorithm algorithm, Instant at) throws SQLException {
        try (Connection application = asApplication()) {
            ChainTable table = new ChainTable(application, algorithm);
            ChainTable.Head before = table.head();
            ChainTable.Head head = table.chain(before, at, 1000);
            while (head.position() > before.position()) {
                before = head;
                head = table.chain(before, at, 1000);
            }
        }
    }

    public long number(String query) throws SQLException {
        try (Connection owner = asOwner();
                Statement statement = owner.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    public void asOwner(String command) throws SQLException {
        try (Connection owner = asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(command);
        }
    }

    @Override
    public void close() {
        TestPostgres.drop(url);
    }
}
