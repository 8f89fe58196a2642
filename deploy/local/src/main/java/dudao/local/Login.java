package dudao.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;

/** The authorisation endpoint: shows the login page, then lets the library issue the code. */
final class Login {
    private static final Set<String> CLIENTS = Set.of("plan-console", "task-console", "inspection-console");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Function1<OAuth2HttpRequest, OAuth2HttpResponse> library;

    Login(Function1<OAuth2HttpRequest, OAuth2HttpResponse> library) {
        this.library = library;
    }

    OAuth2HttpResponse answer(OAuth2HttpRequest request) {
        if (!isAcceptable(request)) {
            return page(
                    400,
                    "This issuer serves the local consoles only: client_id " + CLIENTS
                            + ", a loopback redirect_uri, code_challenge_method S256.");
        }
        if (!request.getMethod().equals("POST")) {
            return page(200, LoginPage.html(""));
        }
        var typed = request.getFormParameters().get("username");
        return Persons.find(typed == null ? "" : typed.strip())
                .map(person -> library.invoke(signedIn(request, person)))
                .orElseGet(() -> page(403, LoginPage.html(typed)));
    }

    private static boolean isAcceptable(OAuth2HttpRequest request) {
        var url = request.getUrl();
        return CLIENTS.contains(String.valueOf(url.queryParameter("client_id")))
                && isLoopback(url.queryParameter("redirect_uri"))
                && url.queryParameter("code_challenge") != null
                && "S256".equals(url.queryParameter("code_challenge_method"));
    }

    private static boolean isLoopback(String address) {
        try {
            return address != null
                    && LOOPBACK.contains(String.valueOf(URI.create(address).getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Replaces what the form said: a browser may choose who it is, not what that person may do. */
    private static OAuth2HttpRequest signedIn(OAuth2HttpRequest request, Person person) {
        var body = "username=" + encode(person.name()) + "&claims="
                + encode(JSONObjectUtils.toJSONString(person.claims()));
        return request.copy(request.getHeaders(), request.getMethod(), request.getOriginalUrl(), body);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static OAuth2HttpResponse page(int status, String html) {
        return new OAuth2HttpResponse(
                Headers.of("Content-Type", "text/html;charset=UTF-8", "Cache-Control", "no-store"), status, html, null);
    }
}
