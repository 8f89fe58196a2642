package dudao.commons.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An issuer whose keys a test holds, so that it can sign anything with them and change them. They are kept where the
 * class loaders of a Quarkus test can all see them.
 */
public final class SecondIssuer implements AutoCloseable {

    static final String URL = "dudao.test.second-issuer";
    private static final String KEYS = "dudao.test.second-issuer.keys";

    private final HttpServer server;

    private SecondIssuer(HttpServer server) {
        this.server = server;
    }

    static SecondIssuer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            System.setProperty(URL, "http://127.0.0.1:" + server.getAddress().getPort() + "/second");
            serve(server, "/second/.well-known/openid-configuration", SecondIssuer::discovery);
            serve(server, "/second/jwks", () -> keys().toString(true));
            server.start();
            publish(List.of(newKey("first")));
            return new SecondIssuer(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String url() {
        return System.getProperty(URL);
    }

    private static String discovery() {
        return "{\"issuer\":\"%1$s\", \"jwks_uri\":\"%1$s/jwks\", \"token_endpoint\":\"%1$s/token\"}".formatted(url());
    }

    public static JWKSet keys() {
        try {
            return JWKSet.parse(System.getProperty(KEYS));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RSAKey key(String id) {
        return keys().getKeyByKeyId(id).toRSAKey();
    }

    public static RSAKey addKey(String id) {
        RSAKey key = newKey(id);
        List<JWK> keys = new ArrayList<>(keys().getKeys());
        keys.add(key);
        publish(keys);
        return key;
    }

    public static void takeBack(String id) {
        publish(keys().getKeys().stream()
                .filter(key -> !key.getKeyID().equals(id))
                .toList());
    }

    /** Made, but known to nobody. */
    public static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publish(List<JWK> keys) {
        System.setProperty(KEYS, new JWKSet(keys).toString(false));
    }

    private static void serve(HttpServer server, String path, Supplier<String> answer) {
        server.createContext(path, exchange -> write(exchange, answer.get()));
    }

    private static void write(HttpExchange exchange, String answer) throws IOException {
        try (exchange) {
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
