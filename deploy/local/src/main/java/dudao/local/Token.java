package dudao.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The program behind {@code deploy/token}: asks the running issuer for a token by client credentials. */
public final class Token {
    private static final String NOT_RUNNING = "The local issuer is not running; start it with deploy/up";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private Token() {}

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            if (arguments.length != 1) {
                throw Refusal.usage("Usage: deploy/token PERSON | --list");
            }
            if (arguments[0].equals("--list")) {
                list(out);
            } else {
                out.println(of(arguments[0], data()));
            }
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode);
        }
    }

    private static void list(PrintStream out) {
        for (var person : Persons.all()) {
            out.printf("%s\t%s\t%s%n", person.name(), String.join(",", person.roles()), person.displayName());
        }
    }

    private static Path data() {
        return Optional.ofNullable(System.getenv("DUDAO_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("dudao.home", ""), ".dudao"));
    }

    static String of(String person, Path data) throws IOException {
        if (Persons.find(person).isEmpty()) {
            throw Refusal.usage("No person '" + person + "'; see deploy/token --list");
        }
        var file = Cluster.issuerFile(data);
        if (!Files.exists(file)) {
            throw Refusal.usage(NOT_RUNNING);
        }
        return request(Files.readString(file).strip(), person);
    }

    /** With the JDK's oldest client, because it starts fastest. */
    static String request(String issuer, String person) throws IOException {
        var connection =
                (HttpURLConnection) URI.create(issuer + "/token").toURL().openConnection();
        connection.setDoOutput(true);
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Authorization", "Basic " + basic(person));
        try (var body = connection.getOutputStream()) {
            body.write("grant_type=client_credentials".getBytes(StandardCharsets.UTF_8));
        } catch (ConnectException e) {
            throw Refusal.usage(NOT_RUNNING);
        }
        if (connection.getResponseCode() != 200) {
            throw new Refusal(2, "The issuer refused '" + person + "': HTTP " + connection.getResponseCode());
        }
        var answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return ACCESS_TOKEN
                .matcher(answer)
                .results()
                .findFirst()
                .map(found -> found.group(1))
                .orElseThrow(() -> new Refusal(2, "The issuer's answer holds no token"));
    }

    private static String basic(String person) {
        var credentials = URLEncoder.encode(person, StandardCharsets.UTF_8) + ":local";
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
