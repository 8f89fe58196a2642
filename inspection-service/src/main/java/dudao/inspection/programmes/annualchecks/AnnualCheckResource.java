package dudao.inspection.programmes.annualchecks;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Desk;
import dudao.inspection.programmes.Text;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/annual-checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(
        name = "Annual checks",
        description =
                "民办学校年度检查: the school reports once, the office reviews, visits where last year asks for it, concludes")
class AnnualCheckResource {

    /** Only for the API description. */
    @Schema(name = "AnnualCheckPage")
    record CheckPage(List<AnnualChecks.AnnualCheckRow> items, String next) {}

    @Schema(name = "AnnualChecksOpened")
    record Opened(@Schema(description = "schools that had no check of the year yet") int opened) {}

    @Schema(name = "NewAnnualChecks")
    record NewChecks(
            @NotNull @Min(2000) @Max(2100) @Schema(description = "the year that is checked") Integer year,
            @NotNull @Schema(description = "last day of the schools' own report") LocalDate reportDueOn,
            @NotNull @Schema(description = "this organisation and all below it") UUID underId) {}

    private final AnnualChecks checks;
    private final CheckAnswers answers;
    private final Units units;
    private final OrganizationTree tree;
    private final AuditTrail trail;
    private final Desk desk;

    AnnualCheckResource(
            AnnualChecks checks,
            CheckAnswers answers,
            Units units,
            OrganizationTree tree,
            AuditTrail trail,
            Desk desk) {
        this.checks = checks;
        this.answers = answers;
        this.units = units;
        this.tree = tree;
        this.trail = trail;
        this.desk = desk;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "openAnnualChecks",
            summary = "Opens the year's check for every private school under an organisation",
            description = "Asked again it opens those of schools that came later. A school has one check a year.")
    @APIResponse(
            responseCode = "201",
            description = "opened",
            content = @Content(schema = @Schema(implementation = Opened.class)))
    public Response open(@NotNull @Valid NewChecks wanted) {
        units.named(wanted.underId(), "/underId");
        Days.limit("/reportDueOn", wanted.reportDueOn(), desk.clock());
        int opened = checks.open(wanted, tree.get(wanted.underId()).path());
        trail.changed("AnnualChecks", wanted.underId(), null, wanted);
        return Response.created(URI.create("/api/v1/annual-checks?year=" + wanted.year()))
                .entity(new Opened(opened))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listAnnualChecks", summary = "Checks of the own organisation and those below it")
    @APIResponse(
            responseCode = "200",
            description = "a page of checks",
            content = @Content(schema = @Schema(implementation = CheckPage.class)))
    public Response list(@BeanParam AnnualCheckFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return checks.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getAnnualCheck", summary = "One school's check of a year, with its points")
    @APIResponse(
            responseCode = "200",
            description = "the check",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answers.shown(checks.get(id));
    }

    @POST
    @Path("/{id}/report")
    @Transactional
    @RolesAllowed("UNIT_HEAD")
    @Operation(operationId = "reportAnnualCheck", summary = "The school's own report, once")
    @APIResponse(
            responseCode = "200",
            description = "reported",
            content = @Content(schema = @Schema(implementation = AnnualCheckView.class)))
    public Response report(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Text report) {
        AnnualCheck check = checks.toChange(id, ifMatch);
        units.mustBeOwn(check.organizationId);
        check.report(report.text(), desk.actor(), desk.now());
        return answers.told("reported", check);
    }
}
