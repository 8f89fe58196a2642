package dudao.commons.issuers;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes an OIDC tenant of each address in {@code dudao.issuers}. It starts with the rules of the first issuer, because a
 * tenant written out by hand and forgetting its audience would take every token of that issuer.
 */
public final class FurtherIssuers implements ConfigSourceFactory {

    static final String ADDRESSES = "dudao.issuers";
    private static final String TENANT = "issuer";

    /** Below the properties of any file, so that each can be set otherwise for one issuer. */
    private static final int ORDINAL = 90;

    private static final List<String> LIKE_THE_FIRST = List.of(
            "token.audience",
            "token.subject-required",
            "token.lifespan-grace",
            "token.forced-jwk-refresh-interval",
            "token.allow-jwt-introspection",
            "token.allow-opaque-token-introspection",
            "roles.role-claim-path",
            "tls.tls-configuration-name");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var addresses = context.getValue(ADDRESSES);
        if (addresses == null || addresses.getValue() == null) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(tenants(addresses.getValue()), ADDRESSES, ORDINAL));
    }

    private static Map<String, String> tenants(String addresses) {
        Map<String, String> properties = new HashMap<>();
        int number = 0;
        for (String address : list(addresses)) {
            String tenant = "quarkus.oidc." + tenant(++number) + '.';
            properties.put(tenant + "auth-server-url", address);
            properties.put(tenant + "application-type", "service");
            LIKE_THE_FIRST.forEach(name -> properties.put(tenant + name, "${quarkus.oidc." + name + ":}"));
        }
        return properties;
    }

    static List<String> list(String addresses) {
        return Arrays.stream(addresses.split(","))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    static String tenant(int number) {
        return TENANT + number;
    }

    static boolean isTenant(String name) {
        return name.matches(TENANT + "\\d+");
    }
}
