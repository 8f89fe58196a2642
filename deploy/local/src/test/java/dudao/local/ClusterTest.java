package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The real thing, except that stand-ins take the services' places. */
class ClusterTest {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path directory;

    private static Options options;
    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        options = Options.of(StandIn.home(directory.resolve("home")), directory.resolve("data"), Ports.free());
        cluster = Cluster.start(options, new Progress(System.out));
    }

    @AfterAll
    static void nothingIsLeftRunningAfterClose() throws Exception {
        Collection<Long> pids;
        try (var closing = cluster) {
            pids = closing.pids();
        }
        assertEquals(5, pids.size());
        assertEquals(List.of(), pids.stream().filter(ClusterTest::runs).toList());
        assertEquals(List.of(), processesNaming(options.data()));
        options.ports().requireFree();
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static List<String> processesNaming(Path data) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.contains(data.toString()))
                .toList();
    }

    @Test
    void postgresKeepsWhatIsCommitted() throws Exception {
        assertEquals("on", setting("fsync"));
        assertEquals("on", setting("synchronous_commit"));
        assertEquals("127.0.0.1", setting("listen_addresses"));
        assertTrue(setting("server_version").startsWith("18."));
    }

    private static String setting(String name) throws Exception {
        try (var connection = cluster.postgres().connect("plan");
                var answer = connection.createStatement().executeQuery("SHOW " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void eachRoleOwnsItsDatabaseAndEntersNoOther() throws Exception {
        for (var role : Service.values()) {
            for (var database : Service.values()) {
                if (role == database) {
                    createsATable(role.database);
                } else {
                    var refusal = assertThrows(
                            SQLException.class, () -> cluster.postgres().connect(role.database, database.database));
                    assertEquals("42501", refusal.getSQLState());
                }
            }
            assertThrows(SQLException.class, () -> cluster.postgres().connect(role.database, "postgres"));
        }
    }

    @Test
    void theServicesRoleOwnsNothing() throws Exception {
        for (var service : Service.values()) {
            try (var connection = cluster.postgres().connect(service.application(), service.database);
                    var statement = connection.createStatement()) {
                var refusal = assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE own (n int)"));
                assertEquals("42501", refusal.getSQLState());
            }
        }
    }

    private static void createsATable(String database) throws Exception {
        try (var connection = cluster.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE own (n int); DROP TABLE own; CREATE EXTENSION ltree");
        }
    }

    @Test
    void aWrongPasswordIsRefused() {
        var refusal = assertThrows(
                SQLException.class,
                () -> java.sql.DriverManager.getConnection(cluster.postgres().url("plan"), "plan", "guess"));
        assertEquals("28P01", refusal.getSQLState());
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws Exception {
        for (var secret : List.of("plan.password", "postgres.password", "issuer-key.json")) {
            var permissions = Files.getPosixFilePermissions(options.data().resolve(secret));
            assertEquals("rw-------", PosixFilePermissions.toString(permissions), secret);
        }
    }

    @Test
    void aTokenSaysWhoAndIsSigned() throws Exception {
        var claims = verified(cluster.token("county-341524"));
        assertEquals("county-341524", claims.getSubject());
        assertEquals(cluster.issuerUrl(), claims.getIssuer());
        assertEquals(List.of("dudao"), claims.getAudience());
        assertEquals("金寨县教育局负责人", claims.getStringClaim("name"));
        assertEquals(List.of("UNIT_HEAD"), claims.getStringListClaim("groups"));
        assertEquals(Organization.id("341524").toString(), claims.getStringClaim("org"));
        var hours = Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
        assertEquals(8, hours.toHours());
    }

    @Test
    void aSystemComesWithClientCredentials() throws Exception {
        var claims = verified(cluster.token("system-partner"));
        assertEquals("system-partner", claims.getSubject());
        assertEquals(List.of("SYSTEM"), claims.getStringListClaim("groups"));
    }

    static JWTClaimsSet verified(String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var keys = JWKSet.load(URI.create(cluster.issuerUrl() + "/jwks").toURL());
        var key = keys.getKeyByKeyId(jwt.getHeader().getKeyID()).toRSAKey();
        assertTrue(jwt.verify(new RSASSAVerifier(key)));
        return jwt.getJWTClaimsSet();
    }

    @Test
    void theTokenCommandFindsTheRunningIssuer() throws Exception {
        assertEquals("auditor", verified(Token.of("auditor", options.data())).getSubject());
        assertThrows(Refusal.class, () -> Token.of("nobody", options.data()));
        var refusal = assertThrows(Refusal.class, () -> Token.of("auditor", directory.resolve("elsewhere")));
        assertTrue(refusal.getMessage().contains("not running"), refusal.getMessage());
    }

    @Test
    void theIssuerItselfKnowsNobodyElse() {
        var refusal = assertThrows(Refusal.class, () -> cluster.token("nobody"));
        assertTrue(refusal.getMessage().contains("401"), refusal.getMessage());
    }

    @Test
    void aServiceGetsItsOwnDatabase() throws Exception {
        assertEquals(cluster.postgres().url("inspection"), tells(Service.INSPECTION, "QUARKUS_DATASOURCE_JDBC_URL"));
        assertEquals("inspection_app", tells(Service.INSPECTION, "QUARKUS_DATASOURCE_USERNAME"));
        assertEquals("inspection", tells(Service.INSPECTION, "QUARKUS_FLYWAY_USERNAME"));
        assertEquals("local", tells(Service.TASK, "QUARKUS_PROFILE"));
        assertEquals(cluster.broker().bootstrapServers(), tells(Service.PLAN, "KAFKA_BOOTSTRAP_SERVERS"));
        assertEquals(cluster.issuerUrl(), tells(Service.PLAN, "QUARKUS_OIDC_AUTH_SERVER_URL"));
    }

    private static String tells(Service service, String variable) throws Exception {
        try (var in = cluster.url(service).resolve("/" + variable).toURL().openStream()) {
            return new String(in.readAllBytes());
        }
    }

    @Test
    void aKilledServiceComesBackOnItsPort() throws Exception {
        cluster.kill(Service.TASK);
        assertFalse(cluster.isAlive(Service.TASK));
        assertFalse(cluster.isReady(Service.TASK));
        assertTrue(cluster.isReady(Service.PLAN));
        cluster.restart(Service.TASK);
        assertTrue(cluster.isReady(Service.TASK));
    }

    @Test
    void aRecordOutlivesTheBrokersKill() throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", cluster.broker().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.broker().bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", "key", "value")).get();
        }
        cluster.killBroker();
        cluster.restartBroker();
        assertEquals(List.of("value"), records());
    }

    private static List<String> records() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", cluster.broker().bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("kept", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return Stream.iterate(0, n -> n < 20, n -> n + 1)
                    .map(n -> consumer.poll(Duration.ofSeconds(1)))
                    .filter(batch -> !batch.isEmpty())
                    .findFirst()
                    .stream()
                    .flatMap(batch -> batch.records(partition).stream())
                    .map(each -> each.value())
                    .toList();
        }
    }

    @Test
    void aCommittedRowOutlivesPostgresKill() throws Exception {
        try (var connection = cluster.postgres().connect("task");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 7 AS n");
        }
        cluster.killPostgres();
        cluster.restartPostgres();
        try (var connection = cluster.postgres().connect("task");
                var answer = connection.createStatement().executeQuery("SELECT n FROM kept")) {
            answer.next();
            assertEquals(7, answer.getInt(1));
        }
    }

    @Test
    void aSecondLauncherIsSentAway() {
        var refusal = assertThrows(Refusal.class, () -> Cluster.start(options, Progress.silent()));
        assertTrue(refusal.getMessage().contains("already running"), refusal.getMessage());
    }
}
