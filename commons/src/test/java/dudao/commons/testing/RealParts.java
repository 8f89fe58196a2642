package dudao.commons.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The real PostgreSQL, Kafka and OIDC issuer a service's tests run against, started once per module on free ports. */
public class RealParts implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;
    private TestBroker broker;
    private TestIssuer issuer;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = TestBroker.start();
        issuer = TestIssuer.start();
        System.setProperty(Tokens.ISSUER, issuer.url());
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres",
                "kafka.bootstrap.servers",
                broker.address(),
                "quarkus.oidc.auth-server-url",
                issuer.url(),
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void stop() {
        try {
            issuer.close();
            broker.close();
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
