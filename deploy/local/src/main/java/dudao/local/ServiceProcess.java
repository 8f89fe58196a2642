package dudao.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** One of the three services, configured by its environment as in production. */
public final class ServiceProcess {
    private final Path jar;
    private final URI url;
    private final ChildProcess process;
    private final Secrets secrets;

    ServiceProcess(Service service, Options options, DataDirectory data, Progress progress) {
        var port = options.ports().of(service.listener);
        this.jar = service.jar(options.home());
        this.url = URI.create("http://127.0.0.1:" + port);
        this.process = new ChildProcess(service.title, data, progress, "-Xmx192m", "-jar", jar.toString())
                .with("QUARKUS_PROFILE", "local")
                .with("QUARKUS_HTTP_HOST", "127.0.0.1")
                .with("QUARKUS_HTTP_PORT", Integer.toString(port))
                .with(
                        "DUDAO_AUDIT_ANCHOR_DIRECTORY",
                        data.root().resolve("anchors").toString());
        this.secrets = new Secrets(data.root());
    }

    ServiceProcess uses(Service service, Postgres postgres, Broker broker, IdentityProvider issuer) throws IOException {
        process.with("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(service.database))
                .with("QUARKUS_DATASOURCE_USERNAME", service.application())
                .with("QUARKUS_DATASOURCE_PASSWORD", postgres.password(service.application()))
                .with("QUARKUS_FLYWAY_USERNAME", service.database)
                .with("QUARKUS_FLYWAY_PASSWORD", postgres.password(service.database))
                .with("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers())
                .with("QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url());
        if (service == Service.INSPECTION) {
            process.with("DUDAO_FIELD_KEY", secrets.key("field"));
        }
        if (service == Service.TASK) {
            process.with("DUDAO_FIELD_KEY", secrets.key("task-field"));
        }
        return this;
    }

    void requireBuilt() {
        if (!Files.exists(jar)) {
            throw new Refusal(1, process.name() + " is not built: " + jar + " is missing");
        }
    }

    public URI url() {
        return url;
    }

    ChildProcess process() {
        return process;
    }

    boolean isReady() {
        return answer("/q/health/ready") == 200;
    }

    private int answer(String path) {
        try {
            var connection = (HttpURLConnection) url.resolve(path).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
