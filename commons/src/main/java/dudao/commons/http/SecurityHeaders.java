package dudao.commons.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every answer tells browsers and caches, errors too. An answer that sets one of these itself keeps it. */
@ApplicationScoped
class SecurityHeaders {

    /** Before anything that may answer. */
    private static final int FIRST = 2000;

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cache-Control",
            "no-store",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private final boolean terminatedByProxy;
    private final Map<String, String> plain;
    private final Map<String, String> overTls;

    /** @param terminatedByProxy TLS ends at a proxy of the operator, and nobody reaches this port past it */
    SecurityHeaders(
            @ConfigProperty(name = "dudao.tls.terminated-by-proxy", defaultValue = "false") boolean terminatedByProxy) {
        this.terminatedByProxy = terminatedByProxy;
        this.plain = of(false);
        this.overTls = of(true);
    }

    void register(@Observes Filters filters) {
        filters.register(this::add, FIRST);
    }

    private void add(RoutingContext context) {
        context.addHeadersEndHandler(ended -> {
            MultiMap headers = context.response().headers();
            (context.request().isSSL() ? overTls : plain).forEach((name, value) -> {
                if (!headers.contains(name)) {
                    headers.set(name, value);
                }
            });
        });
        context.next();
    }

    Map<String, String> of(boolean tls) {
        Map<String, String> headers = new LinkedHashMap<>(ALWAYS);
        if (tls || terminatedByProxy) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        return headers;
    }
}
