package dudao.commons.audit;

import jakarta.inject.Singleton;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operations of resource classes, each looked at once. */
@Singleton
class AuditedOperations {

    /** @param reads what a reading that always leaves a row reads, or null */
    record AuditedOperation(String id, boolean isCommand, String reads) {}

    private static final List<Class<? extends Annotation>> COMMANDS =
            List.of(POST.class, PUT.class, DELETE.class, PATCH.class);

    private final Map<Method, Optional<AuditedOperation>> known = new ConcurrentHashMap<>();

    /** Empty for a method that is no operation of the API. */
    Optional<AuditedOperation> of(Method method) {
        return known.computeIfAbsent(method, AuditedOperations::look);
    }

    private static Optional<AuditedOperation> look(Method method) {
        if (!method.getDeclaringClass().isAnnotationPresent(Path.class)) {
            return Optional.empty();
        }
        Operation named = method.getAnnotation(Operation.class);
        Audited audited = method.getAnnotation(Audited.class);
        return Optional.of(new AuditedOperation(
                named == null || named.operationId().isEmpty() ? method.getName() : named.operationId(),
                COMMANDS.stream().anyMatch(method::isAnnotationPresent),
                audited == null ? null : audited.reads()));
    }
}
