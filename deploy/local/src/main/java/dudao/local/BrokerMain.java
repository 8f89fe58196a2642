package dudao.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** Runs one Kafka server with the given configuration and creates the given file once it takes requests. */
final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws IOException {
        var configuration = Path.of(arguments[0]);
        var ready = Path.of(arguments[1]);
        var properties = read(configuration);
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(configuration);
        }
        var server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        server.startup();
        Files.createFile(ready);
        server.awaitShutdown();
    }

    private static void format(Path configuration) {
        var command = new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", configuration.toString()};
        if (StorageTool.execute(command, System.out) != 0) {
            throw new IllegalStateException("Kafka's log directory could not be formatted");
        }
    }

    private static Properties read(Path file) throws IOException {
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }
}
