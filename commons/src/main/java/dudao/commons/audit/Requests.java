package dudao.commons.audit;

import dudao.commons.audit.chain.Chainer;
import dudao.commons.identity.Caller;
import dudao.commons.problems.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jboss.logging.MDC;

/**
 * Sees every request first and last, whoever answers it: gives it its id, and records it when it was refused. What only
 * the REST layer knows of a refusal is noted by {@link RefusedOperation}.
 */
@ApplicationScoped
class Requests {

    static final String OPERATION = "dudao.audit.operation";

    private static final int FIRST = 2000;
    private static final int MAX_PATH = 300;
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    /** Readings that are refused for what somebody may not do; a mistyped filter is none. */
    private static final Set<Integer> REFUSED_READS = Set.of(401, 403, 429);

    private static final int NOT_FOUND = 404;

    private final Refusals refusals;
    private final Chainer chainer;
    private final Clock clock;

    Requests(Refusals refusals, Chainer chainer, Clock clock) {
        this.refusals = refusals;
        this.chainer = chainer;
        this.clock = clock;
    }

    void register(@Observes Filters filters) {
        filters.register(this::begin, FIRST);
    }

    private void begin(RoutingContext context) {
        Origin origin = Origin.of(context.request());
        context.put(Origin.class.getName(), origin);
        context.response().putHeader(Origin.REQUEST_ID, origin.requestId());
        MDC.put("requestId", origin.requestId());
        context.addEndHandler(ended -> end(context));
        context.next();
    }

    private void end(RoutingContext context) {
        int status = context.response().getStatusCode();
        boolean isWrite = !READS.contains(context.request().method());
        if (status < 400) {
            if (isWrite) {
                chainer.wake();
            }
        } else if (status < 500 && isRefusal(isWrite, status, context.request().path())) {
            QuarkusHttpUser.getSecurityIdentity(context, null)
                    .subscribe()
                    .with(
                            identity -> record(context, status, actor(identity)),
                            nobody -> record(context, status, Actor.NOBODY));
        }
    }

    private static boolean isRefusal(boolean isWrite, int status, String path) {
        return isWrite
                || REFUSED_READS.contains(status)
                // Outside the caller's scope a thing does not exist.
                || status == NOT_FOUND && Resource.of(path).id() != null;
    }

    private static Actor actor(SecurityIdentity identity) {
        return identity == null || identity.isAnonymous() ? Actor.NOBODY : Actor.of(new Caller(identity));
    }

    private void record(RoutingContext context, int status, Actor actor) {
        Problem problem = context.get(Problem.class.getName());
        String path = context.request().path();
        String operation = context.get(OPERATION);
        refusals.add(new AuditRow(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                operation != null ? operation : context.request().method() + " " + shortened(path),
                Resource.of(path),
                AuditRow.Result.refused(status, problem == null ? null : problem.code()),
                actor,
                Origin.of(context),
                AuditRow.States.NONE));
    }

    private static String shortened(String path) {
        return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
    }
}
