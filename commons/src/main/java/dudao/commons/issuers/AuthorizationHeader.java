package dudao.commons.issuers;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts a token that nobody takes in the place of several Authorization headers, of which the framework would read the
 * first, and of one that has not the shape of a JWT, over which it stumbles. So all refusals go the same way.
 */
@ApplicationScoped
class AuthorizationHeader {

    private static final int BEFORE_AUTHENTICATION = 900;
    private static final Pattern JWT = Pattern.compile("bearer [\\w-]+\\.[\\w-]+\\.[\\w-]*", Pattern.CASE_INSENSITIVE);
    private static final String REFUSED = "Bearer refused";

    void register(@Observes Filters filters) {
        filters.register(AuthorizationHeader::check, BEFORE_AUTHENTICATION);
    }

    private static void check(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> given = headers.getAll(HttpHeaders.AUTHORIZATION);
        if (given.size() > 1 || given.size() == 1 && isBearer(given.get(0)) && !isJwt(given.get(0))) {
            headers.set(HttpHeaders.AUTHORIZATION, REFUSED);
        }
        context.next();
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, "bearer", 0, "bearer".length());
    }

    private static boolean isJwt(String header) {
        return JWT.matcher(header).matches();
    }
}
