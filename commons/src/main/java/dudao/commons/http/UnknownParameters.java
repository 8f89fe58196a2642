package dudao.commons.http;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A misspelt filter must not quietly return everything: query parameters an operation does not declare are refused. */
class UnknownParameters {

    private final Map<Method, Set<String>> declared = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> asked = request.getUriInfo().getQueryParameters().keySet();
        if (asked.isEmpty() || !resource.getResourceClass().getName().startsWith("dudao.")) {
            return;
        }
        Set<String> known = declared.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::parametersOf);
        for (String name : asked) {
            if (!known.contains(name)) {
                throw RuleViolation.of("UNKNOWN_PARAMETER", "未知查询参数 " + name)
                        .with("knownParameters", known)
                        .at("?" + name, "未知查询参数");
            }
        }
    }

    private static Set<String> parametersOf(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            } else if (parameter.isAnnotationPresent(RestQuery.class)) {
                String value = parameter.getAnnotation(RestQuery.class).value();
                names.add(value.isEmpty() ? parameter.getName() : value);
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(names, parameter.getType());
            }
        }
        return names;
    }

    private static void addFields(Set<String> names, Class<?> bean) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(QueryParam.class)) {
                    names.add(field.getAnnotation(QueryParam.class).value());
                }
            }
        }
    }
}
