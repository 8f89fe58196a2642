package dudao.commons.testing.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What plain paths such as {@code items[-1].actor.id} mean in an answer, as Groovy would have it. Whatever could mean
 * something else there (a call, a fraction, a step from nothing) is {@link #NOT_PLAIN}.
 */
final class PlainJson {

    static final Object NOT_PLAIN = new Object();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "[A-Za-z_]\\w*";
    private static final Pattern PLAIN = Pattern.compile(NAME + "(\\[-?\\d+])?(\\." + NAME + "(\\[-?\\d+])?)*");
    private static final Pattern STEPS = Pattern.compile("\\.|(?=\\[)");

    /** Names that are more than names in Groovy or to REST-assured. */
    private static final Set<String> OTHERS = Set.of("class", "properties", "size", "empty", "length", "metaClass");

    private final Response response;
    private Object root;

    PlainJson(Response response) {
        this.response = response;
    }

    Object at(String path) {
        if (!PLAIN.matcher(path).matches()
                || !String.valueOf(response.contentType()).contains("json")) {
            return NOT_PLAIN;
        }
        Object found = root();
        for (String step : STEPS.split(path)) {
            found = step.startsWith("[")
                    ? element(found, Integer.parseInt(step.substring(1, step.length() - 1)))
                    : OTHERS.contains(step) ? NOT_PLAIN : property(found, step);
        }
        return isExact(found) ? found : NOT_PLAIN;
    }

    private Object root() {
        if (root == null) {
            try {
                root = JSON.readValue(response.asString(), Object.class);
            } catch (JsonProcessingException e) {
                root = NOT_PLAIN;
            }
        }
        return root;
    }

    private static Object element(Object list, int index) {
        if (!(list instanceof List<?> elements)) {
            return NOT_PLAIN;
        }
        int at = index < 0 ? elements.size() + index : index;
        return at >= 0 && at < elements.size() ? elements.get(at) : NOT_PLAIN;
    }

    /** Of a list: that of each of its elements. */
    private static Object property(Object of, String name) {
        if (of instanceof Map<?, ?> fields) {
            return fields.get(name);
        }
        if (!(of instanceof List<?> elements)) {
            return NOT_PLAIN;
        }
        List<Object> each = new ArrayList<>();
        for (Object element : elements) {
            Object found = element == null ? NOT_PLAIN : property(element, name);
            if (found == NOT_PLAIN) {
                return NOT_PLAIN;
            }
            each.add(found);
        }
        return each;
    }

    /** REST-assured has its own opinion about what a fraction is. */
    private static boolean isExact(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return fields.values().stream().allMatch(PlainJson::isExact);
        }
        return value instanceof Collection<?> elements
                ? elements.stream().allMatch(PlainJson::isExact)
                : !(value instanceof Double) && value != NOT_PLAIN;
    }
}
