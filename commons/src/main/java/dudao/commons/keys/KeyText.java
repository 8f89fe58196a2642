package dudao.commons.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as it is sent: {@code dk_<prefix>_<secret>}. The prefix names the key, the secret has 256 bits, so that a plain
 * hash of it is as good as unreadable. It never shows its secret by accident.
 */
final class KeyText {

    private static final Pattern FORM = Pattern.compile("dk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String prefix;
    private final String secret;

    private KeyText(String prefix, String secret) {
        this.prefix = prefix;
        this.secret = secret;
    }

    static KeyText random() {
        String prefix = HexFormat.of().formatHex(bytes(8));
        return new KeyText(prefix, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32)));
    }

    static Optional<KeyText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new KeyText(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    String prefix() {
        return prefix;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the one answer that tells it. */
    String reveal() {
        return "dk_" + prefix + "_" + secret;
    }

    @Override
    public String toString() {
        return "dk_" + prefix + "_…";
    }
}
