package dudao.commons.issuers;

import jakarta.enterprise.inject.spi.CDI;

/** What the running service remembers. */
public final class KnownTokens {

    private KnownTokens() {}

    public static boolean has(String token) {
        return CDI.current()
                .select(VerifiedTokens.class)
                .get()
                .known()
                .of(token)
                .isPresent();
    }
}
