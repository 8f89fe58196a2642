package dudao.inspection.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dudao.commons.data.Ids;
import dudao.commons.secrecy.FieldCipher;
import dudao.commons.secrecy.Sealed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Signs entry codes and reads them: {@code DUDAO1.KEY.PAYLOAD.SIGNATURE}, payload and signature in base64url. The payload is
 * the JSON of {@link EntryCode}, the signature Ed25519 over the text before its dot. An office signs with a key of its own,
 * made when first needed, and anew when the key that protects it in the database has changed.
 */
@Singleton
public class EntryCodes {

    private static final String TABLE = "filing_key";
    private static final String MARK = "DUDAO1";
    private static final String ED25519 = "Ed25519";

    private final Jdbi jdbi;
    private final FieldCipher cipher;
    private final ObjectMapper json;

    EntryCodes(Jdbi jdbi, FieldCipher cipher, ObjectMapper json) {
        this.jdbi = jdbi;
        this.cipher = cipher;
        this.json = json;
    }

    /** @param secret whether nobody may know of the visit yet: then not even a new key is shown for it */
    public String sign(EntryCode code, UUID office, boolean secret, Instant now) {
        try {
            FilingKey key = keyOf(office, now);
            if (!secret) {
                jdbi.useHandle(handle ->
                        handle.execute("update filing_key set shown = true where id = ? and not shown", key.id()));
            }
            String signed = MARK + '.' + key.id() + '.' + encode(json.writeValueAsBytes(code));
            Signature signature = Signature.getInstance(ED25519);
            signature.initSign(KeyFactory.getInstance(ED25519)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.secret()))));
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return signed + '.' + encode(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record FilingKey(UUID id, String secret) {}

    private FilingKey keyOf(UUID office, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        select id, key_id, algorithm, sealed from filing_key
                        where office_id = :office and key_id = :key order by created_at desc, id desc limit 1""")
                .bind("office", office)
                .bind("key", cipher.currentKey())
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Sealed sealed =
                            new Sealed(row.getString("key_id"), row.getString("algorithm"), row.getBytes("sealed"));
                    return new FilingKey(id, cipher.open(sealed, TABLE, id));
                })
                .findOne()
                .orElseGet(() -> make(office, now)));
    }

    private FilingKey make(UUID office, Instant now) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ED25519).generateKeyPair();
            FilingKey key = new FilingKey(
                    Ids.next(),
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
            Sealed sealed = cipher.seal(key.secret(), TABLE, key.id());
            jdbi.useHandle(handle -> handle.createUpdate(
                            """
                            insert into filing_key (id, office_id, public_key, key_id, algorithm, sealed, created_at)
                            values (:id, :office, :public, :keyId, :algorithm, :sealed, :now)""")
                    .bind("id", key.id())
                    .bind("office", office)
                    .bind(
                            "public",
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                    .bind("keyId", sealed.keyId())
                    .bind("algorithm", sealed.algorithm())
                    .bind("sealed", sealed.bytes())
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .execute());
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty when it is no code of ours, or not as it was signed. */
    Optional<EntryCode> read(String code) {
        String[] parts = code.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(MARK)) {
            return Optional.empty();
        }
        try {
            Optional<String> key = publicKey(UUID.fromString(parts[1]));
            if (key.isEmpty() || !isSigned(code, parts[3], key.get())) {
                return Optional.empty();
            }
            return Optional.of(json.readValue(Base64.getUrlDecoder().decode(parts[2]), EntryCode.class));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(String code, String signature, String key) throws GeneralSecurityException {
        Signature check = Signature.getInstance(ED25519);
        check.initVerify(KeyFactory.getInstance(ED25519)
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        check.update(code.substring(0, code.length() - signature.length() - 1).getBytes(StandardCharsets.UTF_8));
        return check.verify(Base64.getUrlDecoder().decode(signature));
    }

    private Optional<String> publicKey(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select filing_key(:id)")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
    }

    /** Whether the filing is still there and unchanged. */
    boolean stands(EntryCode code) {
        return jdbi.withHandle(handle -> handle.createQuery("select filing_stands(:number, :scope)")
                .bind("number", code.filingNumber())
                .bind("scope", code.scopeHash())
                .mapTo(Boolean.class)
                .one());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
