package dudao.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The whole system on one machine: database, broker, issuer and the three services. */
public final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Options options;
    private final Progress progress;
    private final DataDirectory data;
    private final Postgres postgres;
    private final Broker broker;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Gate gate = new Gate();
    private IdentityProvider issuer;

    private Cluster(Options options, Progress progress) throws IOException {
        this.options = options;
        this.progress = progress;
        data = DataDirectory.claim(options.data());
        postgres = new Postgres(data, options.ports().of(Listener.POSTGRES));
        broker = new Broker(data, options.ports(), progress);
        for (var service : Service.values()) {
            services.put(service, new ServiceProcess(service, options, data, progress));
        }
    }

    /** Claims the data directory, but starts nothing. */
    static Cluster prepare(Options options, Progress progress) throws IOException {
        return new Cluster(options, progress);
    }

    public static Cluster start(Options options, Progress progress) throws IOException {
        var cluster = prepare(options, progress);
        try {
            cluster.startAll();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    void startAll() throws IOException {
        services.values().forEach(ServiceProcess::requireBuilt);
        startFoundation();
        startServices();
    }

    /** All but the services. */
    void startFoundation() throws IOException {
        clearAway();
        options.ports().requireFree();
        Side.bySide(List.of(this::startPostgres, this::startBroker, this::startIssuer));
    }

    private void clearAway() throws IOException {
        var ended = new PidFiles(data).endLeftovers();
        if (!ended.isEmpty()) {
            progress.say("Ended what an earlier start left running: " + String.join(", ", ended));
        }
        if (options.fresh()) {
            data.wipe();
            progress.say("Wiped " + options.data());
        }
        data.turnLogs();
        LauncherLog.to(data.log("launcher"));
    }

    private void startPostgres() throws IOException {
        gate.pass(postgres::start);
        postgres.onUnexpectedEnd(() -> progress.say("PostgreSQL ended unexpectedly; its log: " + data.log("postgres")));
        progress.say("PostgreSQL on port " + postgres.port());
    }

    private void startBroker() throws IOException {
        gate.pass(broker::start);
        await(broker.process(), broker::isReady);
        progress.say("Kafka on port " + options.ports().of(Listener.KAFKA));
    }

    private void startIssuer() throws IOException {
        if (options.keycloak()) {
            startKeycloak();
        } else {
            gate.pass(() -> issuer = Issuer.start(options.ports().of(Listener.ISSUER), new Secrets(data.root())));
        }
        Files.writeString(issuerFile(data.root()), issuer.url());
        progress.say("Issuer at " + issuer.url());
    }

    private void startKeycloak() throws IOException {
        progress.say("Starting Keycloak, which takes a minute the first time");
        var keycloak = new Keycloak(options, data, progress);
        keycloak.requireFetched();
        gate.pass(keycloak::prepare);
        gate.pass(() -> {
            keycloak.start();
            issuer = keycloak;
        });
        await(keycloak.process(), keycloak::isReady);
    }

    static Path issuerFile(Path data) {
        return data.resolve("run").resolve("issuer.url");
    }

    private void startServices() throws IOException {
        progress.say("Starting the three services");
        Side.bySide(Arrays.stream(Service.values())
                .<Side.Task>map(service -> () -> startService(service))
                .toList());
    }

    private void startService(Service service) throws IOException {
        var process = services.get(service).uses(service, postgres, broker, issuer);
        gate.pass(process.process()::start);
        await(process.process(), process::isReady);
        progress.say(service.title + " at " + process.url());
    }

    private void await(ChildProcess process, BooleanSupplier isReady) {
        var end = Instant.now().plus(PATIENCE);
        while (!isReady.getAsBoolean()) {
            gate.requireOpen();
            if (!process.isAlive()) {
                process.expectEnd();
                throw new Refusal(1, process.name() + " ended while starting; its log: " + process.log());
            }
            if (Instant.now().isAfter(end)) {
                throw new Refusal(
                        1, "%s is not ready after %s; its log: %s".formatted(process.name(), PATIENCE, process.log()));
            }
            Side.pause(Duration.ofMillis(100));
        }
    }

    /** As by kill -9. */
    public void kill(Service service) throws IOException {
        services.get(service).process().kill();
    }

    /** Starts it again after a kill, or stops it in good order first. */
    public void restart(Service service) throws IOException {
        services.get(service).process().stop();
        startService(service);
    }

    public void killBroker() throws IOException {
        broker.process().kill();
    }

    public void restartBroker() throws IOException {
        broker.process().stop();
        startBroker();
    }

    public void killPostgres() throws IOException {
        postgres.kill();
    }

    public void restartPostgres() throws IOException {
        postgres.stop();
        startPostgres();
    }

    public boolean isAlive(Service service) {
        return services.get(service).process().isAlive();
    }

    public boolean isReady(Service service) {
        return services.get(service).isReady();
    }

    public URI url(Service service) {
        return services.get(service).url();
    }

    public Path log(Service service) {
        return services.get(service).process().log();
    }

    public Postgres postgres() {
        return postgres;
    }

    public Broker broker() {
        return broker;
    }

    String issuerUrl() {
        return issuer.url();
    }

    public String token(String person) throws IOException {
        return issuer.token(person);
    }

    /** Of everything that runs in a process of its own. */
    public Collection<Long> pids() throws IOException {
        return Stream.concat(
                        Stream.of(postgres.process().pid()),
                        children().filter(ChildProcess::isAlive).map(ChildProcess::pid))
                .toList();
    }

    private Stream<ChildProcess> children() {
        return Stream.concat(services.values().stream().map(ServiceProcess::process), Stream.of(broker.process()));
    }

    /**
     * Ends everything, the services first, so that nobody's connection holds up PostgreSQL's orderly stop.
     * Synchronised, because whoever calls second (a signal while a failed start is being cleared away) has to wait.
     */
    @Override
    public synchronized void close() throws IOException {
        if (!gate.close()) {
            return;
        }
        children().forEach(ChildProcess::expectEnd);
        Side.bySide(services.values().stream()
                .<Side.Task>map(service -> service.process()::stop)
                .toList());
        Side.bySide(List.of(broker.process()::stop, postgres::stop));
        if (issuer != null) {
            issuer.close();
        }
        Files.deleteIfExists(issuerFile(data.root()));
        data.close();
    }
}
