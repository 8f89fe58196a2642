package dudao.inspection.districts;

import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.LockModeType;
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
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/districts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
@Tag(name = "Districts", description = "督导责任区: which inspector answers for which school (教育督导条例 Art. 13)")
class DistrictResource {

    private final Districts districts;
    private final Assignments assignments;
    private final Rota rota;
    private final Caller caller;
    private final Clock clock;

    DistrictResource(Districts districts, Assignments assignments, Rota rota, Caller caller, Clock clock) {
        this.districts = districts;
        this.assignments = assignments;
        this.rota = rota;
        this.caller = caller;
        this.clock = clock;
    }

    @Schema(name = "DistrictRotation")
    record Rotation(@NotNull LocalDate from) {}

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "createDistrict", summary = "A district, with the load it allows")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = DistrictView.class)))
    public Response create(@NotNull @Valid NewDistrict wanted) {
        District district = District.create(wanted, caller.organizationId(), Actor.of(caller), clock.instant());
        districts.persistAndFlush(district);
        return shown(district, Response.created(URI.create("/api/v1/districts/" + district.id)));
    }

    @GET
    @Transactional
    @Operation(operationId = "listDistricts", summary = "Districts of the own office and of those below it")
    @APIResponse(
            responseCode = "200",
            description = "a page of districts",
            content = @Content(schema = @Schema(implementation = DistrictPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        return districts.list(paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getDistrict", summary = "One district with who answers for its schools")
    @APIResponse(
            responseCode = "200",
            description = "the district",
            content = @Content(schema = @Schema(implementation = DistrictView.class)))
    public Response get(@PathParam("id") UUID id) {
        return shown(districts.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/assign")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "assignDistrict",
            summary = "An inspector answers for schools from a day on",
            description = "Within the load of the district and of the inspector, and within the inspector's term.")
    @APIResponse(
            responseCode = "200",
            description = "assigned",
            content = @Content(schema = @Schema(implementation = DistrictView.class)))
    public Response assign(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewAssignment wanted) {
        District district = districts.toChange(id, ifMatch);
        Days.plausible("/from", wanted.from());
        rota.assign(district, wanted, Actor.of(caller), clock.instant());
        return changed(district);
    }

    @POST
    @Path("/{id}/rotate")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "rotateDistrict",
            summary = "轮换: the inspectors of a district change places from a day on",
            description =
                    "In the order of their ids each takes over the schools of the one before, the first those of the"
                            + " last.")
    @APIResponse(
            responseCode = "200",
            description = "rotated",
            content = @Content(schema = @Schema(implementation = DistrictView.class)))
    public Response rotate(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Rotation wanted) {
        District district = districts.toChange(id, ifMatch);
        Days.plausible("/from", wanted.from());
        rota.rotate(district, wanted.from(), Actor.of(caller), clock.instant());
        return changed(district);
    }

    private Response changed(District district) {
        districts.getEntityManager().lock(district, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        districts.flush();
        return shown(district, Response.ok());
    }

    private Response shown(District district, Response.ResponseBuilder answer) {
        LocalDate today = Clocks.dateOf(clock.instant());
        return ETags.tagged(answer, district)
                .entity(DistrictView.of(district, assignments.of(district.id, today), today))
                .build();
    }

    /** Only for the API description. */
    record DistrictPage(List<Districts.DistrictRow> items, String next) {}
}
