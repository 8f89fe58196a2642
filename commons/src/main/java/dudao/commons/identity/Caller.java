package dudao.commons.identity;

import dudao.commons.problems.RuleViolation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks: the person or system of the token, its roles and its organisation. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final JsonWebToken token;

    Caller(SecurityIdentity identity, JsonWebToken token) {
        this.identity = identity;
        this.token = token;
    }

    /** The {@code sub} of the token. */
    public String id() {
        return identity.getPrincipal() instanceof JsonWebToken jwt
                ? jwt.getSubject()
                : identity.getPrincipal().getName();
    }

    public String name() {
        String name = token.getClaim("name");
        return name == null ? id() : name;
    }

    public boolean hasRole(String... anyOf) {
        return Arrays.stream(anyOf).anyMatch(identity::hasRole);
    }

    /** The caller's organisation, the {@code org} claim. A token without one can do nothing that has a scope. */
    public UUID organizationId() {
        Object claim = token.getClaim("org");
        try {
            return UUID.fromString(String.valueOf(claim));
        } catch (IllegalArgumentException notAnId) {
            throw RuleViolation.of("FORBIDDEN", "访问令牌里没有所属机构 (org)");
        }
    }
}
