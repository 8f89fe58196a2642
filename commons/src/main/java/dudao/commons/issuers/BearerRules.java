package dudao.commons.issuers;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a genuine bearer token must be besides: made for access, and somebody's. */
@ApplicationScoped
class BearerRules implements SecurityIdentityAugmentor {

    /** The {@code typ} Keycloak gives to what is no access token. */
    private static final Set<String> NOT_FOR_ACCESS = Set.of("ID", "Refresh", "Offline", "Logout");

    /** Claims that only an ID token has. */
    private static final Set<String> OF_ID_TOKENS = Set.of("at_hash", "c_hash");

    @Override
    public int priority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return !isSession(identity) && identity.getPrincipal() instanceof JsonWebToken token && isUnfit(token)
                ? Uni.createFrom().failure(new AuthenticationFailedException("not an access token of somebody"))
                : Uni.createFrom().item(identity);
    }

    /** A browser is there by its ID token. */
    private static boolean isSession(SecurityIdentity identity) {
        return identity.getCredential(IdTokenCredential.class) != null;
    }

    private static boolean isUnfit(JsonWebToken token) {
        return NOT_FOR_ACCESS.contains(String.valueOf(token.<Object>getClaim("typ")))
                || OF_ID_TOKENS.stream().anyMatch(token::containsClaim)
                || token.getSubject() == null
                || token.getSubject().isBlank();
    }
}
