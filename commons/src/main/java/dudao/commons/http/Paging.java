package dudao.commons.http;

import dudao.commons.problems.RuleViolation;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The paging parameters of every list. */
public class Paging {

    public static final int MAX_LIMIT = 200;
    private static final int DEFAULT_LIMIT = 50;

    @QueryParam("cursor")
    @Parameter(description = "opaque; from `next` or the Link header of the page before")
    String cursor;

    @QueryParam("limit")
    @Parameter(description = "rows a page, 1 to 200; 50 unless told")
    Integer limit;

    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw RuleViolation.of("INVALID_PARAMETER", "limit 应在 1 到 " + MAX_LIMIT + " 之间")
                    .at("?limit", "1…" + MAX_LIMIT);
        }
        return limit;
    }

    /** What the cursor was made of, as strings; null on the first page. */
    public List<String> after(int parts) {
        return cursor == null ? null : Cursor.decode(cursor, parts);
    }
}
