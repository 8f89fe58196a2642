package dudao.task.organizations.importing;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.task.jobs.JobKind;
import dudao.task.jobs.JobView;
import dudao.task.jobs.Jobs;
import dudao.task.organizations.Codes;
import dudao.task.organizations.Organizations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organization-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
class OrganizationImportResource {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Organizations organizations;
    private final Codes codes;
    private final Jobs jobs;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    OrganizationImportResource(
            Organizations organizations, Codes codes, Jobs jobs, Caller caller, Clock clock, AuditTrail trail) {
        this.organizations = organizations;
        this.codes = codes;
        this.jobs = jobs;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    @POST
    @Consumes({CSV, XLSX})
    @RolesAllowed("SYSADMIN")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "importOrganizations",
            summary = "Registers or changes the organisations of a CSV or XLSX file, all or none",
            description =
                    "CSV in UTF-8, of a workbook the first sheet, values only. Columns: id, kind, name, parentCode,"
                            + " codeScheme, code, schoolClass, ownership; kind, name and one of id and code are required."
                            + " Parents may stand after their children, what is not named stays, the same file again"
                            + " changes nothing. The job is FAILED when a row is at fault; its rows then list every error"
                            + " by line and cell.")
    @APIResponse(
            responseCode = "202",
            description = "the job",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    @APIResponse(
            responseCode = "400",
            description = "INVALID_ENCODING or INVALID_WORKBOOK: it cannot be read at all, is encrypted or has macros")
    @APIResponse(responseCode = "413", description = "BODY_TOO_LARGE, or WORKBOOK_TOO_LARGE once it is unpacked")
    public Response importFile(
            @RequestBody(
                            required = true,
                            content = {@Content(mediaType = CSV), @Content(mediaType = XLSX)})
                    byte[] file,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @Parameter(description = "only say what would be done")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String dryRun) {
        boolean isDryRun = Boolean.parseBoolean(dryRun);
        UUID job = Ids.next();
        OffsetDateTime began = OffsetDateTime.now(clock);
        byte[] bytes = file == null ? new byte[0] : file;
        ImportedFile read = type.startsWith(XLSX) ? ImportedFile.xlsx(bytes) : ImportedFile.csv(bytes);
        trail.changed("organization-imports", job, null, file);
        organizations.lock();
        TreeImport tree = TreeImport.of(organizations.all(), codes.givenUp(), read);
        var outcome = tree.outcome();
        if (!isDryRun && outcome.errors().isEmpty()) {
            organizations.save(tree.changed(), job);
        }
        return jobs.add(job, JobKind.ORGANIZATION_IMPORT, isDryRun, outcome, began, caller)
                .accepted();
    }
}
