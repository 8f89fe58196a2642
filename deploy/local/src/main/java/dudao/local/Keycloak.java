package dudao.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipInputStream;

/** Keycloak from its published archive, with a realm made of the example's persons. */
final class Keycloak implements IdentityProvider {
    static final String REALM = "dudao";

    private static final int BUILD_MINUTES = 5;
    /** The exit code by which its start script knows, too. */
    private static final int BUILT = 10;

    private final DataDirectory data;
    private final Ports ports;
    private final Secrets secrets;
    private final Path archive;
    private final Path home;
    private final Path built;
    private final ChildProcess builder;
    private final ChildProcess process;

    Keycloak(Options options, DataDirectory data, Progress progress) {
        this.data = data;
        this.ports = options.ports();
        this.secrets = new Secrets(data.root());
        this.archive = options.home().resolve("deploy/local/target/keycloak.zip");
        this.home = data.root().resolve("keycloak");
        this.built = home.resolve("built-for-dudao");
        this.builder = java("keycloak-build", data, progress, false);
        this.process = java("keycloak", data, progress, true);
    }

    /** What its start script would run: it builds itself for its settings and ends, then runs as built. */
    private ChildProcess java(String name, DataDirectory data, Progress progress, boolean isBuilt) {
        return new ChildProcess(
                name,
                data,
                progress,
                "-Xms64m",
                "-Xmx512m",
                "-XX:MaxMetaspaceSize=256m",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Duser.language=en",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Dkc.config.built=" + isBuilt,
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.of(Listener.ISSUER));
    }

    void requireFetched() {
        if (!Files.exists(home) && !Files.exists(archive)) {
            throw new Refusal(
                    1, "Keycloak is not fetched: " + archive + " is missing; deploy/up --keycloak fetches it");
        }
    }

    ChildProcess process() {
        return process;
    }

    /** Once for a data directory: unpacks it and lets it build itself. */
    void prepare() throws IOException {
        if (!Files.exists(home)) {
            unpack();
        }
        if (!Files.exists(built)) {
            builder.start();
            builder.expectEnd();
            if (builder.awaitEnd(BUILD_MINUTES) != BUILT) {
                throw new Refusal(1, "Keycloak could not be built; its log: " + builder.log());
            }
            Files.createFile(built);
        }
    }

    void start() throws IOException {
        var realm = Files.createDirectories(home.resolve("data/import")).resolve("dudao-realm.json");
        Files.deleteIfExists(realm);
        Files.createFile(realm, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(realm, new KeycloakRealm(ports, secrets).json());
        process.with("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                .with("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak-admin"));
        process.start();
    }

    /** Below a name of its own first, because a launcher may be killed while it unpacks. */
    private void unpack() throws IOException {
        var unfinished = data.directory("keycloak.new");
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var withinTheArchivesOnlyFolder = Path.of(entry.getName());
                if (withinTheArchivesOnlyFolder.getNameCount() < 2) {
                    continue;
                }
                var file = unfinished
                        .resolve(withinTheArchivesOnlyFolder.subpath(1, withinTheArchivesOnlyFolder.getNameCount()))
                        .normalize();
                if (!file.startsWith(unfinished)) {
                    throw new IOException("unexpected entry " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.move(unfinished, home);
    }

    boolean isReady() {
        try {
            var connection = (HttpURLConnection) URI.create(url() + "/.well-known/openid-configuration")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + ports.of(Listener.ISSUER) + "/realms/" + REALM;
    }

    @Override
    public String token(String person) throws IOException {
        return TokenRequest.toKeycloak(url(), person, secrets);
    }

    @Override
    public void close() throws IOException {
        builder.stop();
        process.stop();
    }
}
