package dudao.commons.http;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A misspelt or unreadable filter must not quietly return everything: what an operation does not declare is refused, and
 * so is a value that is empty, given twice or not of the declared type.
 */
class QueryParameters {

    private static final String API = "api/";

    private final Map<Method, Map<String, Class<?>>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Map<String, List<String>> asked = request.getUriInfo().getQueryParameters();
        if (asked.isEmpty() || !resource.getResourceClass().getName().startsWith("dudao.")) {
            return;
        }
        Map<String, Class<?>> known =
                declared.computeIfAbsent(resource.getResourceMethod(), QueryParameters::parametersOf);
        boolean strict = isOfTheApi(request.getUriInfo().getPath());
        asked.forEach((name, values) -> {
            if (!known.containsKey(name)) {
                throw RuleViolation.of("UNKNOWN_PARAMETER", "未知查询参数 " + name)
                        .with("knownParameters", known.keySet())
                        .at("?" + name, "未知查询参数");
            }
            // A page's form sends an empty value for a choice not made.
            if (strict) {
                check(name, values, known.get(name));
            }
        });
    }

    private static boolean isOfTheApi(String path) {
        return path.startsWith(API, path.startsWith("/") ? 1 : 0);
    }

    private static void check(String name, List<String> values, Class<?> type) {
        if (values.size() > 1) {
            throw invalid(name, "只能给一次");
        }
        String value = values.get(0);
        if (value.isBlank()) {
            throw invalid(name, "不能为空");
        }
        try {
            if (type == UUID.class) {
                UUID.fromString(value);
            } else if (type == int.class || type == Integer.class) {
                Integer.parseInt(value);
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value);
            }
        } catch (IllegalArgumentException unreadable) {
            throw invalid(name, "值不合格");
        }
    }

    private static RuleViolation invalid(String name, String detail) {
        return RuleViolation.of("INVALID_PARAMETER", "查询参数 " + name + " " + detail)
                .at("?" + name, detail);
    }

    private static Map<String, Class<?>> parametersOf(Method method) {
        Map<String, Class<?>> types = new TreeMap<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                types.put(parameter.getAnnotation(QueryParam.class).value(), parameter.getType());
            } else if (parameter.isAnnotationPresent(RestQuery.class)) {
                String value = parameter.getAnnotation(RestQuery.class).value();
                types.put(value.isEmpty() ? parameter.getName() : value, parameter.getType());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(types, parameter.getType());
            }
        }
        return types;
    }

    private static void addFields(Map<String, Class<?>> types, Class<?> bean) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(QueryParam.class)) {
                    types.put(field.getAnnotation(QueryParam.class).value(), field.getType());
                }
            }
        }
    }
}
