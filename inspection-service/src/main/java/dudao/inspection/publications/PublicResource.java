package dudao.inspection.publications;

import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Open data: what was published, for whoever asks. */
@Path("/api/v1/public/publications")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Publications")
class PublicResource {

    @Schema(name = "PublishedReport")
    public record Published(
            UUID id, String title, String organizationName, String text, String letter, OffsetDateTime publishedAt) {

        public Published {
            publishedAt = Days.shown(publishedAt);
        }
    }

    private static final RowMapper<Published> ROW = ConstructorMapper.of(Published.class);

    private final Jdbi jdbi;

    PublicResource(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @GET
    @Transactional
    @Operation(operationId = "listPublications", summary = "Published reports, newest inspection first")
    @APIResponse(
            responseCode = "200",
            description = "a page of reports as they were published",
            content = @Content(schema = @Schema(implementation = PublishedPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        List<String> after = paging.after(1);
        List<Published> rows = jdbi.withHandle(
                handle -> handle.createQuery("select * from published_reports(cast(:before as uuid), :most)")
                        .bind("before", after == null ? null : cursor(after.get(0)))
                        .bind("most", paging.limit() + 1)
                        .map(ROW)
                        .list());
        return Page.of(rows, paging, row -> List.of(row.id())).response(uri);
    }

    private static String cursor(String id) {
        try {
            return UUID.fromString(id).toString();
        } catch (IllegalArgumentException otherList) {
            throw Cursor.invalid();
        }
    }

    /** Only for the API description. */
    record PublishedPage(List<Published> items, String next) {}
}
