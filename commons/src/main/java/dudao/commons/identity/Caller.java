package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: the person or system of the token or key, its roles and the organisation it acts for. */
@RequestScoped
public class Caller {

    /** Attributes of the identity; what they say goes before what the token says. */
    public static final String ON_BEHALF_OF = "dudao.onBehalfOf";

    public static final String ORGANIZATION = "dudao.organization";
    public static final String NAME = "dudao.name";

    private final SecurityIdentity identity;

    /** Injected in a request; outside of one, of an identity that was kept. */
    public Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The {@code sub} of the token, or the name of the API key: always who acts, also for another. */
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
        return Optional.<Object>ofNullable(identity.getAttribute(NAME))
                .or(() -> claim("name"))
                .map(String::valueOf)
                .orElseGet(this::id);
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

    /** The organisation acted for: the delegator's, else the caller's own. Without one nothing that has a scope can be done. */
    public UUID organizationId() {
        UUID given = identity.getAttribute(ORGANIZATION);
        return given != null ? given : own().orElseThrow(Caller::withoutOrganization);
    }

    /** The organisation acted for and the caller's own: nobody leaves the latter behind by acting for another. */
    public Set<UUID> organizations() {
        Set<UUID> both = new HashSet<>(Set.of(organizationId()));
        own().ifPresent(both::add);
        return both;
    }

    private Optional<UUID> own() {
        try {
            return claim("org").map(claim -> UUID.fromString(String.valueOf(claim)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static RuleViolation withoutOrganization() {
        return RuleViolation.of("FORBIDDEN", "访问令牌里没有所属机构 (org)");
    }

    /** Of the token that proves who asks: the access token of a request, the ID token of a browser's session. */
    private Optional<Object> claim(String name) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Optional.ofNullable(token.getClaim(name))
                : Optional.empty();
    }
}
