package dudao.commons.secrecy;

/**
 * A text that only a key outside the database opens.
 *
 * @param bytes nonce, ciphertext and tag
 */
public record Sealed(String keyId, String algorithm, byte[] bytes) {}
