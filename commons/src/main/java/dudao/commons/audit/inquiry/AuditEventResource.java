package dudao.commons.audit.inquiry;

import dudao.commons.audit.Audited;
import dudao.commons.audit.chain.Anchor;
import dudao.commons.audit.chain.Anchors;
import dudao.commons.audit.chain.Verdict;
import dudao.commons.audit.chain.Verification;
import dudao.commons.http.Paging;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/audit-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("AUDITOR")
@Tag(name = "Audit", description = "Who did what, for whom and why; for the auditor alone, whose reading is in it too")
class AuditEventResource {

    @Schema(name = "AuditEventPage")
    record AuditEventPage(List<AuditEvent> items, String next) {}

    private static final int AN_HOUR = 3600;

    private final AuditEvents events;
    private final Anchors anchors;
    private final AgroalDataSource dataSource;

    AuditEventResource(AuditEvents events, Anchors anchors, AgroalDataSource dataSource) {
        this.events = events;
        this.anchors = anchors;
        this.dataSource = dataSource;
    }

    @GET
    @Transactional
    @Audited(reads = "audit-events")
    @Operation(
            operationId = "listAuditEvents",
            summary = "Audit events, newest first",
            description = "An event is shown once it is chained, a moment after it happened.")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = AuditEventPage.class)))
    public Response list(@Valid @BeanParam AuditFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return events.list(filter, paging).response(uri);
    }

    @POST
    @Path("/verify")
    @Transactional
    @TransactionConfiguration(timeout = AN_HOUR)
    @Operation(
            operationId = "verifyAuditEvents",
            summary = "Checks the chain from its first row and against all anchors",
            description = "An intact chain's head is anchored. The first place where it breaks is named otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "what was found",
            content = @Content(schema = @Schema(implementation = Verdict.class)))
    public Verdict verify() {
        try (Connection connection = dataSource.getConnection()) {
            Verdict verdict = Verification.verify(connection, anchors.outside());
            if (verdict.intact() && verdict.rows() > 0) {
                anchors.append(QuarkusTransaction.requiringNew().call(() -> anchor(verdict)));
            }
            return verdict;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Anchor anchor(Verdict verdict) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return anchors.insert(verdict.position(), verdict.hash(), "VERIFIED", connection);
        }
    }
}
