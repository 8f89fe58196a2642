package dudao.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Asks an issuer for a token, with the JDK's oldest client, because it starts fastest. */
final class TokenRequest {
    static final String NOT_RUNNING = "The local issuer is not running; start it with deploy/up";
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final String CLIENT_CREDENTIALS = "grant_type=client_credentials";

    private TokenRequest() {}

    /** The launcher's own issuer takes persons for clients and asks for no secret. */
    static String toIssuer(String issuer, String person) throws IOException {
        return post(issuer + "/token", person, basic(person, "local"), CLIENT_CREDENTIALS);
    }

    /** A system comes with its own secret; persons are asked for by the client of deploy/token. */
    static String toKeycloak(String issuer, String person, Secrets secrets) throws IOException {
        var endpoint = issuer + "/protocol/openid-connect/token";
        if (person.equals(KeycloakRealm.PARTNER)) {
            return post(endpoint, person, basic(person, secrets.password(person)), CLIENT_CREDENTIALS);
        }
        var client = basic(KeycloakRealm.TOKEN_CLIENT, secrets.password(KeycloakRealm.TOKEN_CLIENT));
        var password = secrets.password(KeycloakRealm.PASSWORD);
        return post(
                endpoint,
                person,
                client,
                "grant_type=password&scope=openid&username=" + encode(person) + "&password=" + encode(password));
    }

    private static String post(String endpoint, String person, String authorization, String form) throws IOException {
        var connection = (HttpURLConnection) URI.create(endpoint).toURL().openConnection();
        connection.setDoOutput(true);
        connection.setConnectTimeout(2000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Authorization", authorization);
        try (var body = connection.getOutputStream()) {
            body.write(form.getBytes(StandardCharsets.UTF_8));
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

    private static String basic(String name, String secret) {
        var credentials = encode(name) + ':' + encode(secret);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
