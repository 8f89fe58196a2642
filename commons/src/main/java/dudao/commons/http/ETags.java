package dudao.commons.http;

import dudao.commons.data.Versioned;
import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Strong entity tags made of the version, and the check that a write knows the version it changes. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    public static Response.ResponseBuilder tagged(Response.ResponseBuilder response, Versioned resource) {
        return response.header(HttpHeaders.ETAG, of(resource.version()));
    }

    /** 428 without {@code If-Match}, 412 with another version than the current one. {@code *} means "whatever is there". */
    public static void check(String ifMatch, Versioned resource) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw RuleViolation.of("IF_MATCH_REQUIRED", "修改前请先读取,并在 If-Match 中带上读到的 ETag");
        }
        String current = of(resource.version());
        for (String tag : ifMatch.split(",")) {
            if (tag.strip().equals(current) || tag.strip().equals("*")) {
                return;
            }
        }
        throw RuleViolation.of("STALE", "该资源已被修改,当前 ETag 为 " + current).with("currentETag", current);
    }
}
