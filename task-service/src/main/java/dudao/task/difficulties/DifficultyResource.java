package dudao.task.difficulties;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Lights;
import dudao.task.tasks.Tasks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/difficulties")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Difficulties")
class DifficultyResource {

    @Schema(name = "DifficultyPage")
    record DifficultyPage(List<DifficultyView> items, String next) {}

    @Schema(name = "NewDifficultyAnswer")
    record Answer(@NotNull Outcome outcome, @NotBlank @Size(max = 4000) String text) {}

    private final DifficultyRules rules;
    private final Difficulties difficulties;
    private final Tasks tasks;
    private final Lights lights;

    DifficultyResource(DifficultyRules rules, Difficulties difficulties, Tasks tasks, Lights lights) {
        this.rules = rules;
        this.difficulties = difficulties;
        this.tasks = tasks;
        this.lights = lights;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listDifficulties", summary = "Difficulties of the tasks the caller sees, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = DifficultyPage.class)))
    public Response list(
            @QueryParam("taskId") UUID taskId,
            @Parameter(description = "of this unit") @QueryParam("organizationId") UUID organizationId,
            @Parameter(description = "addressed to this office") @QueryParam("officeId") UUID officeId,
            @Parameter(description = "OPEN, ANSWERED, WITHDRAWN or LAPSED") @QueryParam("state") String state,
            @Parameter(description = "only those whose answer is overdue")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("answerOverdue")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String answerOverdue,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Page<Difficulty> page = difficulties.page(
                new Difficulties.Filter(
                        taskId, organizationId, officeId, state(state), Boolean.parseBoolean(answerOverdue)),
                paging);
        return page.map(each -> DifficultyView.of(each, difficulties.now(), lights))
                .response(uri);
    }

    private static DifficultyState state(String name) {
        try {
            return name == null ? null : DifficultyState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 应为 OPEN、ANSWERED、WITHDRAWN 或 LAPSED")
                    .at("?state", "未知的状态");
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getDifficulty", summary = "One difficulty")
    @APIResponse(
            responseCode = "200",
            description = "the difficulty",
            content = @Content(schema = @Schema(implementation = DifficultyView.class)))
    public Response get(@PathParam("id") UUID id) {
        Difficulty difficulty = difficulties.get(id);
        tasks.get(difficulty.taskId);
        return answer(difficulty);
    }

    @POST
    @Path("/{id}/answer")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "UNIT_HEAD"})
    @Transactional
    @Operation(
            operationId = "answerDifficulty",
            summary = "答复: the office it is addressed to, or whoever stands above it, says what it does about it",
            description = "Never the unit itself (OWN_TASK). Working days beyond its limit are booked on the office.")
    @APIResponse(
            responseCode = "200",
            description = "the difficulty",
            content = @Content(schema = @Schema(implementation = DifficultyView.class)))
    public Response answer(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Answer said) {
        return answer(rules.answer(id, ifMatch, said.outcome(), said.text()));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(operationId = "withdrawDifficulty", summary = "撤回: the unit has found a way")
    @APIResponse(
            responseCode = "200",
            description = "the difficulty",
            content = @Content(schema = @Schema(implementation = DifficultyView.class)))
    public Response withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(rules.withdraw(id, ifMatch));
    }

    private Response answer(Difficulty difficulty) {
        return ETags.tagged(Response.ok(DifficultyView.of(difficulty, difficulties.now(), lights)), difficulty)
                .build();
    }
}
