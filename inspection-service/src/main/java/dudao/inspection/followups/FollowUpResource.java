package dudao.inspection.followups;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.archiving.Supplements;
import dudao.inspection.rectifications.ClosedRectifications;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/follow-ups")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Follow-ups", description = "回头看: what was closed is looked at once more, and opened again if it came back")
class FollowUpResource {

    @Schema(name = "FollowUpRelapse")
    record Relapse(@NotNull @Valid Seen seen, @NotNull @Schema(description = "the new limit") LocalDate dueOn) {}

    private final FollowUps followUps;
    private final FollowUpDesk desk;
    private final ClosedRectifications closed;
    private final Supplements supplements;
    private final Caller caller;
    private final Clock clock;

    FollowUpResource(
            FollowUps followUps,
            FollowUpDesk desk,
            ClosedRectifications closed,
            Supplements supplements,
            Caller caller,
            Clock clock) {
        this.followUps = followUps;
        this.desk = desk;
        this.closed = closed;
        this.supplements = supplements;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listFollowUps", summary = "Looks back the caller may see, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of looks back",
            content = @Content(schema = @Schema(implementation = FollowUpPage.class)))
    public Response list(@BeanParam FollowUps.Filter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return followUps.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getFollowUp", summary = "One look back")
    @APIResponse(
            responseCode = "200",
            description = "the look back",
            content = @Content(schema = @Schema(implementation = FollowUpView.class)))
    public Response get(@PathParam("id") UUID id) {
        return show(followUps.get(id));
    }

    @POST
    @Path("/{id}/confirm")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "confirmFollowUp",
            summary = "未反弹: what was put right is still right",
            description = "Not by who worked on it, verified it or recorded the finding.")
    @APIResponse(
            responseCode = "200",
            description = "confirmed",
            content = @Content(schema = @Schema(implementation = FollowUpView.class)))
    public Response confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Seen seen) {
        FollowUp followUp = byOthers(id, ifMatch);
        followUp.end(FollowUpState.Command.CONFIRM, seen, Actor.of(caller), clock.instant());
        desk.tell("confirmed", followUp);
        return show(followUp);
    }

    @POST
    @Path("/{id}/relapse")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "relapseFollowUp",
            summary = "已反弹: rectification and finding are open again, with a new limit",
            description =
                    "Not by who worked on it, verified it or recorded the finding. The unit's task is returned. The"
                            + " archive of an archived inspection stays as it is and gets a supplement.")
    @APIResponse(
            responseCode = "200",
            description = "open again",
            content = @Content(schema = @Schema(implementation = FollowUpView.class)))
    public Response relapse(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Relapse said) {
        FollowUp followUp = byOthers(id, ifMatch);
        followUp.end(FollowUpState.Command.RELAPSE, said.seen(), Actor.of(caller), clock.instant());
        closed.reopen(followUp.rectificationId, followUp.text, Days.limit("/dueOn", said.dueOn(), clock));
        supplements.add(
                followUp.inspectionId,
                "follow-up-" + followUp.id + ".json",
                FollowUpView.of(followUp, clock.instant()));
        desk.tell("relapsed", followUp);
        return show(followUp);
    }

    @POST
    @Path("/{id}/withdraw")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "withdrawFollowUp",
            summary = "撤回: nobody looks, for a reason",
            description =
                    "By the office that runs the inspection, and not by who worked on it, verified it or recorded the"
                            + " finding. Those who would have been looked at are not told.")
    @APIResponse(
            responseCode = "200",
            description = "withdrawn",
            content = @Content(schema = @Schema(implementation = FollowUpView.class)))
    public Response withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        FollowUp followUp = byOthers(id, ifMatch);
        followUp.withdraw(why.reason(), Actor.of(caller), clock.instant());
        desk.tell("withdrawn", followUp);
        return show(followUp);
    }

    private FollowUp byOthers(UUID id, String ifMatch) {
        FollowUp followUp = followUps.toChange(id, ifMatch);
        closed.mustBeSeenByOthers(followUp.rectificationId);
        return followUp;
    }

    private Response show(FollowUp followUp) {
        followUps.flush();
        return ETags.tagged(Response.ok(FollowUpView.of(followUp, clock.instant())), followUp)
                .build();
    }

    /** Only for the API description. */
    record FollowUpPage(List<FollowUpRow> items, String next) {}
}
