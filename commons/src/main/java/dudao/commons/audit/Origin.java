package dudao.commons.audit;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request came from.
 *
 * @param correlation the trace of the W3C header {@code traceparent}, by which callers join requests
 */
record Origin(String requestId, String correlation, String remoteAddress) {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Origin NOWHERE = new Origin(null, null, null);

    static Origin of(HttpServerRequest request) {
        String asked = request.getHeader(REQUEST_ID);
        SocketAddress from = request.remoteAddress();
        return new Origin(
                asked != null && SANE.matcher(asked).matches() ? asked : fresh(),
                trace(request.getHeader("traceparent")),
                from == null ? null : from.hostAddress());
    }

    /** As noted when the request arrived. */
    static Origin of(RoutingContext request) {
        Origin noted = request == null ? null : request.get(Origin.class.getName());
        return noted == null ? NOWHERE : noted;
    }

    private static String trace(String header) {
        if (header == null) {
            return null;
        }
        Matcher trace = TRACE.matcher(header);
        return trace.matches() ? trace.group(1) : null;
    }

    /** Unique is enough; nothing rests on its being hard to guess. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
