package dudao.commons.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes tokens as an issuer would, and as nobody should. */
public final class Forgery {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Forgery() {}

    /** The claims of a token of the second issuer that is in order; its role is nobody's. */
    public static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(SecondIssuer.url())
                .audience("dudao")
                .subject("stranger")
                .claim("groups", List.of("NOBODY"))
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    public static String signed(JWTClaimsSet.Builder claims) {
        return signed(claims, SecondIssuer.key("first"));
    }

    public static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        return signed(claims, key, JWSAlgorithm.RS256, "JWT");
    }

    public static String signed(JWTClaimsSet.Builder claims, RSAKey key, JWSAlgorithm algorithm, String type) {
        try {
            JWSSigner signer = new RSASSASigner(key);
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims.build());
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With {@code "alg":"none"} and whatever stands for a signature. */
    public static String unsigned(JWTClaimsSet.Builder claims, String algorithm, String signature) {
        return part("{\"alg\":\"" + algorithm + "\",\"kid\":\"first\"}")
                + '.'
                + part(claims.build().toString())
                + '.'
                + signature;
    }

    /** As if the public key were a shared secret. */
    public static String signedWithThePublicKey(JWTClaimsSet.Builder claims) {
        try {
            String signed = part("{\"alg\":\"HS256\",\"kid\":\"first\"}")
                    + '.'
                    + part(claims.build().toString());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(SecondIssuer.key("first").toRSAPublicKey().getEncoded(), "HmacSHA256"));
            return signed + '.' + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
