package dudao.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** There may be no Docker where this is built: what can be read from the files is checked here. */
@SuppressWarnings("unchecked")
class ComposeTest {
    private static final Path DIRECTORY = Path.of("..", "compose");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)(:\\?)?}");

    private final String text = read("compose.yaml");
    private final Map<String, Object> compose = yaml(text);
    private final Map<String, Map<String, Object>> services =
            (Map<String, Map<String, Object>>) compose.get("services");

    private static String read(String file) {
        try {
            return Files.readString(DIRECTORY.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> yaml(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    private static <T> List<T> list(Map<String, Object> of, String key) {
        return (List<T>) of.getOrDefault(key, List.of());
    }

    private static Map<String, Object> environment(Map<String, Object> service) {
        return (Map<String, Object>) service.getOrDefault("environment", Map.of());
    }

    @Test
    void allPartsAreThere() {
        var wanted = new TreeSet<>(Set.of("postgres", "kafka", "keycloak"));
        for (var service : Service.values()) {
            wanted.add(service.title);
        }
        assertEquals(wanted, new TreeSet<>(services.keySet()));
    }

    @Test
    void foreignImagesArePinnedToAVersion() {
        services.forEach((name, service) -> {
            var image = (String) service.get("image");
            if (service.get("build") == null) {
                assertTrue(image.matches("[a-z./]+:\\d+\\.\\d+(\\.\\d+)?"), name + " " + image);
            }
        });
    }

    @Test
    void portsAreBoundToLoopback() {
        services.forEach((name, service) -> ComposeTest.<String>list(service, "ports")
                .forEach(port -> assertTrue(port.matches("127\\.0\\.0\\.1:\\d+:\\d+"), name + " " + port)));
        for (var service : Service.values()) {
            assertEquals(
                    List.of("127.0.0.1:" + service.listener.usualPort + ":8080"),
                    list(services.get(service.title), "ports"));
        }
    }

    @Test
    void eachVariableIsInTheExampleAndMustBeSet() {
        var named = VARIABLE.matcher(text).results().toList();
        named.forEach(found -> assertNotNull(found.group(2), found.group() + " has no :?"));
        assertEquals(
                exampleVariables(),
                named.stream().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> exampleVariables() {
        return read(".env.example")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("=.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noSecretIsInAFile() {
        read(".env.example")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> assertTrue(line.endsWith("="), line));
        services.forEach((name, service) -> environment(service).forEach((key, value) -> {
            if (key.matches(".*(PASSWORD|SECRET)")) {
                assertTrue(VARIABLE.matcher((String) value).matches(), name + " " + key);
            }
        }));
        assertTrue(read(".gitignore").lines().anyMatch(".env"::equals));
        var secrets = Pattern.compile("\"(secret|value)\": \"([^\"]*)\"")
                .matcher(read("keycloak/dudao-realm.json"))
                .results()
                .map(found -> found.group(2))
                .toList();
        assertEquals(List.of("${TASK_CONSOLE_SECRET}", "${SYSTEM_PARTNER_SECRET}"), secrets);
    }

    @Test
    void eachServiceUsesItsOwnDatabase() {
        for (var service : Service.values()) {
            var environment = environment(services.get(service.title));
            assertEquals(service.application(), environment.get("QUARKUS_DATASOURCE_USERNAME"));
            assertEquals(service.database, environment.get("QUARKUS_FLYWAY_USERNAME"));
            assertEquals(
                    "jdbc:postgresql://postgres:5432/" + service.database,
                    environment.get("QUARKUS_DATASOURCE_JDBC_URL"));
            var owners = service.name() + "_PASSWORD";
            var own = service.name() + "_APP_PASSWORD";
            var database = environment(services.get("postgres"));
            for (var password : List.of(owners, own)) {
                assertEquals("${" + password + ":?}", database.get(password));
            }
            assertEquals("${" + owners + ":?}", environment.get("QUARKUS_FLYWAY_PASSWORD"));
            assertEquals("${" + own + ":?}", environment.get("QUARKUS_DATASOURCE_PASSWORD"));
            assertTrue(read("postgres/databases.sh")
                    .contains("create %s \"$%s\" \"$%s\"".formatted(service.database, owners, own)));
        }
    }

    @Test
    void servicesMayWriteNowhereAndGainNoPrivilege() {
        for (var service : Service.values()) {
            var settings = services.get(service.title);
            assertEquals(true, settings.get("read_only"));
            assertEquals(List.of("ALL"), settings.get("cap_drop"));
            assertEquals(List.of("no-new-privileges:true"), settings.get("security_opt"));
            assertEquals("trial", environment(settings).get("QUARKUS_PROFILE"), "the local profile is for deploy/up");
        }
    }

    @Test
    void postgresKeepsItsDataWhereTheImageSinceEighteenWants() {
        assertTrue(list(services.get("postgres"), "volumes").contains("postgres:/var/lib/postgresql"));
    }

    @Test
    void mountedFilesExist() {
        services.values().stream()
                .flatMap(service -> ComposeTest.<String>list(service, "volumes").stream())
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":")[0])
                .forEach(file -> assertTrue(Files.isRegularFile(DIRECTORY.resolve(file)), file));
    }

    @Test
    void theImageRunsTheBuiltServiceAsNobodySpecial() {
        var lines = read("Dockerfile").lines().toList();
        assertTrue(lines.contains("FROM eclipse-temurin:17-jre"));
        assertTrue(lines.contains("USER 10001"));
        assertTrue(lines.contains("COPY --chown=root:root ${SERVICE}/target/quarkus-app/ /app/"));
        assertTrue(lines.indexOf("USER 10001") > lines.indexOf("WORKDIR /app"));
        for (var service : Service.values()) {
            var build = (Map<String, Object>) services.get(service.title).get("build");
            assertEquals(Map.of("SERVICE", service.title), build.get("args"));
            var context = DIRECTORY.resolve((String) build.get("context"));
            assertTrue(Files.exists(context.resolve((String) build.get("dockerfile"))));
            assertTrue(Files.exists(context.resolve(service.title).resolve("pom.xml")));
        }
    }

    @Test
    void brokerAndClientsAreTheSameVersion() {
        var classPath = System.getProperty("java.class.path");
        var version = ((String) services.get("kafka").get("image")).replaceFirst(".*:", "");
        assertTrue(classPath.contains("kafka-clients-" + version + ".jar"), version);
    }

    @Test
    void theRealmKnowsEveryRole() {
        var realm = yaml(read("keycloak/dudao-realm.json"));
        var roles = ComposeTest.<Map<String, String>>list((Map<String, Object>) realm.get("roles"), "realm").stream()
                .map(role -> role.get("name"))
                .collect(Collectors.toSet());
        Persons.few().forEach(person -> assertTrue(roles.containsAll(person.roles()), person.name()));
    }
}
