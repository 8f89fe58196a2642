package dudao.inspection.inspections;

import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Reading;
import dudao.inspection.access.Units;
import dudao.inspection.draws.DrawnUnits;
import dudao.inspection.requests.Reason;
import dudao.inspection.rulepacks.RulePacks;
import io.quarkus.arc.All;
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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Inspections", description = "督导, from the yearly list to the end")
class InspectionResource {

    private final Inspections inspections;
    private final Facts facts;
    private final Units units;
    private final DrawnUnits drawnUnits;
    private final OpenFindings openFindings;
    private final List<ClosingCondition> conditions;
    private final RulePacks rulePacks;
    private final String jurisdiction;
    private final Caller caller;
    private final Clock clock;

    /** @param jurisdiction of the installation, whose rule pack holds unless an inspection names another */
    InspectionResource(
            Inspections inspections,
            Facts facts,
            Units units,
            DrawnUnits drawnUnits,
            OpenFindings openFindings,
            @All List<ClosingCondition> conditions,
            RulePacks rulePacks,
            @ConfigProperty(name = "dudao.jurisdiction", defaultValue = RulePacks.NATIONAL) String jurisdiction,
            Caller caller,
            Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.units = units;
        this.drawnUnits = drawnUnits;
        this.openFindings = openFindings;
        this.conditions = conditions;
        this.rulePacks = rulePacks;
        this.jurisdiction = jurisdiction;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "planInspection", summary = "Puts an inspection of one organisation on the list")
    @APIResponse(
            responseCode = "201",
            description = "planned",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response plan(@NotNull @Valid NewInspection wanted) {
        units.mustNotComeFrom(units.named(wanted.organizationId(), "/organizationId"));
        if (wanted.drawId() != null) {
            drawnUnits.mustHaveDrawn(wanted.drawId(), wanted.organizationId());
        }
        String law = wanted.jurisdiction() == null ? jurisdiction : wanted.jurisdiction();
        Inspection inspection = Inspection.plan(
                wanted,
                rulePacks.mustKnow(law, "/jurisdiction"),
                caller.organizationId(),
                Actor.of(caller),
                clock.instant());
        inspections.persist(inspection);
        return facts.tell("planned", inspection, Response.created(URI.create("/api/v1/inspections/" + inspection.id)));
    }

    @GET
    @Reading
    @Operation(
            operationId = "listInspections",
            summary = "Inspections the caller may see, newest first",
            description = "An unannounced one is not there for the unit until the team has entered.")
    @APIResponse(
            responseCode = "200",
            description = "a page of inspections",
            content = @Content(schema = @Schema(implementation = InspectionPage.class)))
    public Response list(@BeanParam InspectionFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return inspections.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getInspection", summary = "One inspection")
    @APIResponse(
            responseCode = "200",
            description = "the inspection",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response get(@PathParam("id") UUID id) {
        return facts.show(inspections.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/close")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "closeInspection",
            summary = "Closes it once no finding is open",
            description = "After an opinion letter also: no remedy is open or can still be asked for.")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        inspection.close(openFindings.of(id));
        conditions.forEach(condition -> condition.mustHold(id));
        return facts.tell("closed", inspection);
    }

    @POST
    @Path("/{id}/cancel")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "cancelInspection", summary = "Cancels it before the visit")
    @APIResponse(
            responseCode = "200",
            description = "cancelled",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        inspection.cancel(why.reason());
        return facts.tell("cancelled", inspection);
    }

    /** Only for the API description. */
    record InspectionPage(List<InspectionRow> items, String next) {}
}
