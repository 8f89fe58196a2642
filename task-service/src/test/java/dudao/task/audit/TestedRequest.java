package dudao.task.audit;

import dudao.commons.audit.AuditTrail;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What an operation may do, done for a test that asks for it by a header. */
class TestedRequest {

    static final String LOGS = "X-Test-Logs";
    static final String READS = "X-Test-Reads";

    private final AuditTrail trail;

    TestedRequest(AuditTrail trail) {
        this.trail = trail;
    }

    @ServerRequestFilter
    void act(ContainerRequestContext request) {
        String message = request.getHeaderString(LOGS);
        if (message != null) {
            Logger.getLogger(TestedRequest.class).info(message);
        }
        String person = request.getHeaderString(READS);
        if (person != null) {
            trail.read("persons", UUID.fromString(person));
        }
    }
}
