package dudao.task.ruling;

import dudao.commons.http.ETags;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/rulings/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rulings")
class RulingResource {

    @Schema(name = "RulingConfirmation")
    record Confirmation(@Size(max = 4000) String text) {}

    @Schema(name = "RulingRejection")
    record Rejection(@NotBlank @Size(max = 4000) String text) {}

    private final RulingRules rules;
    private final Rulings rulings;
    private final Tasks tasks;

    RulingResource(RulingRules rules, Rulings rulings, Tasks tasks) {
        this.rules = rules;
        this.rulings = rulings;
        this.tasks = tasks;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getRuling", summary = "One ruling")
    @APIResponse(
            responseCode = "200",
            description = "the ruling",
            content = @Content(schema = @Schema(implementation = RulingView.class)))
    public Response get(@PathParam("id") UUID id) {
        Ruling ruling = rulings.get(id);
        tasks.get(ruling.taskId);
        return answer(ruling);
    }

    @POST
    @Path("/confirm")
    @RolesAllowed({"LEADER", "SUPERVISOR", "REVIEWER", "UNIT_HEAD"})
    @Transactional
    @Operation(
            operationId = "confirmRuling",
            summary = "确认: the other party agrees, and the task goes where the ruling says",
            description = "By a person of another organisation than the one that proposed it"
                    + " (RULING_SAME_ORGANIZATION), or by a leader.")
    @APIResponse(
            responseCode = "200",
            description = "the ruling",
            content = @Content(schema = @Schema(implementation = RulingView.class)))
    public Response confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Confirmation confirmation) {
        return answer(rules.confirm(id, ifMatch, confirmation == null ? null : confirmation.text()));
    }

    @POST
    @Path("/reject")
    @RolesAllowed({"LEADER", "SUPERVISOR", "REVIEWER", "UNIT_HEAD"})
    @Transactional
    @Operation(
            operationId = "rejectRuling",
            summary = "不同意: the submission still waits; another ruling can be proposed")
    @APIResponse(
            responseCode = "200",
            description = "the ruling",
            content = @Content(schema = @Schema(implementation = RulingView.class)))
    public Response reject(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Rejection rejection) {
        return answer(rules.reject(id, ifMatch, rejection.text()));
    }

    private static Response answer(Ruling ruling) {
        return ETags.tagged(Response.ok(RulingView.of(ruling)), ruling).build();
    }
}
