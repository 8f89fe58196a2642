package dudao.local;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** An OpenID Connect issuer on loopback that knows the example's persons and asks for no password. */
final class Issuer implements IdentityProvider {
    static final String ID = "dudao";
    private static final Set<String> GRANTS = Set.of("client_credentials", "authorization_code", "refresh_token");
    private static final int LARGEST_REQUEST = 64 * 1024;

    private final String base;
    private final Route library;
    private final Login login;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private Issuer(int port, OAuth2TokenProvider tokens) throws IOException {
        base = "http://127.0.0.1:" + port;
        library = new OAuth2HttpRequestHandler(
                        new OAuth2Config(true, null, null, false, tokens, Set.of(new PersonTokens())))
                .getAuthorizationServer();
        login = new Login(library);
        // The JDK's server, because the library's own wants another Netty than the services have.
        server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, port), 0);
        server.createContext("/" + ID + "/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static Issuer start(int port, Secrets secrets) throws IOException {
        var key = SigningKey.of(secrets);
        var keys = new KeyProvider(List.of(key), JWSAlgorithm.RS256.getName());
        return new Issuer(port, new OAuth2TokenProvider(keys, () -> null));
    }

    @Override
    public String url() {
        return base + "/" + ID;
    }

    @Override
    public String token(String person) throws IOException {
        return TokenRequest.toIssuer(url(), person);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var response = answer(request(exchange));
            response.getHeaders().forEach(h -> exchange.getResponseHeaders().add(h.getFirst(), h.getSecond()));
            var body = Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private OAuth2HttpRequest request(HttpExchange exchange) throws IOException {
        var headers = new Headers.Builder();
        // Without Host and X-Forwarded-*, so that "iss" is the same whichever way a request came.
        for (var name : List.of("Authorization", "Content-Type", "Cookie")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).ifPresent(v -> headers.add(name, v));
        }
        var url = HttpUrl.get(base).resolve(exchange.getRequestURI().toString());
        var body = new String(exchange.getRequestBody().readNBytes(LARGEST_REQUEST), StandardCharsets.UTF_8);
        return new OAuth2HttpRequest(headers.build(), exchange.getRequestMethod(), url, body);
    }

    private OAuth2HttpResponse answer(OAuth2HttpRequest request) {
        var path = request.getUrl().encodedPath();
        if (path.equals("/" + ID + "/authorize")) {
            return login.answer(request);
        }
        if (path.contains("debugger")) {
            return new OAuth2HttpResponse(Headers.of(), 404, "", null);
        }
        var grant = request.getFormParameters().get("grant_type");
        if (path.endsWith("/token") && !GRANTS.contains(String.valueOf(grant))) {
            return new OAuth2HttpResponse(
                    Headers.of("Content-Type", "application/json"),
                    400,
                    "{\"error\":\"unsupported_grant_type\"}",
                    null);
        }
        return library.invoke(request);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
