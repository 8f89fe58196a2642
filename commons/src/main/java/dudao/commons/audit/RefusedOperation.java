package dudao.commons.audit;

import dudao.commons.problems.Problem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Notes for {@link Requests} which operation was refused and with which problem. */
class RefusedOperation {

    private final AuditedOperations operations;
    private final CurrentVertxRequest current;

    RefusedOperation(AuditedOperations operations, CurrentVertxRequest current) {
        this.operations = operations;
        this.current = current;
    }

    @ServerResponseFilter
    void note(ContainerResponseContext response, ResourceInfo resource) {
        RoutingContext request = current.getCurrent();
        if (response.getStatus() < 400 || request == null) {
            return;
        }
        if (response.getEntity() instanceof Problem problem) {
            request.put(Problem.class.getName(), problem);
        }
        if (resource != null && resource.getResourceMethod() != null) {
            operations
                    .of(resource.getResourceMethod())
                    .ifPresent(operation -> request.put(Requests.OPERATION, operation.id()));
        }
    }
}
