package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: the person or system of the token, its roles and its organisation. */
@RequestScoped
public class Caller {

    static final String ON_BEHALF_OF = "dudao.onBehalfOf";

    private final SecurityIdentity identity;

    /** Injected in a request; outside of one, of an identity that was kept. */
    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The {@code sub} of the token. */
    public String id() {
        return identity.getPrincipal() instanceof JsonWebToken jwt
                ? jwt.getSubject()
                : identity.getPrincipal().getName();
    }

    /** The person a delegate acts for (代办); empty when callers act for themselves. */
    public Optional<String> onBehalfOf() {
        return Optional.ofNullable(identity.getAttribute(ON_BEHALF_OF));
    }

    /** Everybody who stands behind what is done now: nobody of them may later judge it. */
    public Set<String> people() {
        return onBehalfOf().map(person -> Set.of(id(), person)).orElseGet(() -> Set.of(id()));
    }

    public String name() {
        return claim("name").map(String::valueOf).orElseGet(this::id);
    }

    public Set<String> roles() {
        return identity.getRoles();
    }

    /** The program that asks: {@code azp} of the token; null when it does not say. */
    public String client() {
        return claim("azp").map(String::valueOf).orElse(null);
    }

    public boolean hasRole(String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(identity::hasRole);
    }

    /** The caller's organisation, the {@code org} claim. A token without one can do nothing that has a scope. */
    public UUID organizationId() {
        try {
            return UUID.fromString(claim("org").map(String::valueOf).orElse(""));
        } catch (IllegalArgumentException notAnId) {
            throw RuleViolation.of("FORBIDDEN", "访问令牌里没有所属机构 (org)");
        }
    }

    /** Of the token that proves who asks: the access token of a request, the ID token of a browser's session. */
    private Optional<Object> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(name))
                : Optional.empty();
    }
}
