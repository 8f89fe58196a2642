package dudao.commons.issuers;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantResolver;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Chooses by which issuer's rules a token of the API is checked: by the one it names, else by the first. It is never a
 * cookie that chooses, as it would be with {@code quarkus.oidc.resolve-tenants-with-issuer} beside a console; and an
 * issuer that was away when the service started is asked again.
 */
@ApplicationScoped
class IssuerOfToken implements TenantResolver {

    private static final String API = "/api/";
    private static final String FIRST = "Default";

    private final TenantConfigBean tenants;

    IssuerOfToken(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    /** Null leaves the choice to the paths of the tenants. */
    @Override
    public String resolve(RoutingContext request) {
        if (!isOfTheApi(request)) {
            return null;
        }
        if (tenants.getStaticTenantsConfig().keySet().stream().noneMatch(FurtherIssuers::isTenant)) {
            return FIRST;
        }
        Object issuer = issuer(request.request().getHeader(HttpHeaders.AUTHORIZATION));
        return tenants.getStaticTenantsConfig().entrySet().stream()
                .filter(tenant -> FurtherIssuers.isTenant(tenant.getKey()))
                .filter(tenant -> issuer(tenant.getValue()).equals(issuer))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(FIRST);
    }

    static boolean isOfTheApi(RoutingContext request) {
        return request.normalizedPath().startsWith(API);
    }

    /** What the unchecked token claims; whatever it is, only that issuer's keys can make it true. */
    private static Object issuer(String authorization) {
        String[] parts = authorization == null ? new String[0] : authorization.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
            return new JsonObject(new String(claims, StandardCharsets.UTF_8)).getValue("iss");
        } catch (IllegalArgumentException | DecodeException garbage) {
            return null;
        }
    }

    private static String issuer(TenantConfigContext tenant) {
        OidcTenantConfig configuration = tenant.oidcConfig();
        return configuration
                .token()
                .issuer()
                .orElseGet(() -> tenant.getOidcMetadata() == null
                                || tenant.getOidcMetadata().getIssuer() == null
                        ? configuration.authServerUrl().orElse("")
                        : tenant.getOidcMetadata().getIssuer());
    }
}
