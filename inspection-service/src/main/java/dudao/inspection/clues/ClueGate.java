package dudao.inspection.clues;

import dudao.commons.problems.RuleViolation;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Before anything of a public report is read: not too large, not too often. */
class ClueGate {

    private static final int MAX_BYTES = 64 * 1024;

    private final Throttle throttle;

    ClueGate(Throttle throttle) {
        this.throttle = throttle;
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request, HttpServerRequest connection) {
        if (!request.getMethod().equals(HttpMethod.POST)
                || !request.getUriInfo().getPath().equals("/api/v1/clues")) {
            return;
        }
        // Without a declared length nobody knows how much is to come.
        if (request.getLength() < 0 || request.getLength() > MAX_BYTES) {
            throw RuleViolation.of("BODY_TOO_LARGE", "举报内容上限为 64 KiB,并应注明长度").with("limit", MAX_BYTES);
        }
        throttle.pass(connection.remoteAddress().hostAddress());
    }
}
