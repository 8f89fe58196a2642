package dudao.commons.http;

import dudao.commons.problems.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Opaque position in a list. It only says where to go on; what may be seen is decided anew on every page. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";

    private Cursor() {}

    static String encode(List<?> key) {
        String joined = key.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> decode(String cursor, int parts) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> key = List.of(joined.split(SEPARATOR, -1));
            if (key.size() == parts) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the same answer as a cursor of another list
        }
        throw invalid();
    }

    public static RuleViolation invalid() {
        return RuleViolation.of("INVALID_CURSOR", "翻页标记无效或属于另一列表");
    }
}
