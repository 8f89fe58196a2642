package dudao.inspection.reports;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.procedure.InspectionState;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.StartEvent;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The report and where it has been handed in (教育督导条例 Art. 23). */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "督导报告: to the government, to the agency above, to the public")
class ReportResource {

    @Schema(name = "NewInspectionReport")
    record Formed(@NotBlank @Size(max = 50_000) String text) {}

    @Schema(name = "ReportSubmission")
    record Submission(
            @NotBlank @Size(max = 200) @Schema(description = "the government of the same level") String government,
            @NotBlank @Size(max = 100) @Schema(description = "发文字号") String documentNumber) {}

    @Schema(name = "ReportFiling")
    record Filing(@NotBlank @Size(max = 200) @Schema(description = "the receipt of the agency above") String receipt) {}

    private final Course course;
    private final Reports reports;
    private final Timetable timetable;
    private final Caller caller;

    ReportResource(Course course, Reports reports, Timetable timetable, Caller caller) {
        this.course = course;
        this.reports = reports;
        this.timetable = timetable;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/report")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
    @Operation(operationId = "getInspectionReport", summary = "The report, for those who do the inspection's work")
    @APIResponse(
            responseCode = "200",
            description = "the report",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response get(@PathParam("id") UUID id) {
        course.ofItsWork(id);
        return answer(Response.ok(), reports.of(id));
    }

    @POST
    @Path("/{id}/report")
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "formInspectionReport",
            summary = "The office forms the report once the letter is out; the limit for its publication begins")
    @APIResponse(
            responseCode = "201",
            description = "formed",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response form(@PathParam("id") UUID id, @NotNull @Valid Formed wanted) {
        Standing standing = course.byOffice(id, "*");
        if (standing.state() != InspectionState.OPINION_ISSUED) {
            throw RuleViolation.of("OPINION_NOT_ISSUED", "督导意见书发出后、结案前形成督导报告")
                    .with("state", standing.state().name());
        }
        if (reports.findByIdOptional(id).isPresent()) {
            throw RuleViolation.of("DUPLICATE", "督导报告已经形成");
        }
        Instant now = course.now();
        Report report = Report.form(id, wanted.text(), Actor.of(caller), now);
        reports.persist(report);
        timetable.start(id, standing.jurisdiction(), standing.kind(), StartEvent.REPORT_FORMED, Clocks.dateOf(now));
        return answer(Response.created(URI.create("/api/v1/inspections/" + id + "/report")), report);
    }

    @POST
    @Path("/{id}/report/submit")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "submitInspectionReport", summary = "Submits it to the government of the same level")
    @APIResponse(
            responseCode = "200",
            description = "submitted",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response submit(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Submission wanted) {
        Report report = toChange(id, ifMatch);
        report.submit(wanted.government(), wanted.documentNumber(), Actor.of(caller), course.now());
        timetable.met(id, Matter.REPORT_TO_GOVERNMENT);
        return told("report-submitted", report);
    }

    @POST
    @Path("/{id}/report/file")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "fileInspectionReport", summary = "Files it with the agency above (备案)")
    @APIResponse(
            responseCode = "200",
            description = "filed",
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response file(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Filing wanted) {
        Report report = toChange(id, ifMatch);
        report.file(wanted.receipt(), Actor.of(caller), course.now());
        timetable.met(id, Matter.REPORT_FILING);
        return told("report-filed", report);
    }

    private Report toChange(UUID id, String ifMatch) {
        course.byOffice(id, "*");
        Report report = reports.of(id);
        ETags.check(ifMatch, report);
        return report;
    }

    private Response told(String fact, Report report) {
        course.touch(report.inspectionId);
        course.announce(fact, report.inspectionId);
        return answer(Response.ok(), report);
    }

    private Response answer(Response.ResponseBuilder answer, Report report) {
        reports.flush();
        return ETags.tagged(answer, report).entity(ReportView.of(report)).build();
    }
}
