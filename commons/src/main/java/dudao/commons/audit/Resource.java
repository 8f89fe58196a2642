package dudao.commons.audit;

import java.util.UUID;
import java.util.regex.Pattern;

/** What a request was about, as its path or the address of what it made says: {@code tasks} and an id. */
record Resource(String kind, UUID id) {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final String API = "/api/v1/";

    /** The last id of the path with the collection before it; without an id the first collection. */
    static Resource of(String path) {
        String inside =
                path.startsWith(API) ? path.substring(API.length()) : path.substring(Math.min(1, path.length()));
        String[] segments = inside.split("/", -1);
        for (int n = segments.length - 1; n > 0; n--) {
            if (ID.matcher(segments[n]).matches()) {
                return new Resource(segments[n - 1], UUID.fromString(segments[n]));
            }
        }
        return new Resource(segments[0], null);
    }
}
