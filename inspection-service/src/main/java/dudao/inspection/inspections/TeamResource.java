package dudao.inspection.inspections;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.time.Clocks;
import dudao.inspection.draws.DrawnUnits;
import dudao.inspection.inspectors.Register;
import dudao.inspection.rulepacks.StartEvent;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Inspections")
class TeamResource {

    record Declared(
            @NotNull UUID inspectorId,
            @NotNull @Schema(description = "true: there is no ground for recusal") Boolean none,
            @Size(max = 1000) String reason) {

        @AssertTrue(message = "有回避情形时应写明理由")
        @Schema(hidden = true)
        boolean isReasonGiven() {
            return none == null || none || (reason != null && !reason.isBlank());
        }
    }

    record Team(@NotNull UUID leader, @NotEmpty @Size(max = 50) List<@NotNull UUID> inspectorIds) {}

    record Report(@NotBlank @Size(max = 10_000) String report) {}

    private final Inspections inspections;
    private final Facts facts;
    private final Register register;
    private final Heard.Records records;
    private final OrganizationTree tree;
    private final Timetable timetable;
    private final DrawnUnits drawnUnits;
    private final Caller caller;
    private final Clock clock;

    TeamResource(
            Inspections inspections,
            Facts facts,
            Register register,
            Heard.Records records,
            OrganizationTree tree,
            Timetable timetable,
            DrawnUnits drawnUnits,
            Caller caller,
            Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.register = register;
        this.records = records;
        this.tree = tree;
        this.timetable = timetable;
        this.drawnUnits = drawnUnits;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/declare-recusal")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR"})
    @Operation(
            operationId = "declareRecusal",
            summary = "An inspector's declaration on grounds for recusal, before the inspector joins the team",
            description = "By the inspector, or by the office that took the declaration. A later one replaces it.")
    @APIResponse(
            responseCode = "200",
            description = "declared",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response declareRecusal(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Declared declared) {
        Inspection inspection = inspections.toChange(id, ifMatch);
        Register.Entry inspector = register.named(declared.inspectorId(), "/inspectorId");
        if (!inspector.person().equals(caller.id())) {
            inspections.mustTakeDeclarations(id);
        }
        inspection.declareRecusal(
                new Recusal(
                        inspector.id(),
                        !declared.none(),
                        declared.reason(),
                        caller.id(),
                        caller.onBehalfOf().orElse(null),
                        clock.instant()),
                inspector.person());
        inspections.flush();
        return facts.show(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/form-team")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "formTeam",
            summary = "Forms the team",
            description = "Three inspectors at least for SPECIAL and COMPREHENSIVE (教育督导条例 Art. 16), one for REGULAR;"
                    + " each has declared on recusal (Art. 10) and holds a term that covers the visit.")
    @APIResponse(
            responseCode = "200",
            description = "formed",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response formTeam(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Team team) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        List<Register.Entry> inspectors = new ArrayList<>();
        List<UUID> ids = team.inspectorIds().stream().distinct().toList();
        for (int i = 0; i < ids.size(); i++) {
            inspectors.add(register.named(ids.get(i), "/inspectorIds/" + i));
        }
        if (inspection.drawId != null) {
            drawnUnits.mustHaveDrawn(inspection.drawId, inspection.organizationId, ids);
        }
        inspection.formTeam(inspectors, team.leader());
        return facts.tell("team-formed", inspection);
    }

    @POST
    @Path("/{id}/enter")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "enterUnit",
            summary = "A member of the team begins the visit (进点), on one of its filed dates",
            description = "Everybody in the team may still inspect today: else INSPECTOR_NOT_VALID names who may not.")
    @APIResponse(
            responseCode = "200",
            description = "on site",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response enter(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Inspection inspection = inspections.toChange(id, ifMatch);
        inspection.team().mustHaveMember(caller.id());
        inspection.enter(Clocks.dateOf(clock.instant()), clock.instant());
        inspections.mustBeFit(id, Clocks.dateOf(clock.instant()));
        return facts.tell("on-site-started", inspection);
    }

    @POST
    @Path("/{id}/leave")
    @Transactional
    @RolesAllowed("INSPECTOR")
    @Operation(
            operationId = "leaveUnit",
            summary = "The leader ends the visit (离点) and reports to the office (教育督导条例 Art. 15)",
            description =
                    "SPECIAL and COMPREHENSIVE: only when there is a record on site, a public opinion and, in a school,"
                            + " a hearing each of students, parents and teachers (Arts 18, 19). Deliberation follows.")
    @APIResponse(
            responseCode = "200",
            description = "reported, or in deliberation",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response leave(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Report report) {
        Inspection inspection = inspections.toLead(id, ifMatch);
        boolean ofSchool = tree.get(inspection.organizationId).kind().equals("SCHOOL");
        inspection.leave(report.report(), ofSchool, records.of(id), clock.instant());
        timetable.start(
                id,
                inspection.jurisdiction,
                inspection.kind,
                StartEvent.INSPECTION_ENDED,
                Clocks.dateOf(inspection.leftAt));
        return facts.tell("on-site-ended", inspection);
    }
}
