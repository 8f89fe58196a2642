package dudao.commons.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.problems.Problem;
import dudao.commons.problems.Problems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body over the limit before it is read, with a problem instead of the server's empty 413. */
@ApplicationScoped
class BodyLimit {

    private static final int FIRST = 1000;

    private final long limit;
    private final Problems problems;
    private final ObjectMapper json;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
            Problems problems,
            ObjectMapper json) {
        this.limit = limit.asLongValue();
        this.problems = problems;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext context) {
        if (declaredLength(context.request()) <= limit) {
            context.next();
            return;
        }
        Problem problem = problems.problem(
                "BODY_TOO_LARGE",
                "请求体上限为 " + limit + " 字节",
                context.request().getHeader("Accept-Language"),
                context.request().path(),
                List.of(),
                Map.of("limit", limit));
        context.put(Problem.class.getName(), problem);
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                // The rest of the body is not read, so the connection cannot carry another request.
                .putHeader("Connection", "close")
                .end(write(problem));
    }

    private static long declaredLength(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unparseable) {
            return 0;
        }
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
