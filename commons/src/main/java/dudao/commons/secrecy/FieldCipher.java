package dudao.commons.secrecy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts single fields by keys that are not in the database. Table and row are authenticated with the text, so that a
 * ciphertext copied into another row does not open.
 */
@Singleton
public class FieldCipher {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    /** Two ways to do it; which one was used is stored with the text. */
    private enum Algorithm {
        AES_256_GCM("AES-256-GCM", "AES", "AES/GCM/NoPadding"),
        SM4_GCM("SM4-GCM", "SM4", "SM4/GCM/NoPadding");

        final String label;
        final String key;
        final String transformation;

        Algorithm(String label, String key, String transformation) {
            this.label = label;
            this.key = key;
            this.transformation = transformation;
        }

        static Algorithm of(String label) {
            return Arrays.stream(values())
                    .filter(each -> each.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("dudao.field-algorithm is AES-256-GCM or SM4-GCM"));
        }

        Cipher cipher() throws GeneralSecurityException {
            return this == SM4_GCM
                    ? Cipher.getInstance(transformation, BOUNCY_CASTLE)
                    : Cipher.getInstance(transformation);
        }

        SecretKeySpec keySpec(byte[] key) {
            // SM4 takes 16 bytes, and never those that AES uses.
            return this == SM4_GCM
                    ? new SecretKeySpec(FieldKeys.sha256(label, key), 0, 16, this.key)
                    : new SecretKeySpec(key, this.key);
        }
    }

    private final FieldKeys keys;
    private final Algorithm algorithm;
    private final SecureRandom random = new SecureRandom();

    @Inject
    public FieldCipher(
            @ConfigProperty(name = "dudao.field-key") Optional<String> key,
            @ConfigProperty(name = "dudao.field-keys") Optional<String> keys,
            @ConfigProperty(name = "dudao.field-algorithm", defaultValue = "AES-256-GCM") String algorithm) {
        this(new FieldKeys(key, keys), algorithm);
    }

    FieldCipher(FieldKeys keys, String algorithm) {
        this.keys = keys;
        this.algorithm = Algorithm.of(algorithm);
    }

    public Sealed seal(String text, String table, UUID row) {
        String keyId = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, algorithm, keyId, nonce, table, row);
            byte[] encrypted = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = ByteBuffer.allocate(nonce.length + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
            return new Sealed(keyId, algorithm.label, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails loudly when the ciphertext was changed or belongs to another row. */
    public String open(Sealed sealed, String table, UUID row) {
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
        try {
            Cipher cipher =
                    cipher(Cipher.DECRYPT_MODE, Algorithm.of(sealed.algorithm()), sealed.keyId(), nonce, table, row);
            byte[] text = cipher.doFinal(sealed.bytes(), NONCE_BYTES, sealed.bytes().length - NONCE_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Row " + row + " of " + table + " does not open", e);
        }
    }

    /** The same for the same text as long as the key is: tells equal texts apart from others, and nothing else of them. */
    public String fingerprint(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            // Another use of a key is another key.
            mac.init(new SecretKeySpec(FieldKeys.sha256("fingerprint", keys.get(keys.current())), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Id of the key that encrypts now. */
    public String currentKey() {
        return keys.current();
    }

    /** Name of the algorithm that encrypts now. */
    public String currentAlgorithm() {
        return algorithm.label;
    }

    private Cipher cipher(int mode, Algorithm algorithm, String keyId, byte[] nonce, String table, UUID row)
            throws GeneralSecurityException {
        Cipher cipher = algorithm.cipher();
        cipher.init(mode, algorithm.keySpec(keys.get(keyId)), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((table + "/" + row).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
