package dudao.commons.issuers;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * Puts a token that nobody takes in the place of several Authorization headers, of which the framework would read the
 * first, and of one that has not the shape of a JWT, over which it stumbles. So all refusals go the same way.
 */
@ApplicationScoped
class AuthorizationHeader {

    private static final int BEFORE_AUTHENTICATION = 900;
    private static final String BEARER = "bearer ";
    private static final int DOTS = 2;
    private static final boolean[] BASE64URL = new boolean[128];

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
                .chars()
                .forEach(c -> BASE64URL[c] = true);
    }

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

    /** Three parts of base64url, of which the last may be empty. By hand: this is done with every request. */
    static boolean isJwt(String header) {
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        int dots = 0;
        int part = BEARER.length();
        for (int n = part; n < header.length(); n++) {
            char c = header.charAt(n);
            if (c == '.' && n > part && dots < DOTS) {
                dots++;
                part = n + 1;
            } else if (!isBase64Url(c)) {
                return false;
            }
        }
        return dots == DOTS;
    }

    private static boolean isBase64Url(char c) {
        return c < BASE64URL.length && BASE64URL[c];
    }
}
