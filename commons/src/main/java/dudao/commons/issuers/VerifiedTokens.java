package dudao.commons.issuers;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.NumericDate;

/**
 * Whom tokens belong to that were found genuine, each until it expires. A token is known by its hash and kept nowhere, so
 * that none can be taken from here.
 */
@Singleton
class VerifiedTokens {

    static final int MOST = 10_000;

    /** In a token that is good only together with its holder's certificate (RFC 8705), which each connection has to show. */
    private static final String BOUND = "cnf";

    private record Verified(SecurityIdentity identity, long expires) {}

    /** Replaced and not emptied: what is still being found out with the keys of before goes into the map of before. */
    private volatile Known known = new Known();

    Known known() {
        return known;
    }

    /** To be called whenever keys have been read. */
    void forget() {
        known = new Known();
    }

    /** What was found out with the same keys. */
    static final class Known {

        private final Map<ByteBuffer, Verified> tokens = new ConcurrentHashMap<>();

        Optional<SecurityIdentity> of(String token) {
            return Optional.ofNullable(tokens.get(hash(token)))
                    // By the time the issuers' tokens are checked by.
                    .filter(verified -> NumericDate.now().getValue() < verified.expires)
                    .map(Verified::identity);
        }

        void keep(String token, SecurityIdentity identity) {
            if (tokens.size() >= MOST) {
                tokens.clear();
            }
            if (identity.getPrincipal() instanceof JsonWebToken principal && principal.getClaim(BOUND) == null) {
                tokens.put(hash(token), new Verified(withoutToken(identity, principal), principal.getExpirationTime()));
            }
        }
    }

    /** Nor with anything else of the request it came with, which has the token and would stay as long as the owner does. */
    private static SecurityIdentity withoutToken(SecurityIdentity identity, JsonWebToken token) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(TokenOwner.of(token))
                .addRoles(identity.getRoles())
                .build();
    }

    private static ByteBuffer hash(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
