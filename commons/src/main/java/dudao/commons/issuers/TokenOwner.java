package dudao.commons.issuers;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The claims of a token without the token. They are read once: the framework's own principal throws and catches an
 * exception for every claim that is not one of the standard's, each time it is asked.
 */
record TokenOwner(String name, Map<String, Object> claims) implements JsonWebToken {

    static TokenOwner of(JsonWebToken token) {
        Map<String, Object> claims = new HashMap<>();
        for (String name : token.getClaimNames()) {
            Object value = token.getClaim(name);
            if (value != null && !name.equals(Claims.raw_token.name())) {
                claims.put(name, value);
            }
        }
        return new TokenOwner(token.getName(), Map.copyOf(claims));
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }
}
