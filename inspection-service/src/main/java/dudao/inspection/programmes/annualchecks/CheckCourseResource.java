package dudao.inspection.programmes.annualchecks;

import dudao.inspection.programmes.Desk;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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

/** How the office keeps a check going: how deep, without a report, or not at all. */
@Path("/api/v1/annual-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Annual checks")
class CheckCourseResource {

    private final CheckAnswers answers;
    private final Desk desk;

    CheckCourseResource(CheckAnswers answers, Desk desk) {
        this.answers = answers;
        this.desk = desk;
    }

    @POST
    @Path("/{id}/end-report")
    @Transactional
    @Operation(
            operationId = "endAnnualReport",
            summary = "Goes on without the school's report, once its day is over",
            description = "It stays on record that the school did not report. Before: REPORT_OPEN.")
    @APIResponse(
            responseCode = "200",
            description = "no longer waited for",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response endReport(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.endReport(desk.today(), desk.actor(), desk.now());
        return answers.told("report-missed", check);
    }

    @POST
    @Path("/{id}/cancel")
    @Transactional
    @Operation(
            operationId = "cancelAnnualCheck",
            summary = "Does not hold it, with the reason; of that year the school has no other",
            description = "Before it was reviewed.")
    @APIResponse(
            responseCode = "200",
            description = "cancelled",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.cancel(why.reason(), desk.actor(), desk.now());
        return answers.told("cancelled", check);
    }

    @POST
    @Path("/{id}/deepen")
    @Transactional
    @Operation(operationId = "deepenAnnualCheck", summary = "Asks for a visit where last year's conclusion does not")
    @APIResponse(
            responseCode = "200",
            description = "to be visited",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response deepen(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.deepen(why.reason(), desk.actor(), desk.now());
        return answers.told("depth-changed", check);
    }

    @POST
    @Path("/{id}/lighten")
    @Transactional
    @Operation(
            operationId = "lightenAnnualCheck",
            summary = "Does without the visit that would be due, with the reason",
            description = "Before the review and before any visit.")
    @APIResponse(
            responseCode = "200",
            description = "on paper",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response lighten(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        AnnualCheck check = answers.byOffice(id, ifMatch);
        check.lighten(why.reason(), desk.actor(), desk.now());
        return answers.told("depth-changed", check);
    }
}
