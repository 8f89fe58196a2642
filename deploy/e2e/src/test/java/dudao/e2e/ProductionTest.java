package dudao.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.e2e.LocalAuthority.Identity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** task-service in its production profile: with TLS, client certificates and a database it reaches by TLS, or not at all. */
class ProductionTest {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String ISSUER = "id.city.example";

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static LocalAuthority authority;
    private static HttpsIssuer issuer;
    private static EmbeddedPostgres postgres;

    private int port;
    private Process service;

    @BeforeAll
    static void startWhatItNeeds() throws Exception {
        authority = new LocalAuthority("Dudao test authority");
        LocalAuthority.write(authority.trust(), shared.resolve("trust.p12"));
        LocalAuthority.write(
                authority.store(authority.issue("task-service", "127.0.0.1")), shared.resolve("server.p12"));
        LocalAuthority.writePem("CERTIFICATE", authority.certificate().getEncoded(), shared.resolve("ca.pem"));
        issuer = new HttpsIssuer(ISSUER, authority.context(authority.store(authority.issue(ISSUER, ISSUER))));
        // What the issuer's name means is told to the service alone.
        Files.writeString(shared.resolve("hosts"), "127.0.0.1 " + ISSUER + "\n");
        postgres = database(authority.issue("postgres", "127.0.0.1"));
    }

