package dudao.inspection.secret;

import dudao.commons.testing.access.Contract;
import dudao.inspection.testing.Api;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everything the service lets some readers read: each GET of the contract, as each reader, for each thing that is there
 * and with each filter. What comes back is kept byte for byte, headers included; left out are the date of the answer and
 * the number of the request, which never are the same twice.
 */
final class Answers {

    private static final Set<String> MOVING = Set.of("date", "x-request-id");
    private static final Pattern REQUEST = Pattern.compile("\"(requestId|instance)\":\"[^\"]*\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Api> readers;
    private final Map<String, List<String>> things;
    private final Map<String, List<String>> queries;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param readers by name; null for somebody without a token
     * @param things what stands for a parameter of a path
     * @param queries of an operation, besides none
     */
    Answers(Map<String, Api> readers, Map<String, List<String>> things, Map<String, List<String>> queries) {
        this.readers = readers;
        this.things = things;
        this.queries = queries;
    }

    /** @param of names of readers; none: all of them */
    SortedMap<String, String> all(String... of) {
        Map<String, Api> asking = new LinkedHashMap<>(readers);
        if (of.length > 0) {
            asking.keySet().retainAll(List.of(of));
        }
        SortedMap<String, String> answers = new TreeMap<>();
        Contract.read(Path.of("src/main/contract/openapi.yaml")).values().stream()
                .filter(operation -> operation.method().equals("GET"))
                .forEach(operation -> addresses(operation.path()).forEach(address -> {
                    List<String> all = new ArrayList<>(queries.getOrDefault(operation.id(), List.of()));
                    // A workbook says when it was made.
                    all.add(operation.id().equals("exportFindings") ? "?format=csv" : "");
                    all.forEach(query -> asking.forEach((name, reader) ->
                            answers.put(name + " GET " + address + query, read(address + query, reader))));
                }));
        return answers;
    }

    private List<String> addresses(String path) {
        Matcher parameter = PARAMETER.matcher(path);
        if (!parameter.find()) {
            return List.of(path);
        }
        List<String> all = new ArrayList<>();
        for (String thing : things.get(parameter.group(1))) {
            all.addAll(addresses(path.replace(parameter.group(), thing)));
        }
        return all;
    }

    String read(String address, Api reader) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + address));
        if (reader != null) {
            request.header("Authorization", "Bearer " + reader.token());
            if (reader.onBehalfOf() != null) {
                request.header("On-Behalf-Of", reader.onBehalfOf());
            }
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            headers.keySet().removeIf(name -> MOVING.contains(name.toLowerCase(Locale.ROOT)));
            return answer.statusCode() + " " + headers + "\n"
                    + REQUEST.matcher(answer.body()).replaceAll("\"$1\":\"\"");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(address, e);
        }
    }

    /** What the later recording has otherwise; it asked the same, or fewer readers. */
    static List<String> differences(SortedMap<String, String> before, SortedMap<String, String> after) {
        return after.keySet().stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .map(key -> key + "\n  was " + before.get(key) + "\n  is  " + after.get(key))
                .toList();
    }
}
