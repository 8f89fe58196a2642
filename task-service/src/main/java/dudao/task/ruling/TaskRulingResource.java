package dudao.task.ruling;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/{id}/rulings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rulings", description = "What happens instead of a third return: two parties or a leader settle it")
class TaskRulingResource {

    @Schema(name = "Rulings")
    record All(List<RulingView> items) {}

    private final RulingRules rules;
    private final Rulings rulings;
    private final Tasks tasks;

    TaskRulingResource(RulingRules rules, Rulings rulings, Tasks tasks) {
        this.rules = rules;
        this.rulings = rulings;
        this.tasks = tasks;
    }

    @POST
    @RolesAllowed({"LEADER", "SUPERVISOR", "REVIEWER", "UNIT_HEAD"})
    @Idempotent
    @Transactional
    @Operation(
            operationId = "proposeRuling",
            summary = "会商裁决: settles a submission after two returns",
            description = "`If-Match` names the task. Once a task has been returned twice, a reviewer alone may still"
                    + " complete it, but not return it (JOINT_RULING_REQUIRED). A leader's ruling holds at once; anybody"
                    + " else's once a person of another organisation who could review the task confirms it.")
    @APIResponse(
            responseCode = "201",
            description = "the ruling",
            content = @Content(schema = @Schema(implementation = RulingView.class)))
    public Response propose(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewRuling wanted) {
        Ruling ruling = rules.propose(id, ifMatch, wanted);
        return ETags.tagged(
                        Response.created(URI.create("/api/v1/rulings/" + ruling.id))
                                .entity(RulingView.of(ruling)),
                        ruling)
                .build();
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listRulings", summary = "A task's rulings, oldest first")
    @APIResponse(responseCode = "200", description = "all of them")
    public All list(@PathParam("id") UUID id) {
        tasks.get(id);
        return new All(rulings.of(id).stream().map(RulingView::of).toList());
    }
}
