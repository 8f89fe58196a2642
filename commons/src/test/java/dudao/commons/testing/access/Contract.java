package dudao.commons.testing.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The operations of a service's committed {@code openapi.yaml}. */
public final class Contract {

    /**
     * @param conditional whether it takes {@code If-Match}
     * @param roles who may call it on something, as it tells in {@code x-roles}
     */
    public record Operation(
            String id, String method, String path, String mediaType, boolean conditional, List<String> roles) {}

    private Contract() {}

    public static Map<String, Operation> read(Path file) {
        Map<String, Operation> operations = new TreeMap<>();
        try {
            JsonNode paths =
                    new ObjectMapper(new YAMLFactory()).readTree(file.toFile()).path("paths");
            paths.fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                JsonNode operation = method.getValue();
                if (operation.has("operationId")) {
                    String id = operation.path("operationId").asText();
                    operations.put(id, operation(id, method.getKey(), path.getKey(), operation));
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return operations;
    }

    private static Operation operation(String id, String method, String path, JsonNode operation) {
        boolean conditional = false;
        for (JsonNode parameter : operation.path("parameters")) {
            conditional |= parameter.path("name").asText().equals("If-Match");
        }
        List<String> roles = new ArrayList<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        var mediaTypes = operation.path("requestBody").path("content").fieldNames();
        return new Operation(
                id,
                method.toUpperCase(Locale.ROOT),
                path,
                mediaTypes.hasNext() ? mediaTypes.next() : null,
                conditional,
                roles);
    }
}
