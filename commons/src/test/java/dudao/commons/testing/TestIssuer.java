package dudao.commons.testing;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** A real OIDC issuer over HTTP that puts the claims a test asks for into the token. */
final class TestIssuer implements AutoCloseable {

    private static final String ID = "dudao";

    private final MockOAuth2Server server;

    private TestIssuer(MockOAuth2Server server) {
        this.server = server;
    }

    static TestIssuer start() {
        OAuth2Config config =
                new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(new AskedClaims()));
        MockOAuth2Server server = new MockOAuth2Server(config);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new TestIssuer(server);
    }

    String url() {
        return server.issuerUrl(ID).toString();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static final class AskedClaims extends DefaultOAuth2TokenCallback {

        AskedClaims() {
            super(ID, "nobody", "JWT", List.of("dudao"), Map.of(), 3600);
        }

        @Override
        public String subject(TokenRequest request) {
            return asked(request, "person");
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return Map.of(
                    "name", asked(request, "person"),
                    "groups", List.of(asked(request, "roles").split(",")),
                    "org", asked(request, "org"));
        }

        private static String asked(TokenRequest request, String parameter) {
            List<String> values = request.getCustomParameter(parameter);
            return values == null || values.isEmpty() ? "" : values.get(0);
        }
    }
}
