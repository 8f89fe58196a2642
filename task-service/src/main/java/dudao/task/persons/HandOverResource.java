package dudao.task.persons;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations/{id}/person-hand-overs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Persons")
class HandOverResource {

    @Schema(name = "PersonHandOver")
    record HandOver(
            @Schema(description = "`sub` of who hands over") @NotBlank @Size(max = 200) String from,
            @NotNull @Valid NamedPerson to,
            @NotBlank @Size(max = 1000) String reason) {}

    @Schema(name = "PersonHandedOver")
    record Done(@Schema(description = "open tasks on which the other person follows") int tasks) {}

    private final Naming naming;
    private final OrganizationTree tree;
    private final Caller caller;

    HandOverResource(Naming naming, OrganizationTree tree, Caller caller) {
        this.naming = naming;
        this.tree = tree;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("UNIT_HEAD")
    @Transactional
    @Operation(
            operationId = "handOverTasks",
            summary = "移交: on every open task of the own unit another person follows the one who leaves",
            description =
                    "What has ended keeps its persons. Who may act for the unit is a matter of accounts and roles.")
    @APIResponse(responseCode = "200", description = "how many tasks")
    public Done handOver(@PathParam("id") UUID id, @NotNull @Valid HandOver wanted) {
        tree.inScope(id, caller);
        if (!id.equals(caller.organizationId())) {
            throw RuleViolation.of("FORBIDDEN", "只有本单位负责人能移交本单位的任务");
        }
        return new Done(naming.handOver(id, wanted.from(), wanted.to()));
    }
}
