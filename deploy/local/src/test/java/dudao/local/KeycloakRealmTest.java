package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakRealmTest {
    @TempDir
    Path directory;

    private Secrets secrets;
    private JsonNode realm;

    @BeforeEach
    void read() throws Exception {
        secrets = new Secrets(directory);
        realm = new ObjectMapper().readTree(new KeycloakRealm(Ports.usual(), secrets).json());
    }

    @Test
    void everybodyIsInItWithRolesAndOrganisation() {
        Map<String, JsonNode> users = new HashMap<>();
        realm.get("users")
                .forEach(user -> users.put(user.at("/attributes/person/0").asText(), user));
        assertEquals(Persons.all().size(), users.size());
        for (var person : Persons.all()) {
            var user = users.get(person.name());
            assertEquals(
                    person.claims().get("org"), user.at("/attributes/org/0").asText());
            assertEquals(person.roles().get(0), user.at("/realmRoles/0").asText());
        }
    }

    @Test
    void everyRoleOfAPersonIsARoleOfTheRealm() {
        Set<String> roles = new HashSet<>();
        realm.at("/roles/realm").forEach(role -> roles.add(role.get("name").asText()));
        Persons.all().forEach(person -> assertTrue(roles.containsAll(person.roles()), person.name()));
    }

    @Test
    void theConsoleIsAPublicClientThatProvesItself() {
        var console = client("task-console");
        assertTrue(console.get("publicClient").asBoolean());
        assertFalse(console.get("directAccessGrantsEnabled").asBoolean());
        assertEquals(
                "S256", console.at("/attributes/pkce.code.challenge.method").asText());
        console.get("redirectUris")
                .forEach(address -> assertTrue(
                        address.asText().matches("http://(127\\.0\\.0\\.1|localhost):8082/\\*"), address.asText()));
    }

    @Test
    void theSystemComesWithItsOwnCredentials() throws Exception {
        var partner = client("system-partner");
        assertTrue(partner.get("serviceAccountsEnabled").asBoolean());
        assertFalse(partner.get("standardFlowEnabled").asBoolean());
        assertEquals(secrets.password("system-partner"), partner.get("secret").asText());
        assertNotEquals(secrets.password("deploy-token"), partner.get("secret").asText());
    }

    private JsonNode client(String id) {
        for (var client : realm.get("clients")) {
            if (client.get("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void thePasswordItselfIsNotInIt() throws Exception {
        var password = secrets.password("keycloak-persons");
        assertFalse(realm.toString().contains(password));
        var json = new ObjectMapper();
        var credential = realm.at("/users/0/credentials/0");
        var secret = json.readTree(credential.get("secretData").asText());
        var how = json.readTree(credential.get("credentialData").asText());
        var salt = Base64.getDecoder().decode(secret.get("salt").asText());
        var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(
                        password.toCharArray(), salt, how.get("hashIterations").asInt(), 512))
                .getEncoded();
        assertEquals(
                Base64.getEncoder().encodeToString(hash), secret.get("value").asText());
    }
}
