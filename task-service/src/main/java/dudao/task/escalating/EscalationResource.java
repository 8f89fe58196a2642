package dudao.task.escalating;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.secrecy.Classification;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/escalations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Escalations",
        description = "提醒、催办、督办、通报、约谈、问责建议: one step of a task's ladder at one of its limits, each once. Reminders and"
                + " 催办 go out by themselves, everything above 催办 only after a person has decided; nothing goes out on rest"
                + " days or outside 09:00 to 17:00, except what is most urgent (TOP_URGENT).")
class EscalationResource {

    @Schema(name = "EscalationPage")
    record EscalationPage(List<EscalationView> items, String next) {}

    @Schema(name = "EscalationVoiding")
    record Voiding(@NotBlank @Size(max = 1000) String reason) {}

    @Schema(name = "EscalationAnswer")
    record Answer(@Size(max = 4000) String text) {}

    private final Escalations escalations;
    private final EscalationList list;
    private final Caller caller;
    private final AuditTrail trail;

    EscalationResource(Escalations escalations, EscalationList list, Caller caller, AuditTrail trail) {
        this.escalations = escalations;
        this.list = list;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listEscalations",
            summary = "Steps taken or to come of the tasks of the caller's scope, newest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = EscalationPage.class)))
    public Response list(@BeanParam EscalationFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        Page<EscalationView> page = list.page(filter, paging);
        trail.readAny("escalations", page.items(), row -> row.classification() == Classification.RESTRICTED);
        return page.response(uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getEscalation", summary = "One step of a task's ladder")
    @APIResponse(
            responseCode = "200",
            description = "the step",
            content = @Content(schema = @Schema(implementation = EscalationView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(escalations.get(id));
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed({"SUPERVISOR", "LEADER"})
    @Transactional
    @Operation(
            operationId = "confirmEscalation",
            summary = "Lets a proposed step go out: 督办 by SUPERVISOR, everything above it by LEADER",
            description =
                    "Never by the unit itself. It is sent in the next working hour. Rungs above 督办 need a person's"
                            + " approval as criticism does by 政府督查工作条例 (国务院令第733号) 第二十一条.")
    @APIResponse(
            responseCode = "200",
            description = "the step, APPROVED",
            content = @Content(schema = @Schema(implementation = EscalationView.class)))
    public Response confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Decision decision) {
        Decision said = decision == null ? Decision.NOTHING_ADDED : decision;
        return answer(
                escalations.command(id, ifMatch, "confirm", (step, now) -> step.confirm(said, Actor.of(caller), now)));
    }

    @POST
    @Path("/{id}/void")
    @RolesAllowed({"SUPERVISOR", "LEADER"})
    @Transactional
    @Operation(
            operationId = "voidEscalation",
            summary = "Takes a step back that has not gone out, by whoever would decide about it",
            description = "The ladder of the task rests until it has another limit.")
    @APIResponse(
            responseCode = "200",
            description = "the step, VOIDED",
            content = @Content(schema = @Schema(implementation = EscalationView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Voiding why) {
        return answer(escalations.command(
                id, ifMatch, "void", (step, now) -> step.cancel(why.reason(), Actor.of(caller), now)));
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(operationId = "acknowledgeEscalation", summary = "签收: the unit has it, and may answer")
    @APIResponse(
            responseCode = "200",
            description = "the step, ACKNOWLEDGED",
            content = @Content(schema = @Schema(implementation = EscalationView.class)))
    public Response acknowledge(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Answer answer) {
        String text = answer == null ? null : answer.text();
        return answer(escalations.command(
                id, ifMatch, "acknowledge", (step, now) -> step.acknowledge(text, Actor.of(caller), now)));
    }

    private static Response answer(EscalationView view) {
        return Response.ok(view)
                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                .build();
    }
}
