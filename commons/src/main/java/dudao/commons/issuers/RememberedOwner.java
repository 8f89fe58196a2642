package dudao.commons.issuers;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Whom a token belongs to that was found genuine before. */
final class RememberedOwner extends BaseAuthenticationRequest {

    private final SecurityIdentity identity;

    RememberedOwner(SecurityIdentity identity) {
        this.identity = identity;
    }

    SecurityIdentity identity() {
        return identity;
    }
}
