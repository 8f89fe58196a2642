package dudao.commons.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One page of a list. {@code next} is the cursor of the following page, absent on the last one; the {@code Link} header
 * carries the same as a whole address.
 */
public record Page<T>(
        List<T> items,
        @Schema(description = "pass as `cursor` to get the following page; null on the last one") String next) {

    /**
     * @param rows up to {@code paging.limit() + 1} rows in order; the surplus one only tells that there are more
     * @param key sort value and id of a row, in the order of the list
     */
    public static <T> Page<T> of(List<T> rows, Paging paging, Function<T, List<?>> key) {
        if (rows.size() <= paging.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, paging.limit());
        return new Page<>(items, Cursor.encode(key.apply(items.get(items.size() - 1))));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }

    public Response response(UriInfo uri) {
        Response.ResponseBuilder response = Response.ok(this);
        if (next != null) {
            response.header("Link", "<" + following(uri) + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** The address that was asked, with the cursor in the place of the one it had; a cursor needs no escaping. */
    private String following(UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        Stream<String> others = query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&")).filter(each -> !each.startsWith("cursor="));
        return uri.getAbsolutePath() + "?"
                + Stream.concat(others, Stream.of("cursor=" + next)).collect(Collectors.joining("&"));
    }
}
