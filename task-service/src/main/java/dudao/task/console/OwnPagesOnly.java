package dudao.task.console;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The pages are read and nothing else, and only from themselves: what a cookie opens is closed to whatever another
 * site lets a browser send. Links from elsewhere lead to a page, but not to the logout.
 */
@ApplicationScoped
class OwnPagesOnly {

    private static final int BEFORE_AUTHENTICATION = 950;
    private static final Pattern PAGES = Pattern.compile("/|/(login|logout|signed-out)/?|/tasks(/.*)?");
    private static final String LOGOUT = "/logout";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    void register(@Observes Filters filters) {
        filters.register(OwnPagesOnly::check, BEFORE_AUTHENTICATION);
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!PAGES.matcher(context.normalizedPath()).matches()) {
            context.next();
        } else if (isFromElsewhere(request)) {
            refuse(context, 403, "只能从本系统的页面访问");
        } else if (!READING.contains(request.method())) {
            context.response().putHeader("Allow", "GET, HEAD");
            refuse(context, 405, "页面只供查看");
        } else {
            context.next();
        }
    }

    private static boolean isFromElsewhere(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return !isOwn(origin, request);
        }
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && (!"navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        || request.path().startsWith(LOGOUT));
    }

    /** By host and port: behind a proxy that ends TLS the scheme differs. An opaque origin is nobody's. */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        try {
            return String.valueOf(URI.create(origin).getAuthority()).equalsIgnoreCase(request.getHeader("Host"));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, int status, String text) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .end(text);
    }
}