    private static EmbeddedPostgres database(Identity identity) throws Exception {
        Path certificate = LocalAuthority.writePem(
                "CERTIFICATE", identity.certificate().getEncoded(), shared.resolve("postgres.pem"));
        Path key = LocalAuthority.writePem("PRIVATE KEY", identity.key().getEncoded(), shared.resolve("postgres.key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString())
                .start();
        try (var connection = started.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role task login password '81bd03a7c55fe692'");
            statement.execute("create role task_app login password '3f9a61c0d27be485'");
            statement.execute("create database task owner task");
        }
        return started;
    }

    @AfterAll
    static void stopWhatItNeeded() throws IOException {
        postgres.close();
        issuer.close();
    }

    @BeforeEach
    void choosePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (service != null) {
            service.destroy();
            assertTrue(service.waitFor(30, TimeUnit.SECONDS));
        }
    }

    private Map<String, String> good() {
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.ssl-port", Integer.toString(port));
        settings.put("quarkus.http.insecure-requests", "disabled");
        settings.put("quarkus.http.tls-configuration-name", "server");
        settings.put(
                "quarkus.tls.server.key-store.p12.path",
                shared.resolve("server.p12").toString());
        settings.put("quarkus.tls.server.key-store.p12.password", LocalAuthority.PASSWORD);
        settings.put(
                "quarkus.tls.server.trust-store.p12.path",
                shared.resolve("trust.p12").toString());
        settings.put("quarkus.tls.server.trust-store.p12.password", LocalAuthority.PASSWORD);
        settings.put("quarkus.oidc.auth-server-url", issuer.url());
        settings.put("quarkus.oidc.tls.tls-configuration-name", "issuer");
        settings.put(
                "quarkus.tls.issuer.trust-store.p12.path",
                shared.resolve("trust.p12").toString());
        settings.put("quarkus.tls.issuer.trust-store.p12.password", LocalAuthority.PASSWORD);
        settings.put(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:%d/task?sslmode=verify-full&sslrootcert=%s"
                        .formatted(postgres.getPort(), shared.resolve("ca.pem")));
        settings.put("quarkus.datasource.username", "task_app");
        settings.put("quarkus.datasource.password", "3f9a61c0d27be485");
        settings.put("quarkus.flyway.username", "task");
        settings.put("quarkus.flyway.password", "81bd03a7c55fe692");
        settings.put("DUDAO_CONSOLE_SECRET", "9c1f7e20b45d8a3366fe01d2e8a97b14");
        return settings;
    }

    /** As an operator would: settings in {@code config/application.properties} of the working directory. */
    private void start(Map<String, String> settings) throws IOException {
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.writeString(
                config.resolve("application.properties"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + '=' + setting.getValue() + '\n')
                        .collect(Collectors.joining()));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djdk.net.hosts.file=" + shared.resolve("hosts"),
                        "-jar",
                        Sut.home()
                                .resolve("task-service/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("DUDAO_"));
        service = builder.start();
    }

    private Path log() {
        return directory.resolve("service.log");
    }

    private String refused(Map<String, String> settings) throws IOException, InterruptedException {
        start(settings);
        assertTrue(service.waitFor(60, TimeUnit.SECONDS), "still running");
        assertNotEquals(0, service.exitValue());
        return Files.readString(log());
    }

    @Test
    void withNothingSetItSaysAllThatIsMissingAndEnds() throws Exception {
        String said = refused(Map.of());
        for (String reason : List.of(
                "Not started, because this is not fit for production",
                "no issuer",
                "quarkus.datasource.password is empty",
                "quarkus.flyway.password is empty",
                "DUDAO_CONSOLE_SECRET is missing",
                "no TLS")) {
            assertTrue(said.contains(reason), reason + " is not in " + said);
        }
        assertFalse(said.contains("\tat "), said);
    }

    @Test
    void withTheLocalIssuerItDoesNotStart() throws Exception {
        Map<String, String> settings = good();
        settings.put("quarkus.oidc.auth-server-url", "http://127.0.0.1:8180/dudao");
        String said = refused(settings);
        assertTrue(said.contains("is not https") && said.contains("an issuer on this machine"), said);
        assertEquals(3, said.lines().count(), said);
    }

    @Test
    void aPowerfulDatabaseRoleIsRefusedBeforeAnythingIsMigrated() throws Exception {
        Map<String, String> settings = good();
        settings.put("quarkus.datasource.username", "postgres");
        settings.put("quarkus.datasource.password", "0c4d8e2f17a9b365");
        String said = refused(settings);
        assertTrue(said.contains("the database role postgres is a superuser"), said);
        assertFalse(said.contains("Migrating"), said);
    }

    @Test
    void anUnknownProfileIsProductionToo() throws Exception {
        assertTrue(refused(Map.of("quarkus.profile", "staging")).contains("not fit for production"));
    }

    @Test
    void withTlsAndClientCertificatesItServesThoseWhoHaveOne() throws Exception {
        Map<String, String> settings = good();
        settings.put("dudao.tls.client-certificate", "required");
        settings.put("quarkus.oidc.token.binding.certificate", "true");
        settings.put("quarkus.tls.server.protocols", "TLSv1.3,TLSv1.2");
        start(settings);
        Identity partner = authority.issue("partner");
        SSLContext own = authority.context(authority.store(partner));
        Awaitility.await().atMost(START).until(this::isReadyOrEnded, ready -> ready);

        assertEquals(200, get(own, "/q/health/ready", null).statusCode(), Files.readString(log()));
        assertEquals(401, get(own, "/api/v1/changes", null).statusCode());
        assertEquals(401, get(own, "/api/v1/changes", issuer.token(null)).statusCode());
        assertEquals(
                403,
                get(own, "/api/v1/changes", issuer.token(thumbprint(partner))).statusCode());
        Identity other = authority.issue("other partner");
        assertEquals(
                401,
                get(own, "/api/v1/changes", issuer.token(thumbprint(other))).statusCode());

        assertThrows(IOException.class, () -> get(authority.context(null), "/q/health/ready", null));
        LocalAuthority stranger = new LocalAuthority("Another authority");
        KeyStore ofStranger = stranger.store(stranger.issue("partner"));
        assertThrows(IOException.class, () -> get(authority.context(ofStranger), "/q/health/ready", null));
        assertThrows(SSLException.class, () -> get(stranger.context(ofStranger), "/q/health/ready", null));

        assertEquals("TLSv1.3", protocol(own, "TLSv1.3"));
        assertEquals("TLSv1.2", protocol(own, "TLSv1.2"));
        assertEquals(PROTOCOL_VERSION, alertToTls11());
        assertThrows(IOException.class, () -> plain("/q/health/ready"));

        HttpResponse<String> page = get(own, "/", null);
        assertEquals(302, page.statusCode());
        assertTrue(page.headers().firstValue("Location").orElseThrow().startsWith(issuer.url() + "/authorize?"));
        String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("Secure") && cookie.contains("HTTPOnly"), cookie);
        assertTrue(sessionsOverTls() > 0, "the database is not reached by TLS");
    }

    @Test
    void withoutClientCertificatesEverybodyMayKnock() throws Exception {
        start(good());
        SSLContext anybody = authority.context(null);
        Awaitility.await().atMost(START).until(this::isReadyOrEnded, ready -> ready);
        assertEquals(200, get(anybody, "/q/health/ready", null).statusCode(), Files.readString(log()));
        assertEquals(403, get(anybody, "/api/v1/changes", issuer.token(null)).statusCode());
        assertEquals("TLSv1.3", protocol(anybody, "TLSv1.3"));
        assertThrows(SSLException.class, () -> protocol(anybody, "TLSv1.2"), "only if it is asked for");
    }

    private boolean isReadyOrEnded() throws InterruptedException {
        if (!service.isAlive()) {
            return true;
        }
        try {
            SSLContext own = authority.context(authority.store(authority.issue("probe")));
            return get(own, "/q/health/ready", null).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private HttpResponse<String> get(SSLContext tls, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(Duration.ofSeconds(5))
                .build()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void plain(String path) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String protocol(SSLContext tls, String only) throws IOException, InterruptedException {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {only});
        return HttpClient.newBuilder()
                .sslContext(tls)
                .sslParameters(parameters)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/q/health/live"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .sslSession()
                .orElseThrow()
                .getProtocol();
    }

    private static final int PROTOCOL_VERSION = 70;

    /** Written by hand, because this Java would not offer TLS 1.1 itself. @return the alert it is answered with */
    private int alertToTls11() throws IOException {
        String hello = "0302" + "00".repeat(32) + "00" + "0004c013002f" + "0100";
        int length = hello.length() / 2;
        String handshake = "01%06x".formatted(length) + hello;
        String packet = "160301%04x".formatted(length + 4) + handshake;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(HexFormat.of().parseHex(packet));
            InputStream answer = socket.getInputStream();
            byte[] alert = answer.readNBytes(7);
            assertEquals(0x15, alert[0], HexFormat.of().formatHex(alert));
            return alert[6];
        }
    }

    private static String thumbprint(Identity identity) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(identity.certificate().getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static int sessionsOverTls() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_stat_ssl join pg_stat_activity using (pid) where ssl and usename = 'task_app'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
