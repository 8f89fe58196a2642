package dudao.commons.secrecy;

import dudao.commons.problems.RuleViolation;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ring of keys, from configuration: {@code id:key} separated by commas, each key 32 bytes as hex figures
 * or in base64. The first one encrypts, all decrypt. A key
 * without an id is known by its fingerprint.
 */
final class FieldKeys {

    private static final int KEY_BYTES = 32;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private final Map<String, byte[]> keys = new LinkedHashMap<>();

    FieldKeys(Optional<String> one, Optional<String> several) {
        several.ifPresent(ring -> {
            for (String entry : ring.split(",")) {
                add(entry.strip());
            }
        });
        one.map(String::strip).ifPresent(this::add);
    }

    private void add(String entry) {
        if (entry.isEmpty()) {
            return;
        }
        int colon = entry.indexOf(':');
        byte[] key = decoded(entry.substring(colon + 1));
        keys.putIfAbsent(colon < 0 ? fingerprint(key) : entry.substring(0, colon), key);
    }

    /** The key itself must not stand in the message of the failure. */
    private static byte[] decoded(String text) {
        if (HEX.matcher(text).matches()) {
            return HexFormat.of().parseHex(text);
        }
        try {
            byte[] key = Base64.getDecoder().decode(text);
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the same answer as a key of another length
        }
        throw new IllegalStateException("A field key is 32 bytes, as hex figures or in base64");
    }

    String current() {
        return keys.keySet().stream()
                .findFirst()
                .orElseThrow(() -> RuleViolation.of("FIELD_KEY_MISSING", "未配置字段加密密钥 (DUDAO_FIELD_KEY)"));
    }

    byte[] get(String id) {
        byte[] key = keys.get(id);
        if (key == null) {
            throw RuleViolation.of("FIELD_KEY_MISSING", "密钥环里没有密钥 " + id);
        }
        return key;
    }

    static String fingerprint(byte[] key) {
        return HexFormat.of().formatHex(sha256("id", key), 0, 4);
    }

    /** Another use of a key is another key. */
    static byte[] sha256(String use, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(use.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return digest.digest(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
