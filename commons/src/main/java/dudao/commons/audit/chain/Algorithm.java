package dudao.commons.audit.chain;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SM3Digest;

/** What a chain is hashed with; every row says which, so that a change of the setting ends no chain. */
public enum Algorithm {
    SHA_256("SHA-256"),
    /** GB/T 32905. */
    SM3("SM3");

    private final String label;

    Algorithm(String label) {
        this.label = label;
    }

    public static Algorithm of(String label) {
        for (Algorithm each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("dudao.audit.algorithm is SHA-256 or SM3, not " + label);
    }

    public String label() {
        return label;
    }

    public byte[] hash(byte[] bytes) {
        return switch (this) {
            case SHA_256 -> sha256(bytes);
            case SM3 -> sm3(bytes);
        };
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}
