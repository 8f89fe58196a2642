package dudao.plan.duties;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(
        name = "Duty lists",
        description = "政府教育履职任务清单: what a plan asks of each county, as it stands now and as it was made for the year."
                + " The base of the evaluation of county governments (对省级人民政府履行教育职责的评价办法, 国办发〔2017〕49号,"
                + " and its counterparts below). A county reads its own list")
class DutyListResource {

    private static final String CSV = "text/csv";

    private final Duties duties;
    private final DutyLists lists;
    private final PlanAccess plans;
    private final Caller caller;

    DutyListResource(Duties duties, DutyLists lists, PlanAccess plans, Caller caller) {
        this.duties = duties;
        this.lists = lists;
        this.plans = plans;
        this.caller = caller;
    }

    @GET
    @Path("/plans/{id}/duty-list")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Transactional
    @Operation(
            operationId = "getDutyList",
            summary = "What the plan asks of each county, as it stands now",
            description =
                    "A measure concerns a county when it is for its bureau or for units under it, or when the county"
                            + " has a share in its target. As JSON, or with `Accept: text/csv` as a table (UTF-8 with BOM; cells a"
                            + " spreadsheet program would take for a formula begin with an apostrophe)")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DutyList.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response now(
            @PathParam("id") UUID id,
            @Parameter(description = "one county; outside the caller's scope it does not exist") @QueryParam("countyId")
                    UUID countyId,
            @Context HttpHeaders headers) {
        Map<String, Object> reader = plans.reader(caller);
        plans.readable(id, reader);
        return answer(duties.now(id, countyId, reader), headers);
    }

    @GET
    @Path("/plans/{id}/duty-lists")
    @Produces(MediaType.APPLICATION_JSON)
    @Transactional
    @Operation(operationId = "listDutyLists", summary = "The lists made of the plan, the newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DutyList.Versions.class)))
    public DutyList.Versions versions(@PathParam("id") UUID id) {
        plans.readable(id, caller);
        return new DutyList.Versions(lists.of(id));
    }

    @POST
    @Path("/plans/{id}/duty-lists")
    @Produces(MediaType.APPLICATION_JSON)
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "makeDutyList",
            summary = "Makes the dated list of the year, which never changes; made again, the next version with a diff")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DutyList.class)))
    public Response make(@PathParam("id") UUID id) {
        Map<String, Object> reader = plans.reader(caller);
        PlanHead plan = plans.readable(id, reader);
        plans.requireIssuer(plan, caller);
        DutyList made = duties.make(plan, Actor.of(caller), reader);
        return Response.created(URI.create("/api/v1/duty-lists/" + made.made().id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("/duty-lists/{id}")
    @Produces({MediaType.APPLICATION_JSON, CSV})
    @Transactional
    @Operation(
            operationId = "getDutyListVersion",
            summary = "A list as it was made, with its diff to the version before")
    @APIResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DutyList.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    public Response version(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        Map<String, Object> reader = plans.reader(caller);
        DutyLists.Head head = lists.get(id);
        plans.readable(head.planId(), reader);
        return answer(duties.view(head, reader), headers);
    }

    private static Response answer(DutyList list, HttpHeaders headers) {
        boolean table = headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || isTable(type))
                .findFirst()
                .filter(DutyListResource::isTable)
                .isPresent();
        return table
                ? Response.ok(DutyCsv.of(list), new MediaType("text", "csv", "UTF-8"))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"duty-list.csv\"")
                        .build()
                : Response.ok(list, MediaType.APPLICATION_JSON_TYPE).build();
    }

    private static boolean isTable(MediaType type) {
        return !type.isWildcardType() && type.isCompatible(new MediaType("text", "csv"));
    }
}
