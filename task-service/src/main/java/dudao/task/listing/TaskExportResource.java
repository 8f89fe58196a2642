package dudao.task.listing;

import dudao.commons.identity.Reading;
import dudao.commons.tables.TableFormat;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tasks/export")
@Tag(name = "Tasks")
class TaskExportResource {

    private final Ledger ledger;

    TaskExportResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Reading
    @Operation(
            operationId = "exportTasks",
            summary = "The ledger (督办台账): all that the list of tasks has under the same filters, as a table",
            description = "Of one moment, `asOf` or now, in the order of `sort`; at most 100,000 rows, else 422"
                    + " TOO_MANY_ROWS and no table. Limits are the last day. CSV is UTF-8 with BOM; cells a spreadsheet"
                    + " program would take for a formula begin with an apostrophe there. Leaves an audit row.")
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
            @BeanParam TaskFilter filter,
            @Parameter(description = "csv or xlsx; xlsx unless told") @QueryParam("format") String format) {
        return ledger.of(filter, TableFormat.of(format));
    }
}
