package dudao.commons.keys;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import java.util.Optional;

/** A key somebody presents, and from where; empty when it does not even look like one. */
final class KeyCredential extends BaseAuthenticationRequest {

    private final Optional<KeyText> key;
    private final String address;

    KeyCredential(Optional<KeyText> key, String address) {
        this.key = key;
        this.address = address;
    }

    Optional<KeyText> key() {
        return key;
    }

    String address() {
        return address;
    }
}
