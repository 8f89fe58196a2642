package dudao.inspection.rectifications;

import dudao.commons.data.Ids;
import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.findings.FindingView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A confirmed finding becomes a rectification here, and through Kafka a task of the unit. */
@Path("/api/v1/findings/{id}/assign-responsibility")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Findings")
class OrderResource {

    record Order(
            @NotNull @Schema(description = "the unit that rectifies; it may differ from the inspected one")
                    UUID organizationId,
            @NotNull @Schema(description = "last day, ends at 24:00 Asia/Shanghai") LocalDate dueOn,
            @Schema(description = "whether a plan must be approved before work counts; false unless told")
                    Boolean planRequired) {}

    private final FindingCourse course;
    private final Rectifications rectifications;
    private final RectificationFacts facts;
    private final Caller caller;
    private final Clock clock;

    OrderResource(
            FindingCourse course, Rectifications rectifications, RectificationFacts facts, Caller caller, Clock clock) {
        this.course = course;
        this.rectifications = rectifications;
        this.facts = facts;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "assignResponsibility",
            summary = "Orders a unit to rectify a confirmed finding by a day",
            description = "The answer carries `rectificationId`. task-service makes one task of it.")
    @APIResponse(
            responseCode = "200",
            description = "ordered",
            content = @Content(schema = @Schema(implementation = FindingView.class)))
    public Response order(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Order order) {
        FindingView finding = course.order(id, ifMatch, order.organizationId(), order.dueOn(), Ids.next());
        Rectification rectification = Rectification.order(
                finding, Boolean.TRUE.equals(order.planRequired()), Actor.of(caller), clock.instant());
        rectifications.persist(rectification);
        facts.tell("ordered", rectification, null);
        return ETags.tagged(Response.ok(finding), finding).build();
    }
}
