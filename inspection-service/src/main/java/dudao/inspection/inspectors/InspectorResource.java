package dudao.inspection.inspectors;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.access.Units;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspectors")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Inspectors", description = "The register of inspectors (督学)")
class InspectorResource {

    private final Inspectors inspectors;
    private final Units units;
    private final Caller caller;
    private final Clock clock;

    InspectorResource(Inspectors inspectors, Units units, Caller caller, Clock clock) {
        this.inspectors = inspectors;
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @Operation(operationId = "registerInspector", summary = "Registers an inspector for a term of at most three years")
    @APIResponse(
            responseCode = "201",
            description = "registered",
            content = @Content(schema = @Schema(implementation = InspectorView.class)))
    public Response register(@NotNull @Valid NewInspector wanted) {
        units.named(wanted.organizationId(), "/organizationId");
        Inspector inspector = Inspector.register(wanted, Actor.of(caller), clock.instant());
        inspectors.persistAndFlush(inspector);
        return ETags.tagged(Response.created(URI.create("/api/v1/inspectors/" + inspector.id)), inspector)
                .entity(InspectorView.of(inspector))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listInspectors", summary = "The register, newest entry first")
    @APIResponse(
            responseCode = "200",
            description = "a page of inspectors",
            content = @Content(schema = @Schema(implementation = InspectorPage.class)))
    public Response list(@BeanParam InspectorFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return inspectors.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getInspector", summary = "One inspector")
    @APIResponse(
            responseCode = "200",
            description = "the inspector",
            content = @Content(schema = @Schema(implementation = InspectorView.class)))
    public Response get(@PathParam("id") UUID id) {
        Inspector inspector = inspectors.get(id);
        return ETags.tagged(Response.ok(InspectorView.of(inspector)), inspector).build();
    }

    /** Only for the API description. */
    record InspectorPage(java.util.List<InspectorView> items, String next) {}
}
