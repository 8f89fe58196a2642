package dudao.local;

import java.io.IOException;

/** Who issues the tokens: the issuer of the launcher, or Keycloak. */
interface IdentityProvider extends AutoCloseable {

    String url();

    /** Of a person of the example, as {@code deploy/token} prints it. */
    String token(String person) throws IOException;

    @Override
    void close() throws IOException;
}
