package dudao.commons.issuers;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Reads every issuer's keys anew from time to time. A key the issuer adds is read when the first token names it; one it
 * takes back would be trusted until then without this. While an issuer cannot be reached its last keys hold.
 */
@ApplicationScoped
class KeyRefresh {

    private static final Logger LOG = Logger.getLogger(KeyRefresh.class);
    private static final String NO_TOKEN = "";

    private final TenantConfigBean tenants;
    private final VerifiedTokens tokens;
    private final Duration interval;

    KeyRefresh(
            TenantConfigBean tenants,
            VerifiedTokens tokens,
            @ConfigProperty(name = "dudao.oidc.key-refresh", defaultValue = "5M") Duration interval) {
        this.tenants = tenants;
        this.tokens = tokens;
        this.interval = interval;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(interval.toMillis(), timer -> Stream.concat(
                        Stream.of(tenants.getDefaultTenant()), tenants.getStaticTenantsConfig().values().stream())
                .forEach(this::refresh));
    }

    private void refresh(TenantConfigContext tenant) {
        if (tenant.provider() == null
                || tenant.getOidcMetadata() == null
                || tenant.getOidcMetadata().getJsonWebKeySetUri() == null) {
            return;
        }
        // The one way in: it reads the keys and then checks a token with them. That none is given is no failure.
        tenant.provider()
                .refreshJwksAndVerifyJwtToken(NO_TOKEN, false, false, null)
                .subscribe()
                .with(checked -> tokens.forget(), failure -> {
                    tokens.forget();
                    if (!(failure instanceof InvalidJwtException)) {
                        LOG.warnf(
                                "Keys of %s not read: %s",
                                tenant.getOidcMetadata().getIssuer(), failure.getMessage());
                    }
                });
    }
}
