package dudao.commons.testing.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether a service's committed {@code openapi.yaml} says of every list in a request how long it may be. */
public final class RequestLimits {

    private final JsonNode contract;
    private final List<String> unlimited = new ArrayList<>();

    private RequestLimits(JsonNode contract) {
        this.contract = contract;
    }

    /** @return operations with the pointers of lists that have no limit */
    public static List<String> missing(Path file) {
        try {
            RequestLimits limits = new RequestLimits(new ObjectMapper(new YAMLFactory()).readTree(file.toFile()));
            limits.look();
            return limits.unlimited;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() {
        for (JsonNode path : contract.path("paths")) {
            for (JsonNode operation : path) {
                for (JsonNode content : operation.path("requestBody").path("content")) {
                    look(operation.path("operationId").asText(), content.path("schema"), Set.of());
                }
                for (JsonNode parameter : operation.path("parameters")) {
                    look(
                            operation.path("operationId").asText() + " ?"
                                    + parameter.path("name").asText(),
                            parameter.path("schema"),
                            Set.of());
                }
            }
        }
    }

    private void look(String at, JsonNode schema, Set<String> within) {
        if (schema.isMissingNode()) {
            return;
        }
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asText();
            if (!within.contains(reference)) {
                Set<String> deeper = new TreeSet<>(within);
                deeper.add(reference);
                look(at, contract.at(reference.substring(1)), deeper);
            }
            return;
        }
        if (schema.path("type").toString().contains("array") && !schema.has("maxItems")) {
            unlimited.add(at);
        }
        look(at + "/-", schema.path("items"), within);
        for (String kind : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(kind).forEach(each -> look(at, each, within));
        }
        schema.path("properties")
                .fields()
                .forEachRemaining(field -> look(at + "/" + field.getKey(), field.getValue(), within));
    }
}
