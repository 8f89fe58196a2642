package dudao.inspection.programmes.annualchecks;

import dudao.inspection.programmes.Act;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.EnteredVisits;
import dudao.inspection.programmes.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the office does in an annual check. */
@Path("/api/v1/annual-checks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Annual checks")
class CheckingResource {

    @Schema(name = "AnnualCheckVisit")
    record Visit(@NotNull @Schema(description = "an inspection of the school that has entered it") UUID inspectionId) {}

    @Schema(name = "AnnualCheckDecision")
    record Concluded(@NotNull Conclusion conclusion, @NotBlank @Size(max = 20_000) String text) {}

    private final CheckAnswers answers;
    private final EnteredVisits visits;
    private final Desk desk;

    CheckingResource(CheckAnswers answers, EnteredVisits visits, Desk desk) {
        this.answers = answers;
        this.visits = visits;
        this.desk = desk;
    }

    @POST
    @Path("/{id}/review")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "reviewAnnualCheck", summary = "What the office found in the report")
    @APIResponse(
            responseCode = "200",
            description = "reviewed",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response review(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text found) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.review(found.text(), desk.actor(), desk.now());
        return answers.shown(check);
    }

    @POST
    @Path("/{id}/visit")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "visitInAnnualCheck",
            summary = "Takes an inspection of the school as the visit of the check",
            description =
                    "Within the checked year, or since the check was opened. Under the filing of that inspection: the check"
                            + " itself opens no gate.")
    @APIResponse(
            responseCode = "200",
            description = "visited",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response visit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Visit wanted) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.state.after("visit");
        LocalDate day = visits.enteredOn(wanted.inspectionId(), check.organizationId, "/inspectionId");
        check.visit(wanted.inspectionId(), day, desk.actor(), desk.now());
        return answers.shown(check);
    }

    @POST
    @Path("/{id}/conclude")
    @Transactional
    @RolesAllowed("LEADER")
    @Operation(
            operationId = "concludeAnnualCheck",
            summary = "The conclusion (合格、基本合格、不合格)",
            description =
                    "By nobody who reported, reviewed, ended the wait for the report, took a visit or did without one; where a visit"
                            + " is due, after it.")
    @APIResponse(
            responseCode = "200",
            description = "concluded",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response conclude(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Concluded wanted) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.conclude(wanted.conclusion(), Act.of("conclude", wanted.text(), desk.actor(), desk.now()));
        return answers.told("concluded", check);
    }

    @POST
    @Path("/{id}/publish")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "publishAnnualCheck",
            summary = "Publishes the conclusion; it decides how deep next year's check goes",
            description = "By somebody else than who concluded.")
    @APIResponse(
            responseCode = "200",
            description = "published",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response publish(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.publish(desk.actor(), desk.now());
        return answers.told("published", check);
    }
}
