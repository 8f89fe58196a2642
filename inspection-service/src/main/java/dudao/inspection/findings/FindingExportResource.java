package dudao.inspection.findings;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Reading;
import dudao.commons.tables.Table;
import dudao.commons.tables.TableFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/findings/export")
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Findings")
class FindingExportResource {

    private static final Table LEDGER = new Table(
            "findings", "问题整改台账", List.of("被督导单位", "问题", "指标", "专题", "严重程度", "整改方式", "状态", "整改时限", "发现时间", "问题标识"));

    private final Findings findings;
    private final AuditTrail trail;

    FindingExportResource(Findings findings, AuditTrail trail) {
        this.findings = findings;
        this.trail = trail;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Reading
    @Operation(
            operationId = "exportFindings",
            summary = "The ledger (问题整改台账): all that the list of findings has under the same filters, as a table",
            description =
                    "Newest first, at most 100,000 rows, else 422 TOO_MANY_ROWS and no table. CSV is UTF-8 with BOM;"
                            + " cells a spreadsheet program would take for a formula begin with an apostrophe there. Leaves an"
                            + " audit row.")
    @APIResponse(
            responseCode = "200",
            description = "the table as an attachment",
            content = {
                @Content(
                        mediaType = TableFormat.XLSX_MEDIA_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response export(
            @BeanParam FindingFilter filter,
            @Parameter(description = "csv or xlsx; xlsx unless told") @QueryParam("format") String format) {
        trail.read("findings", null);
        return LEDGER.as(TableFormat.of(format), rows -> findings.each(filter, finding -> rows.add(cells(finding))));
    }

    private static Object[] cells(FindingRow finding) {
        return new Object[] {
            finding.organizationName(),
            finding.wording(),
            finding.indicator(),
            finding.topic(),
            finding.severity().chinese,
            finding.rectificationKind().chinese,
            finding.state().chinese,
            finding.dueOn(),
            finding.foundAt().toInstant(),
            finding.id()
        };
    }
}
