package dudao.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The program behind {@code deploy/token}: asks the running issuer for a token. */
public final class Token {
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
            throw Refusal.usage(TokenRequest.NOT_RUNNING);
        }
        var issuer = Files.readString(file).strip();
        return issuer.endsWith("/realms/" + Keycloak.REALM)
                ? TokenRequest.toKeycloak(issuer, person, new Secrets(data))
                : TokenRequest.toIssuer(issuer, person);
    }
}
