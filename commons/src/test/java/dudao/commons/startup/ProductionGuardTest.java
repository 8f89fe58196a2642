package dudao.commons.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.TestPostgres;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionGuardTest {

    private static final Map<String, String> GOOD = Map.of(
            "quarkus.oidc.auth-server-url", "https://id.city.example/realms/dudao",
            "quarkus.oidc.token.audience", "dudao,task-service",
            "quarkus.datasource.username", "task_app",
            "quarkus.datasource.password", "3f9a61c0d27be485",
            "quarkus.flyway.username", "task",
            "quarkus.flyway.password", "81bd03a7c55fe692",
            "dudao.startup.secrets", "DUDAO_CONSOLE_SECRET,NEW_KEY|OLD_KEY",
            "DUDAO_CONSOLE_SECRET", "9c1f7e20b45d8a3366fe01d2",
            "quarkus.http.tls-configuration-name", "server",
            "quarkus.http.insecure-requests", "disabled");

    private static Config with(String... changes) {
        Map<String, String> properties = new HashMap<>(GOOD);
        properties.put("DUDAO_CONSOLE_SECRET", "9c1f7e20b45d8a3366fe01d2e8a97b14");
        properties.put("OLD_KEY", "Zm9sZ2VuZGVzIGlzdCBrZWluIEJlaXNwaWVsIQ==");
        for (int i = 0; i < changes.length; i += 2) {
            properties.put(changes[i], changes[i + 1] == null ? "" : changes[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }

    @Test
    void aSafeConfigurationHasNoFault() {
        assertEquals(List.of(), Unsafe.reasons(with()));
        assertEquals(
                List.of(),
                Unsafe.reasons(
                        with("quarkus.http.tls-configuration-name", null, "dudao.tls.terminated-by-proxy", "true")));
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus.oidc.auth-server-url, '', no issuer",
        "quarkus.oidc.auth-server-url, http://id.city.example/realms/dudao, is not https",
        "quarkus.oidc.auth-server-url, https://127.0.0.1:8180/dudao, an issuer on this machine",
        "quarkus.oidc.auth-server-url, https://LOCALHOST/dudao, an issuer on this machine",
        "quarkus.oidc.auth-server-url, https://[::1]/dudao, an issuer on this machine",
        "quarkus.oidc.auth-server-url, not an address, is no address",
        "dudao.issuers, 'https://a.example,http://b.example', dudao.issuers is not https: http://b.example",
        "quarkus.oidc.token.audience, '', no audience",
        "quarkus.oidc.token.audience, any, no audience",
        "quarkus.datasource.password, '', quarkus.datasource.password is empty",
        "quarkus.datasource.password, task_app, is the user's name",
        "quarkus.datasource.password, Postgres, is a well-known default",
        "quarkus.flyway.password, '', quarkus.flyway.password is empty",
        "quarkus.flyway.password, change-me, is a well-known default",
        "quarkus.datasource.username, task, the role that owns the tables",
        "DUDAO_CONSOLE_SECRET, '', DUDAO_CONSOLE_SECRET is missing",
        "DUDAO_CONSOLE_SECRET, 9c1f7e20b45d8a3366fe01d2, is shorter than 32",
        "DUDAO_CONSOLE_SECRET, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, is an example",
        "DUDAO_CONSOLE_SECRET, an-example-secret-of-more-than-32-characters, is an example",
        "OLD_KEY, '', NEW_KEY or OLD_KEY is missing",
        "quarkus.http.tls-configuration-name, '', no TLS",
        "quarkus.http.insecure-requests, '', plain HTTP is open",
        "quarkus.http.insecure-requests, enabled, plain HTTP is open",
        "quarkus.swagger-ui.always-include, true, quarkus.swagger-ui.always-include"
    })
    void eachFaultIsNamed(String property, String value, String reason) {
        List<String> reasons = Unsafe.reasons(with(property, value));
        assertEquals(1, reasons.size(), reasons.toString());
        assertTrue(reasons.get(0).contains(reason), reasons.get(0));
    }

    @Test
    void allFaultsAreNamedAtOnceAndNoSecretIs() {
        String message = ProductionGuard.message(ProductionGuard.reasons(
                with(
                        "quarkus.oidc.token.audience",
                        null,
                        "quarkus.datasource.password",
                        "task_app",
                        "OLD_KEY",
                        "short!"),
                false));
        assertEquals(4, message.lines().count(), message);
        assertTrue(!message.contains("short!"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.city.example", "https://127.city.example", "https://10.0.0.7/realms/dudao"})
    void otherMachinesMayBeIssuers(String address) {
        assertEquals(List.of(), Unsafe.reasons(with("quarkus.oidc.auth-server-url", address)));
    }

    @Test
    void theDatabaseRoleMustBePowerless() throws Exception {
        try (var connection = TestPostgres.asOwner(TestPostgres.url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create role owner login password 'x'; create role app login password 'x'");
            statement.execute("create role sly login password 'x'; create role strong bypassrls login password 'x'");
            statement.execute("create database work owner owner; grant owner to sly");
            String url = TestPostgres.url("work");
            assertEquals(List.of(), DatabaseRole.reasons(as("app", url)));
            assertTrue(reason(as("owner", url)).contains("owns the database"));
            assertTrue(reason(as("sly", url)).contains("owns the database"));
            assertTrue(reason(as("strong", url)).contains("BYPASSRLS"));
            assertTrue(DatabaseRole.reasons(as("postgres", url)).toString().contains("is a superuser"));
            assertTrue(
                    ProductionGuard.reasons(as("nobody", url), true).toString().contains("are unknown"));
            assertEquals(List.of(), ProductionGuard.reasons(as("nobody", url), false));
        }
    }

    private static Config as(String role, String url) {
        return with("quarkus.datasource.username", role, "quarkus.datasource.jdbc.url", url);
    }

    private static String reason(Config config) throws Exception {
        List<String> reasons = DatabaseRole.reasons(config);
        assertEquals(1, reasons.size(), reasons.toString());
        return reasons.get(0);
    }
}
