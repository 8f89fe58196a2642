package dudao.commons.issuers;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Lets in whoever comes to the API with a token that was found genuine before. The framework's way reads the claims of
 * each request's token before it asks anybody. What a genuine token must be besides is asked of these requests too.
 */
@Singleton
class RememberedTokens implements HttpAuthenticationMechanism, IdentityProvider<RememberedOwner> {

    private static final String BEARER = "Bearer ";

    /** Before OIDC, after API keys, which refuse to be combined with a token. */
    private static final int SECOND = DEFAULT_PRIORITY + 500;

    private final VerifiedTokens verified;

    RememberedTokens(VerifiedTokens verified) {
        this.verified = verified;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || !IssuerOfToken.isOfTheApi(context)) {
            return Uni.createFrom().nullItem();
        }
        return verified.known()
                .of(header.substring(BEARER.length()))
                .map(owner -> HttpSecurityUtils.setRoutingContextAttribute(new RememberedOwner(owner), context))
                .map(providers::authenticate)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RememberedOwner owner, AuthenticationRequestContext context) {
        return Uni.createFrom().item(owner.identity());
    }

    /** That of OIDC, which is asked about every other token. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(RememberedOwner.class);
    }

    @Override
    public int getPriority() {
        return SECOND;
    }

    @Override
    public Class<RememberedOwner> getRequestType() {
        return RememberedOwner.class;
    }
}
