package dudao.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program in the place of a service: is ready and tells its environment. */
final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws IOException {
        var address = new InetSocketAddress(
                System.getenv("QUARKUS_HTTP_HOST"), Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT")));
        var server = HttpServer.create(address, 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var path = exchange.getRequestURI().getPath();
                var body = path.equals("/q/health/ready") ? "UP" : String.valueOf(System.getenv(path.substring(1)));
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    /** Puts a stand-in where the launcher looks for each service. */
    static Path home(Path directory) throws IOException, URISyntaxException {
        for (var service : Service.values()) {
            write(service.jar(directory), StandIn.class.getName());
        }
        return directory;
    }

    static void write(Path jar, String mainClass) throws IOException, URISyntaxException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.put(Attributes.Name.CLASS_PATH, classes());
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static String classes() throws URISyntaxException {
        return StandIn.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI()
                .toString();
    }
}
