package dudao.task.evidence.content;

import dudao.commons.http.StateSecrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the uploader called a file: shown and offered again, never used as a path. */
public final class FileName {

    private static final int LONGEST = 120;
    private static final String NAMELESS = "附件";

    private FileName() {}

    /** Without folders, without what cannot be seen or turns the direction of writing, and not too long. */
    public static String clean(String given) {
        String name = given == null ? "" : given.replaceAll("^.*[/\\\\]", "");
        name = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}<>:\"|?*]", "").strip().replaceAll("^\\.+", "");
        int[] points = name.codePoints().toArray();
        if (points.length > LONGEST) {
            // The end tells what kind of file it is.
            int kept = LONGEST / 2;
            name = new String(points, 0, kept) + "…" + new String(points, points.length - kept + 1, kept - 1);
        }
        return StateSecrets.refuse(name.isEmpty() ? NAMELESS : name);
    }

    /** RFC 6266: kept as a file, never shown in the place of a page. */
    public static String disposition(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"evidence\"; filename*=UTF-8''" + encoded.replace("*", "%2A");
    }
}
