package dudao.local;

import java.util.List;
import java.util.Map;

/** Somebody the local issuer knows: {@code name} signs in, {@code displayName} is what people read. */
public record Person(String name, String displayName, List<String> roles, String organizationCode) {

    Map<String, Object> claims() {
        return Map.of(
                "name",
                displayName,
                "preferred_username",
                name,
                "groups",
                roles,
                "org",
                Organization.id(organizationCode).toString());
    }
}
