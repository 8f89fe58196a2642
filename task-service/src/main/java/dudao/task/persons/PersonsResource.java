package dudao.task.persons;

import dudao.commons.http.ETags;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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

@Path("/api/v1/tasks/{id}/persons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Persons",
        description = "经办人、责任人: who of the unit has a task in hand; what somebody may do does not follow from it")
class PersonsResource {

    @Schema(name = "NewTaskPersons")
    record NewPersons(
            @Schema(description = "null: nobody") @Valid NamedPerson handler,
            @Schema(description = "null: nobody") @Valid NamedPerson inCharge) {}

    private final Naming naming;

    PersonsResource(Naming naming) {
        this.naming = naming;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getTaskPersons", summary = "Who of the unit has the task in hand, and who had")
    @APIResponse(
            responseCode = "200",
            description = "the persons",
            content = @Content(schema = @Schema(implementation = PersonsView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(naming.of(id));
    }

    @PUT
    @RolesAllowed("UNIT_HEAD")
    @Transactional
    @Operation(
            operationId = "putTaskPersons",
            summary = "The head of the unit names them or changes them, while the task is open",
            description = "The ETag is that of the persons, \"0\" before any were named.")
    @APIResponse(
            responseCode = "200",
            description = "the persons from now on",
            content = @Content(schema = @Schema(implementation = PersonsView.class)))
    public Response put(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewPersons wanted) {
        return answer(naming.name(id, ifMatch, wanted.handler(), wanted.inCharge()));
    }

    private static Response answer(PersonsView view) {
        return ETags.tagged(Response.ok(view), view).build();
    }
}
