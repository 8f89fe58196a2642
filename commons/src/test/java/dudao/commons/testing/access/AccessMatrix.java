package dudao.commons.testing.access;

import static dudao.commons.testing.access.AccessTable.NOBODY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.testing.Tokens;
import dudao.commons.testing.access.AccessTable.Subject;
import dudao.commons.testing.access.Contract.Operation;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes every operation of the contract as every role on an object in every position, and compares what is allowed with
 * the policy table. Refused is 401, 403, 404, the codes that say "no such organisation", and an object missing from a
 * list; allowed is whatever comes after: commands meet an object that is at its end, so that they pass every gate
 * and change nothing (409). An answer that tells neither is a fault of the matrix or of the service.
 */
public final class AccessMatrix {

    private static final Path TABLE = Path.of("src/main/contract/access.csv");
    private static final Path CONTRACT = Path.of("src/main/contract/openapi.yaml");
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);
    private static final Set<Integer> ALLOWED = Set.of(200, 201, 202, 204, 409, 422);
    private static final Set<String> NO_SUCH_ORGANIZATION = Set.of("UNKNOWN_ORGANIZATION", "UNIT_UNKNOWN");
    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final int SHOWN = 80;
    /** Of the parts of a form, in the body of an operation that takes one. */
    public static final String BOUNDARY = "matrix";

    private record Request(String query, String body, boolean list) {}

    private final AccessTable table = AccessTable.read(TABLE);
    private final Map<String, Operation> operations = Contract.read(CONTRACT);
    private final Map<String, Function<Position, Map<String, Object>>> objects = new HashMap<>();
    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> differences = new ArrayList<>();
    private int cells;

    public AccessMatrix(Places places) {
        for (String role : AccessTable.everyRole()) {
            if (!role.equals(NOBODY)) {
                tokens.put(role, Tokens.of(person(role), role, places.own()));
            }
        }
    }

    /** The caller who has this role. */
    public static String person(String role) {
        return "matrix-" + role;
    }

    /** @param values what stands for {@code {name}} in path, query and body; the position is null where none counts */
    public AccessMatrix object(String name, Function<Position, Map<String, Object>> values) {
        objects.put(name, values);
        return this;
    }

    public AccessMatrix query(String operation, String query) {
        requests.put(operation, new Request(query, null, false));
        return this;
    }

    public AccessMatrix body(String operation, String body) {
        return body(operation, "", body);
    }

    public AccessMatrix body(String operation, String query, String body) {
        requests.put(operation, new Request(query, body, false));
        return this;
    }

    /** A list allows a role what it shows: the object's {@code id} must stand in the answer. */
    public AccessMatrix list(String operation, String query) {
        requests.put(operation, new Request(query, null, true));
        return this;
    }

    /** Every operation has its lines, every line its operation, and the contract names the same roles. */
    public void mustCoverTheContract() {
        assertEquals(new TreeSet<>(operations.keySet()), new TreeSet<>(table.operations()));
        // The contract may name more: of those who get through the door, some find nothing of theirs behind it.
        operations.forEach((id, operation) -> assertTrue(
                AccessTable.roles(String.join(" ", operation.roles())).containsAll(table.rolesOf(id)),
                () -> "x-roles of " + id + ": " + operation.roles()));
    }

    public void check() {
        long began = System.nanoTime();
        operations.values().forEach(this::check);
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        System.out.printf("%d operations, %d cells, %d s%n", operations.size(), cells, seconds);
        assertTrue(
                differences.isEmpty(),
                () -> differences.size() + " cells are not as the table says:\n"
                        + String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size()))));
    }

    private void check(Operation operation) {
        for (Subject subject : table.subjects(operation.id())) {
            for (Position position : subject.placed() ? Position.values() : new Position[] {null}) {
                for (String role : AccessTable.everyRole()) {
                    check(operation, subject, role, position);
                }
            }
        }
    }

    private void check(Operation operation, Subject subject, String role, Position position) {
        cells++;
        Map<String, Object> values =
                objects.getOrDefault(subject.object(), nothing -> Map.of()).apply(position);
        Request request = requests.getOrDefault(operation.id(), new Request("", null, false));
        HttpResponse<String> answer = send(operation, request, values, tokens.get(role));
        Boolean allowed = isAllowed(answer, request.list() ? String.valueOf(values.get("id")) : "");
        boolean right = table.allows(subject, role, position);
        if (allowed == null || allowed != right) {
            differences.add("%s on %s, %s, %s: should be %s, got %d %s"
                    .formatted(
                            operation.id(),
                            subject.object(),
                            role,
                            position,
                            right ? "allowed" : "refused",
                            answer.statusCode(),
                            allowed == null ? answer.body() : codeOf(answer)));
        }
    }

    /** Null when the answer tells nothing about access. */
    private static Boolean isAllowed(HttpResponse<String> answer, String shown) {
        if (REFUSED.contains(answer.statusCode()) || NO_SUCH_ORGANIZATION.contains(codeOf(answer))) {
            return false;
        }
        return ALLOWED.contains(answer.statusCode()) ? answer.body().contains(shown) : null;
    }

    private static String codeOf(HttpResponse<String> answer) {
        Matcher code = CODE.matcher(answer.body());
        return answer.statusCode() >= 400 && code.find() ? code.group(1) : "";
    }

    private HttpResponse<String> send(Operation operation, Request request, Map<String, Object> values, String token) {
        String address = filled(operation.path() + request.query(), values);
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + address))
                .method(
                        operation.method(),
                        request.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(filled(request.body(), values)));
        if (operation.mediaType() != null) {
            boolean parts = operation.mediaType().startsWith("multipart/");
            builder.header("Content-Type", operation.mediaType() + (parts ? ";boundary=" + BOUNDARY : ""));
        }
        if (operation.conditional()) {
            builder.header("If-Match", "*");
        }
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(address, e);
        }
    }

    private static String filled(String template, Map<String, Object> values) {
        return PLACEHOLDER.matcher(template).replaceAll(found -> {
            Object value = values.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value.toString());
        });
    }
}
