package dudao.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;

/** Kafka as one process that is broker and controller. */
public final class Broker {
    private final DataDirectory data;
    private final Ports ports;
    private final ChildProcess process;

    Broker(DataDirectory data, Ports ports, Progress progress) {
        this.data = data;
        this.ports = ports;
        this.process = new ChildProcess(
                        "kafka",
                        data,
                        progress,
                        "-Xms64m",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        BrokerMain.class.getName(),
                        configuration().toString(),
                        ready().toString())
                // In the environment, because the command line has to stay short enough to be recognised.
                .with("CLASSPATH", classPath());
    }

    /** Made absolute, because the process runs in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + ports.of(Listener.KAFKA);
    }

    ChildProcess process() {
        return process;
    }

    void start() throws IOException {
        Files.deleteIfExists(ready());
        try (var out = Files.newOutputStream(configuration())) {
            properties().store(out, null);
        }
        process.start();
    }

    boolean isReady() {
        return Files.exists(ready());
    }

    private Path configuration() {
        return data.run().resolve("kafka.properties");
    }

    private Path ready() {
        return data.run().resolve("kafka.ready");
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("log.dirs", data.directory("kafka").toString());
        properties.setProperty("auto.create.topics.enable", "false");
        listeners(properties);
        oneReplica(properties);
        small(properties);
        patient(properties);
        return properties;
    }

    private void listeners(Properties properties) {
        var controller = "127.0.0.1:" + ports.of(Listener.KAFKA_CONTROLLER);
        properties.setProperty("listeners", "BROKER://" + bootstrapServers() + ",CONTROLLER://" + controller);
        properties.setProperty("advertised.listeners", "BROKER://" + bootstrapServers());
        properties.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("inter.broker.listener.name", "BROKER");
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("controller.quorum.voters", "1@" + controller);
    }

    private static void oneReplica(Properties properties) {
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    private static void small(Properties properties) {
        properties.setProperty("offsets.topic.num.partitions", "4");
        properties.setProperty("transaction.state.log.num.partitions", "4");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "2");
        properties.setProperty("background.threads", "2");
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker is let in again only when its earlier self has been given up.
        properties.setProperty("broker.session.timeout.ms", "4000");
        properties.setProperty("broker.heartbeat.interval.ms", "1000");
    }

    /** A laptop opened again after months must find what its services had not yet read. */
    private static void patient(Properties properties) {
        properties.setProperty("log.retention.ms", "-1");
        properties.setProperty("offsets.retention.minutes", Integer.toString(10 * 365 * 24 * 60));
    }
}
