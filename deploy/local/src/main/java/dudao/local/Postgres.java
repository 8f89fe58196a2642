package dudao.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** PostgreSQL from the embedded binaries, configured so that what is committed survives. */
public final class Postgres {
    private static final String SUPERUSER = "postgres";

    private final DataDirectory data;
    private final Secrets secrets;
    private final int port;
    private EmbeddedPostgres server;
    private volatile ProcessHandle wanted;

    Postgres(DataDirectory data, int port) {
        this.data = data;
        this.secrets = new Secrets(data.root());
        this.port = port;
    }

    static Path pidFile(DataDirectory data) {
        return data.root().resolve("postgres").resolve("postmaster.pid");
    }

    synchronized void start() throws IOException, SQLException {
        var log = ProcessBuilder.Redirect.appendTo(data.log("postgres").toFile());
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data.root().resolve("postgres"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", secrets.password(SUPERUSER))
                .setErrorRedirector(log)
                .setOutputRedirector(log);
        // The embedded server's own property names a directory for several systems, as tests want it.
        if (System.getProperty("ot.epg.working-dir") == null) {
            builder.setOverrideWorkingDirectory(
                    data.directory("postgres-binaries").toFile());
        }
        initialise(builder);
        configure(builder);
        server = builder.start();
        Databases.create(this, secrets);
    }

    /** The builder's "locale" settings are simply further options of initdb; only so it asks for passwords from the first moment. */
    private void initialise(EmbeddedPostgres.Builder builder) throws IOException {
        builder.setLocaleConfig("pwfile", secrets.passwordFile(SUPERUSER).toString())
                .setLocaleConfig("auth-host", "scram-sha-256")
                .setLocaleConfig("auth-local", "scram-sha-256")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
    }

    private static void configure(EmbeddedPostgres.Builder builder) {
        // The embedded server's own settings would lose commits at a power failure.
        builder.setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // Socket files in /tmp would clash with other servers on the same port number.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "120")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("jit", "off");
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public int port() {
        return port;
    }

    /** As the role that owns the database. */
    public Connection connect(String database) throws SQLException, IOException {
        return connect(database, database);
    }

    Connection connect(String role, String database) throws SQLException, IOException {
        return DriverManager.getConnection(url(database), role, secrets.password(role));
    }

    Connection asSuperuser(String database) throws SQLException, IOException {
        return connect(SUPERUSER, database);
    }

    String password(String role) throws IOException {
        return secrets.password(role);
    }

    /** The postmaster itself; the Java Process of the embedded server is only the pg_ctl that started it. */
    public ProcessHandle process() throws IOException {
        return PidFiles.read(pidFile(data))
                .flatMap(ProcessHandle::of)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
    }

    void onUnexpectedEnd(Runnable action) throws IOException {
        var postmaster = process();
        wanted = postmaster;
        var later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
        postmaster
                .onExit()
                .thenRunAsync(
                        () -> {
                            if (postmaster.equals(wanted)) {
                                action.run();
                            }
                        },
                        later);
    }

    /** As by kill -9: nothing is flushed, the next start recovers from the log. */
    synchronized void kill() throws IOException {
        wanted = null;
        var postmaster = process();
        postmaster.destroyForcibly();
        PidFiles.endsWithin(postmaster, 10);
        // Releases the embedded server's lock on the directory.
        server.close();
        server = null;
    }

    synchronized void stop() throws IOException {
        if (server == null) {
            return;
        }
        wanted = null;
        var postmaster = PidFiles.read(pidFile(data)).flatMap(ProcessHandle::of);
        server.close();
        server = null;
        postmaster.ifPresent(PidFiles::end);
    }
}
