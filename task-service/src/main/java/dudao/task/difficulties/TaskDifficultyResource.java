package dudao.task.difficulties;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.time.Lights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/{id}/difficulties")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Difficulties",
        description = "困难、需协调事项: what a unit cannot do alone, answered by the office that wants the task")
class TaskDifficultyResource {

    private final DifficultyRules rules;
    private final Difficulties difficulties;
    private final Lights lights;

    TaskDifficultyResource(DifficultyRules rules, Difficulties difficulties, Lights lights) {
        this.rules = rules;
        this.difficulties = difficulties;
        this.lights = lights;
    }

    @POST
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Idempotent
    @Transactional
    @Operation(
            operationId = "raiseDifficulty",
            summary = "The unit says what it cannot do alone and what would help, while its task is open",
            description =
                    "Addressed to whoever wants the task: the unit it was handed down by, the issuer of its plan or"
                            + " whoever registered it. The office has five working days to answer, on its own clock.")
    @APIResponse(
            responseCode = "201",
            description = "the difficulty",
            content = @Content(schema = @Schema(implementation = DifficultyView.class)))
    public Response raise(@PathParam("id") UUID id, @NotNull @Valid NewDifficulty told) {
        Difficulty difficulty = rules.raise(id, told);
        DifficultyView view = DifficultyView.of(difficulty, difficulties.now(), lights);
        return ETags.tagged(
                        Response.created(URI.create("/api/v1/difficulties/" + difficulty.id))
                                .entity(view),
                        difficulty)
                .build();
    }
}
