package dudao.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The realm Keycloak imports: the roles, the example's persons, the console as a public client with PKCE, the client of
 * {@code deploy/token} and the system that comes with client credentials. Tokens say the same as the launcher's own.
 */
final class KeycloakRealm {
    static final String TOKEN_CLIENT = "deploy-token";
    static final String PARTNER = "system-partner";
    /** All persons have the same one: it is for trying things out. */
    static final String PASSWORD = "keycloak-persons";

    private static final int ITERATIONS = 27_500;
    private static final int WORKING_DAY_SECONDS = 8 * 60 * 60;
    private static final String AUDIENCE = "dudao";

    private final Ports ports;
    private final Secrets secrets;

    KeycloakRealm(Ports ports, Secrets secrets) {
        this.ports = ports;
        this.secrets = secrets;
    }

    String json() throws IOException {
        var realm = Map.ofEntries(
                Map.entry("realm", Keycloak.REALM),
                Map.entry("enabled", true),
                Map.entry("displayName", "督导"),
                Map.entry("sslRequired", "external"),
                // Its protection refuses a person's second login while the first is under way, as the example does.
                Map.entry("bruteForceProtected", false),
                Map.entry("accessTokenLifespan", WORKING_DAY_SECONDS),
                // As the password is hashed here, once for everybody.
                Map.entry("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(" + ITERATIONS + ")"),
                Map.entry("roles", Map.of("realm", roles())),
                Map.entry("clients", List.of(console(), tokenClient(), partner())),
                Map.entry("users", users()),
                Map.entry("components", profile()));
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(realm);
    }

    private static List<Map<String, String>> roles() {
        return Persons.all().stream()
                .flatMap(person -> person.roles().stream())
                .distinct()
                .map(role -> Map.of("name", role))
                .toList();
    }

    private Map<String, Object> console() {
        var addresses = Stream.of("127.0.0.1", "localhost")
                .map(host -> "http://" + host + ':' + ports.of(Listener.TASK) + "/*")
                .toList();
        return Map.of(
                "clientId",
                "task-console",
                "name",
                "督导工作台",
                "publicClient",
                true,
                "standardFlowEnabled",
                true,
                "directAccessGrantsEnabled",
                false,
                "redirectUris",
                addresses,
                "attributes",
                Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", String.join("##", addresses)),
                "protocolMappers",
                mappers());
    }

    private Map<String, Object> tokenClient() throws IOException {
        return Map.of(
                "clientId",
                TOKEN_CLIENT,
                "publicClient",
                false,
                "secret",
                secrets.password(TOKEN_CLIENT),
                "standardFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                true,
                "protocolMappers",
                mappers());
    }

    private Map<String, Object> partner() throws IOException {
        return Map.of(
                "clientId", PARTNER,
                "publicClient", false,
                "secret", secrets.password(PARTNER),
                "standardFlowEnabled", false,
                "directAccessGrantsEnabled", false,
                "serviceAccountsEnabled", true,
                "protocolMappers", mappers());
    }

    /** {@code sub} is the person's name as in the launcher's tokens, so that both tell the same story. */
    private static List<Map<String, Object>> mappers() {
        return List.of(
                mapper("audience", "oidc-audience-mapper", Map.of("included.custom.audience", AUDIENCE)),
                mapper(
                        "roles",
                        "oidc-usermodel-realm-role-mapper",
                        Map.of("claim.name", "groups", "multivalued", "true", "id.token.claim", "true")),
                mapper(
                        "organization",
                        "oidc-usermodel-attribute-mapper",
                        Map.of("user.attribute", "org", "claim.name", "org", "id.token.claim", "true")),
                mapper(
                        "name",
                        "oidc-usermodel-attribute-mapper",
                        Map.of("user.attribute", "displayName", "claim.name", "name", "id.token.claim", "true")),
                mapper(
                        "subject",
                        "oidc-usermodel-attribute-mapper",
                        Map.of("user.attribute", "person", "claim.name", "sub", "id.token.claim", "true")));
    }

    private static Map<String, Object> mapper(String name, String kind, Map<String, String> settings) {
        var config = new java.util.TreeMap<>(settings);
        config.put("access.token.claim", "true");
        config.put("jsonType.label", "String");
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    private List<Map<String, Object>> users() throws IOException {
        var password = hashed(secrets.password(PASSWORD));
        return Stream.concat(
                        Persons.all().stream()
                                .filter(person -> !person.name().equals(PARTNER))
                                .map(person -> with(person, person.name(), "credentials", List.of(password))),
                        Persons.find(PARTNER).stream()
                                .map(person ->
                                        with(person, "service-account-" + PARTNER, "serviceAccountClientId", PARTNER)))
                .toList();
    }

    private static Map<String, Object> with(Person person, String username, String key, Object value) {
        var organization = person.claims().get("org");
        return Map.of(
                "username",
                username,
                "enabled",
                true,
                "realmRoles",
                person.roles(),
                "attributes",
                Map.of(
                        "org", List.of(organization),
                        "displayName", List.of(person.displayName()),
                        "person", List.of(person.name())),
                key,
                value);
    }

    private static Map<String, Object> hashed(String password) throws IOException {
        var salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        try {
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 512))
                    .getEncoded();
            var json = new ObjectMapper();
            return Map.of(
                    "type", "password",
                    "secretData", json.writeValueAsString(Map.of("value", base64(hash), "salt", base64(salt))),
                    "credentialData",
                            json.writeValueAsString(
                                    Map.of("hashIterations", ITERATIONS, "algorithm", "pbkdf2-sha256")));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    /** Keycloak keeps only attributes it has been told of, and wants names and an address of those it lets in by default. */
    private static Map<String, Object> profile() throws IOException {
        var readOnly = Map.of("view", List.of("admin"), "edit", List.of("admin"));
        var attributes = Stream.of("username", "email", "firstName", "lastName", "org", "displayName", "person")
                .map(name -> Map.of("name", name, "permissions", readOnly))
                .toList();
        var configuration = new ObjectMapper().writeValueAsString(Map.of("attributes", attributes));
        return Map.of(
                "org.keycloak.userprofile.UserProfileProvider",
                List.of(Map.of(
                        "providerId",
                        "declarative-user-profile",
                        "config",
                        Map.of("kc.user.profile.config", List.of(configuration)))));
    }
}
