package dudao.local;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.text.ParseException;

/** The issuer's key, kept, so that a token outlives a restart. */
final class SigningKey {
    private SigningKey() {}

    static JWK of(Secrets secrets) throws IOException {
        try {
            return JWK.parse(secrets.text("issuer-key.json", SigningKey::generate));
        } catch (ParseException e) {
            throw new IOException("The issuer's key is damaged; remove issuer-key.json", e);
        }
    }

    private static String generate() {
        try {
            return new RSAKeyGenerator(2048).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
