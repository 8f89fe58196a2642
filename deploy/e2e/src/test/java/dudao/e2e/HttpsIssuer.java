package dudao.e2e;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** An issuer over TLS, under a name that is not this machine's. */
final class HttpsIssuer implements AutoCloseable {

    private final HttpsServer server;
    private final String url;
    private final RSAKey key;

    HttpsIssuer(String host, SSLContext tls) throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("only").generate();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        url = "https://" + host + ':' + server.getAddress().getPort() + "/realm";
        serve(
                "/realm/.well-known/openid-configuration",
                """
                {"issuer":"%1$s", "jwks_uri":"%1$s/jwks", "token_endpoint":"%1$s/token",
                 "authorization_endpoint":"%1$s/authorize", "end_session_endpoint":"%1$s/end"}"""
                        .formatted(url));
        serve("/realm/jwks", new JWKSet(key).toString(true));
        server.start();
    }

    private void serve(String path, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    String url() {
        return url;
    }

    /** @param boundTo the SHA-256 of the one client certificate it may be used with, base64url; else null */
    String token(String boundTo) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(url)
                .audience("dudao")
                .subject("partner")
                .claim("groups", List.of("NOBODY"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        if (boundTo != null) {
            claims.claim("cnf", Map.of("x5t#S256", boundTo));
        }
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("only").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
