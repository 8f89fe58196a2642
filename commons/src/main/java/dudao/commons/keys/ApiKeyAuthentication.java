package dudao.commons.keys;

import dudao.commons.identity.Caller;
import dudao.commons.problems.Problems;
import dudao.commons.problems.RuleViolation;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Opens to systems without OIDC by {@code X-API-Key}; a request without that header is none of its business. */
@Singleton
class ApiKeyAuthentication implements HttpAuthenticationMechanism, IdentityProvider<KeyCredential> {

    private static final String HEADER = "X-API-Key";
    /** Before OIDC, which would not look at the header. */
    private static final int FIRST = DEFAULT_PRIORITY + 1000;

    private final ApiKeys keys;
    private final Attempts attempts;

    ApiKeyAuthentication(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.attempts = new Attempts(clock);
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        HttpServerRequest request = context.request();
        String text = request.getHeader(HEADER);
        if (text == null) {
            return Uni.createFrom().nullItem();
        }
        if (request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            String detail = "请求里只能有 Authorization 和 " + HEADER + " 之一";
            return Uni.createFrom().failure(refused(context, RuleViolation.of("CREDENTIALS_COMBINED", detail)));
        }
        KeyCredential credential =
                new KeyCredential(KeyText.parse(text), request.remoteAddress().hostAddress());
        return providers.authenticate(HttpSecurityUtils.setRoutingContextAttribute(credential, context));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyCredential credential, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(credential));
    }

    private SecurityIdentity identify(KeyCredential credential) {
        String prefix = credential.key().map(KeyText::prefix).orElse("");
        Duration wait = attempts.wait(prefix, credential.address());
        if (!wait.isZero()) {
            RuleViolation why =
                    RuleViolation.of("TOO_MANY_ATTEMPTS", "失败次数过多,请稍后再试").retryAfter(wait);
            throw refused(HttpSecurityUtils.getRoutingContextAttribute(credential), why);
        }
        Optional<ApiKey> key = credential.key().flatMap(keys::open);
        if (key.isEmpty()) {
            attempts.failed(prefix, credential.address());
            throw new AuthenticationFailedException();
        }
        attempts.succeeded(prefix, credential.address());
        return identity(key.get());
    }

    private static SecurityIdentity identity(ApiKey key) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.caller()))
                .addRoles(Set.copyOf(key.roles()))
                .addAttribute(Caller.NAME, key.name())
                .addAttribute(Caller.ORGANIZATION, key.organizationId())
                .build();
    }

    private static AuthenticationFailedException refused(RoutingContext context, RuleViolation why) {
        Problems.explain(context, why);
        return new AuthenticationFailedException();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyCredential.class);
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public Class<KeyCredential> getRequestType() {
        return KeyCredential.class;
    }
}
