package dudao.task.parts;

import dudao.commons.http.ETags;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/parts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Parts")
class PartResource {

    @Schema(name = "TaskPartPage")
    record PartPage(List<PartView> items, String next) {}

    @Schema(name = "TaskPartDelivery")
    record Delivery(@NotBlank @Size(max = 4000) String text) {}

    @Schema(name = "TaskPartConfirmation")
    record Confirmation(@Size(max = 4000) String text) {}

    @Schema(name = "TaskPartReturn")
    record Return(
            @NotBlank @Size(max = 4000) String text,
            @Schema(description = "another last day, not after that of the task") LocalDate dueOn) {}

    @Schema(name = "TaskPartCancellation")
    record Cancellation(@NotBlank @Size(max = 1000) String reason) {}

    private final PartRules rules;
    private final PartList list;

    PartResource(PartRules rules, PartList list) {
        this.rules = rules;
        this.list = list;
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(
            operationId = "listParts",
            summary = "Parts of the tasks the caller sees and those of units in its scope, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = PartPage.class)))
    public Response list(
            @QueryParam("taskId") UUID taskId,
            @Parameter(description = "of this assisting unit") @QueryParam("organizationId") UUID organizationId,
            @Parameter(description = "ASSIGNED, ACCEPTED, DELIVERED, RETURNED, CONFIRMED or CANCELLED")
                    @QueryParam("state")
                    String state,
            @Parameter(description = "true: only what is late")
                    @Schema(type = SchemaType.BOOLEAN)
                    @QueryParam("overdue")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    String overdue,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Page<PartView> page = list.page(
                new PartList.Filter(taskId, organizationId, state(state), Boolean.parseBoolean(overdue)), paging);
        return page.response(uri);
    }

    private static PartState state(String name) {
        try {
            return name == null ? null : PartState.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.of("INVALID_PARAMETER", "state 不是协办事项的状态").at("?state", "未知的状态");
        }
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getPart", summary = "One part of a task")
    @APIResponse(
            responseCode = "200",
            description = "the part",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response get(@PathParam("id") UUID id) {
        return answer(list.get(id));
    }

    @POST
    @Path("/{id}/accept")
    @RolesAllowed({"UNIT_HEAD", "UNIT_CLERK"})
    @Transactional
    @Operation(operationId = "acceptPart", summary = "签收: the assisting unit signs for its part")
    @APIResponse(
            responseCode = "200",
            description = "the part",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response accept(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        return answer(rules.accept(id, ifMatch));
    }

    @POST
    @Path("/{id}/deliver")
    @RolesAllowed("UNIT_HEAD")
    @Transactional
    @Operation(operationId = "deliverPart", summary = "提交: the assisting unit says that its part is done")
    @APIResponse(
            responseCode = "200",
            description = "the part; its clock stands while the lead unit looks at it",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response deliver(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Delivery delivery) {
        return answer(rules.deliver(id, ifMatch, delivery.text()));
    }

    @POST
    @Path("/{id}/confirm")
    @RolesAllowed("UNIT_HEAD")
    @Transactional
    @Operation(
            operationId = "confirmPart",
            summary = "确认: the head of the lead unit takes what was delivered",
            description = "Nobody who worked on it for the assisting unit (SAME_PERSON).")
    @APIResponse(
            responseCode = "200",
            description = "the part",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response confirm(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid Confirmation confirmation) {
        return answer(rules.confirm(id, ifMatch, confirmation == null ? null : confirmation.text()));
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed("UNIT_HEAD")
    @Transactional
    @Operation(operationId = "returnPart", summary = "退回: the head of the lead unit wants more, and says what")
    @APIResponse(
            responseCode = "200",
            description = "the part",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response giveBack(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Return why) {
        return answer(rules.giveBack(id, ifMatch, why.text(), why.dueOn()));
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed("SUPERVISOR")
    @Transactional
    @Operation(operationId = "cancelPart", summary = "撤销: supervision no longer wants this part")
    @APIResponse(
            responseCode = "200",
            description = "the part",
            content = @Content(schema = @Schema(implementation = PartView.class)))
    public Response cancel(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Cancellation why) {
        return answer(rules.cancel(id, ifMatch, why.reason()));
    }

    private Response answer(Part part) {
        return ETags.tagged(Response.ok(list.views(List.of(part)).get(0)), part).build();
    }
}
