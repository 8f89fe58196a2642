package dudao.inspection.hazards;

import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.time.Clocks;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Units;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/hazard-alarms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(
        name = "Hazard alarms",
        description =
                "隐患快报: a hazard is told at once, and higher every few minutes until the unit's head acknowledges, or one above does in the head's stead")
class HazardResource {

    @Schema(name = "HazardText")
    record Said(@NotBlank @Size(max = 10_000) String text) {}

    private final HazardAlarms alarms;
    private final HazardDesk desk;
    private final Units units;
    private final Offices offices;
    private final Caller caller;
    private final Clock clock;

    HazardResource(HazardAlarms alarms, HazardDesk desk, Units units, Offices offices, Caller caller, Clock clock) {
        this.alarms = alarms;
        this.desk = desk;
        this.units = units;
        this.offices = offices;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "listHazardAlarms", summary = "Alarms of findings the caller may see, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of alarms",
            content = @Content(schema = @Schema(implementation = HazardPage.class)))
    public Response list(@BeanParam HazardFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return alarms.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(
            operationId = "getHazardAlarm",
            summary = "One alarm with its clock",
            description = "The clock is counted from what is stored, as of any moment.")
    @APIResponse(
            responseCode = "200",
            description = "the alarm",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response get(
            @PathParam("id") UUID id,
            @QueryParam("asOf") @Parameter(description = "a moment, or a day for its 24:00; now if absent")
                    String asOf) {
        return HazardDesk.show(alarms.get(id), Clocks.asOf(asOf, clock));
    }

    @POST
    @Path("/{id}/acknowledge")
    @Transactional
    @RolesAllowed({"UNIT_HEAD", "ESO"})
    @Operation(
            operationId = "acknowledgeHazard",
            summary = "One who was told, or is to be told, says that it is known",
            description =
                    "Each for its own organisation. The head of the unit inspected stops the clock; once the unit's"
                            + " time is over and their own step has come, so do those above, who report from then on; for a"
                            + " bureau also its inspection office.")
    @APIResponse(
            responseCode = "200",
            description = "noted",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response acknowledge(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        HazardAlarm alarm = alarms.toChange(id, ifMatch);
        boolean stops = alarm.acknowledge(answerer(), Actor.of(caller), clock.instant());
        if (stops) {
            return desk.answer("acknowledged", alarm);
        }
        alarms.flush();
        return desk.show(alarm);
    }

    private HazardAlarm.Answerer answerer() {
        return new HazardAlarm.Answerer(
                caller.organizationId(), units.bureau().orElse(null), caller.hasRole("UNIT_HEAD"));
    }

    @POST
    @Path("/{id}/report-first")
    @Transactional
    @RolesAllowed({"UNIT_HEAD", "ESO"})
    @Operation(operationId = "reportHazardFirst", summary = "首报: what is known and what was done at once")
    @APIResponse(
            responseCode = "200",
            description = "reported",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response reportFirst(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Said said) {
        return report(id, ifMatch, HazardReport.Kind.FIRST, said);
    }

    @POST
    @Path("/{id}/report-further")
    @Transactional
    @RolesAllowed({"UNIT_HEAD", "ESO"})
    @Operation(operationId = "reportHazardFurther", summary = "续报: what has changed since")
    @APIResponse(
            responseCode = "200",
            description = "reported",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response reportFurther(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Said said) {
        return report(id, ifMatch, HazardReport.Kind.FURTHER, said);
    }

    @POST
    @Path("/{id}/report-final")
    @Transactional
    @RolesAllowed({"UNIT_HEAD", "ESO"})
    @Operation(operationId = "reportHazardFinal", summary = "终报: the unit holds the danger to be over")
    @APIResponse(
            responseCode = "200",
            description = "reported",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response reportFinal(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Said said) {
        return report(id, ifMatch, HazardReport.Kind.FINAL, said);
    }

    private Response report(UUID id, String ifMatch, HazardReport.Kind kind, Said said) {
        HazardAlarm alarm = alarms.toChange(id, ifMatch);
        alarm.mustBeReportedBy(answerer());
        alarm.report(kind, said.text(), Actor.of(caller), clock.instant());
        return desk.answer("reported", alarm);
    }

    @POST
    @Path("/{id}/send-back")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "sendBackHazardReport", summary = "The danger is not over: the unit reports further")
    @APIResponse(
            responseCode = "200",
            description = "sent back",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response sendBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Said said) {
        HazardAlarm alarm = ruled(id, ifMatch);
        alarm.sendBack(said.text(), Actor.of(caller));
        return desk.answer("sent-back", alarm);
    }

    @POST
    @Path("/{id}/clear")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "clearHazard",
            summary = "解除: the office has seen that the danger is over",
            description = "Finding and rectification go on as they stand.")
    @APIResponse(
            responseCode = "200",
            description = "cleared",
            content = @Content(schema = @Schema(implementation = HazardView.class)))
    public Response clear(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Said said) {
        HazardAlarm alarm = ruled(id, ifMatch);
        alarm.clear(said.text(), Actor.of(caller), clock.instant());
        return desk.answer("cleared", alarm);
    }

    private HazardAlarm ruled(UUID id, String ifMatch) {
        HazardAlarm alarm = alarms.toChange(id, ifMatch);
        units.mustBeIndependentOf(alarm.organizationId);
        offices.mustRun(alarm.inspectionId);
        return alarm;
    }

    /** Only for the API description. */
    record HazardPage(List<HazardRow> items, String next) {}
}
