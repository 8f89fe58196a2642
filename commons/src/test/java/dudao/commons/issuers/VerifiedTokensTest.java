package dudao.commons.issuers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dudao.commons.issuers.VerifiedTokens.Known;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private final VerifiedTokens tokens = new VerifiedTokens();

    private static SecurityIdentity identity(String token, long secondsLeft) {
        return identity(token, secondsLeft, new JwtClaims());
    }

    private static SecurityIdentity identity(String token, long secondsLeft, JwtClaims claims) {
        claims.setSubject("clerk");
        claims.setClaim("org", "4711");
        claims.setClaim("raw_token", token);
        NumericDate expires = NumericDate.now();
        expires.addSeconds(secondsLeft);
        claims.setExpirationTime(expires);
        AccessTokenCredential credential = new AccessTokenCredential(token);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new OidcJwtCallerPrincipal(claims, credential))
                .addCredential(credential)
                .addAttribute(RoutingContext.class.getName(), "the request it came with, and the token in its headers")
                .addRole("UNIT_CLERK")
                .build();
    }

    @Test
    void whoseATokenIsIsKnownWithoutTheToken() {
        tokens.known().keep("a.b.c", identity("a.b.c", 60));
        SecurityIdentity known = tokens.known().of("a.b.c").orElseThrow();
        assertEquals(Set.of("UNIT_CLERK"), known.getRoles());
        JsonWebToken owner = (JsonWebToken) known.getPrincipal();
        assertEquals("clerk", owner.getSubject());
        assertEquals("4711", owner.getClaim("org"));
        assertNull(owner.getRawToken());
        assertEquals(Set.of(), known.getCredentials());
        assertEquals(Map.of(), known.getAttributes());
        assertTrue(tokens.known().of("a.b.d").isEmpty());
    }

    @Test
    void anExpiredTokenIsNotKnown() {
        tokens.known().keep("a.b.c", identity("a.b.c", 0));
        assertTrue(tokens.known().of("a.b.c").isEmpty());
    }

    /** Whoever shows it without the certificate must not profit from the holder's request before. */
    @Test
    void aTokenBoundToACertificateIsCheckedEachTime() {
        JwtClaims claims = new JwtClaims();
        claims.setClaim("cnf", Map.of("x5t#S256", "thumbprint"));
        tokens.known().keep("a.b.c", identity("a.b.c", 60, claims));
        assertTrue(tokens.known().of("a.b.c").isEmpty());
    }

    @Test
    void newKeysDecideAnew() {
        Known before = tokens.known();
        before.keep("a.b.c", identity("a.b.c", 60));
        tokens.forget();
        before.keep("late.b.c", identity("late.b.c", 60));
        assertTrue(tokens.known().of("a.b.c").isEmpty());
        assertTrue(tokens.known().of("late.b.c").isEmpty());
    }

    @Test
    void thereIsRoomForSoManyAndNoMore() {
        for (int n = 0; n <= VerifiedTokens.MOST; n++) {
            tokens.known().keep("a.b." + n, identity("a.b." + n, 60));
        }
        assertTrue(tokens.known().of("a.b.0").isEmpty());
        assertTrue(tokens.known().of("a.b." + VerifiedTokens.MOST).isPresent());
    }
}
