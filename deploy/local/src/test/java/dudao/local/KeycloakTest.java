package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** With the real Keycloak: {@code -Ddudao.keycloak=true}, after deploy/up --keycloak has fetched it and built the services. */
@EnabledIfSystemProperty(named = "dudao.keycloak", matches = "true")
class KeycloakTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void itsTokensOpenTheServicesAndItsLoginTheConsole() throws Exception {
        var usual = Options.of(HOME, directory.resolve("data"), Ports.free());
        var options = new Options(usual.home(), usual.data(), usual.ports(), false, true, true, usual.plan(), false);
        try (var cluster = Cluster.start(options, new Progress(System.out))) {
            for (var person : new String[] {"supervisor", "system-partner", "school-2134991497"}) {
                var claims = claims(Token.of(person, options.data()));
                assertEquals(person, claims.replaceAll(".*\"sub\":\"([^\"]+)\".*", "$1"));
                for (var service : Service.values()) {
                    // Nothing is loaded: the person is known, its organisation is not.
                    assertEquals(
                            403, status(cluster.url(service).resolve("/api/v1/dead-letters"), cluster.token(person)));
                }
            }
            assertEquals(302, status(cluster.url(Service.TASK).resolve("/"), null));
        }
        assertEquals(false, Files.exists(Cluster.issuerFile(options.data())));
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static int status(URI address, String token) throws Exception {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        if (token != null) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        return connection.getResponseCode();
    }
}
