package dudao.commons.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The real PostgreSQL, Kafka and OIDC issuer a service's tests run against, started once per module on free ports. */
public class RealParts implements QuarkusTestResourceLifecycleManager {

    private static final String APPLICATION = "dudao_app";
    private static final String URL = "dudao.test.database";

    /** Nothing listens there. */
    static final String ABSENT_ISSUER = "http://127.0.0.1:1/absent";

    private EmbeddedPostgres postgres;
    private TestBroker broker;
    private TestIssuer issuer;
    private SecondIssuer secondIssuer;

    @Override
    public Map<String, String> start() {
        Path anchors;
        try {
            postgres = EmbeddedPostgres.builder().start();
            anchors = Files.createTempDirectory("dudao-anchors");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The embedded server's own address names a user, and that would win over the one who connects.
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
        System.setProperty(URL, url);
        createApplication();
        broker = TestBroker.start();
        issuer = TestIssuer.start();
        secondIssuer = SecondIssuer.start();
        System.setProperty(Tokens.ISSUER, issuer.url());
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", url),
                Map.entry("quarkus.datasource.username", APPLICATION),
                Map.entry("quarkus.datasource.password", APPLICATION),
                Map.entry("quarkus.flyway.username", "postgres"),
                Map.entry("quarkus.flyway.password", "postgres"),
                Map.entry("kafka.bootstrap.servers", broker.address()),
                Map.entry("quarkus.oidc.auth-server-url", issuer.url()),
                Map.entry("dudao.audit.anchor-directory", anchors.toString()),
                Map.entry("dudao.issuers", SecondIssuer.url() + ',' + ABSENT_ISSUER),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("dudao.field-keys", "test:" + randomKey()));
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** As the owner of the tables, for whom the walls around the service's own role do not stand. */
    public static Connection asOwner() throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL), "postgres", "postgres");
    }

    /** The same for statements. */
    public static Jdbi owner() {
        // So that an absent value may stand for any type.
        String url = System.getProperty(URL) + "?stringtype=unspecified";
        return Jdbi.create(url, "postgres", "postgres");
    }

    /** As the service's own role, but without the service: nothing has set a scope. */
    public static Connection asApplication() throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL), APPLICATION, APPLICATION);
    }

    private static void createApplication() {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("create role %1$s login password '%1$s'".formatted(APPLICATION));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        try {
            secondIssuer.close();
            issuer.close();
            broker.close();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
