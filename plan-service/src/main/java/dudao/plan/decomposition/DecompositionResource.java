package dudao.plan.decomposition;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Caller;
import dudao.commons.tables.Table;
import dudao.commons.tables.TableFormat;
import dudao.plan.access.PlanAccess;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plans/{id}/items/export")
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(name = "Items")
class DecompositionResource {

    private final Items items;
    private final PlanAccess plans;
    private final Decomposition decomposition;
    private final Caller caller;
    private final AuditTrail trail;

    DecompositionResource(Items items, PlanAccess plans, Decomposition decomposition, Caller caller, AuditTrail trail) {
        this.items = items;
        this.plans = plans;
        this.decomposition = decomposition;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @Transactional
    @Operation(
            operationId = "exportItems",
            summary = "The plan as a table of its measures (任务分解表), as printed",
            description =
                    "A line for each measure, one for an item that has none. CSV is UTF-8 with BOM; cells a"
                            + " spreadsheet program would take for a formula begin with an apostrophe there. Leaves an audit row.")
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
            @PathParam("id") UUID id,
            @Parameter(description = "csv or xlsx; xlsx unless told") @QueryParam("format") String format) {
        Map<String, Object> reader = plans.reader(caller);
        List<Item> readable = items.of(plans.readable(id, reader).id(), reader);
        trail.read("plans", id);
        return new Table("plan-items", "任务分解表", Decomposition.HEADER)
                .as(TableFormat.of(format), rows -> decomposition.write(readable, rows));
    }
}
