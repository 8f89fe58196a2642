package dudao.commons.issuers;

import dudao.commons.issuers.VerifiedTokens.Known;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Has a token of the API checked by its issuer's rules and remembers the outcome if it is good, so that the next request
 * with it is let in by {@link RememberedTokens}.
 */
@ApplicationScoped
class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {

    private final OidcIdentityProvider issuers;
    private final VerifiedTokens verified;

    TokenIdentities(OidcIdentityProvider issuers, VerifiedTokens verified) {
        this.issuers = issuers;
        this.verified = verified;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!isOfTheApi(request)) {
            return issuers.authenticate(request, context);
        }
        Known known = verified.known();
        String token = request.getToken().getToken();
        return issuers.authenticate(request, context).onItem().invoke(identity -> known.keep(token, identity));
    }

    /** There the issuer whose rules hold follows from the token alone, see {@link IssuerOfToken}. */
    private static boolean isOfTheApi(TokenAuthenticationRequest request) {
        RoutingContext context = HttpSecurityUtils.getRoutingContextAttribute(request);
        return request.getToken() instanceof AccessTokenCredential
                && context != null
                && IssuerOfToken.isOfTheApi(context);
    }

    /** Before the framework's own, which this one asks. */
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }
}
