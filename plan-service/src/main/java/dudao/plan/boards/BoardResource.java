package dudao.plan.boards;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.plan.access.PlanAccess;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(name = "Items")
class BoardResource {

    private final Items items;
    private final PlanAccess plans;
    private final PracticalProjects projects;
    private final Caller caller;
    private final AuditTrail trail;

    BoardResource(Items items, PlanAccess plans, PracticalProjects projects, Caller caller, AuditTrail trail) {
        this.items = items;
        this.plans = plans;
        this.projects = projects;
        this.caller = caller;
        this.trail = trail;
    }

    /** One page of items of any plan. */
    @Schema(name = "FoundItemPage")
    record FoundItemPage(List<Item> items, String next) {}

    /** One page of the board of 实事项目. */
    @Schema(name = "ProjectPage")
    record ProjectPage(List<PracticalProjectView> items, String next) {}

    @GET
    @Path("/plan-items")
    @Transactional
    @Operation(
            operationId = "findItems",
            summary = "Items of every plan the caller may read, newest plan first, as printed within a plan",
            description = "Such as all work that answers one higher directive: `?basis=国办发〔2024〕5号`. Withdrawn and"
                    + " revoked plans are left out.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FoundItemPage.class)))
    public Response find(@BeanParam @Valid ItemFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        Map<String, Object> values = new HashMap<>(plans.reader(caller));
        String condition = filter.condition(values) + after(paging, values);
        List<Item> rows = items.where(condition, "i.plan_id desc, i.position", paging.limit() + 1, values);
        Page<Item> page = Page.of(rows, paging, row -> List.of(row.planId(), row.position()));
        trail.readAny("plan-items", page.items(), item -> item.secrecy().isRestricted());
        return page.response(uri);
    }

    @GET
    @Path("/practical-projects")
    @Transactional
    @Operation(
            operationId = "listPracticalProjects",
            summary = "The board of 实事项目: quantity, money, stage and named actions of each",
            description = "Of issued plans; drafts for those who make them. What has been achieved stands at"
                    + " `/plan-items/{id}/progress`.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProjectPage.class)))
    public Response projects(
            @QueryParam("year") @Pattern(regexp = "\\d{4}") String year,
            @QueryParam("planId") UUID planId,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        ItemFilter filter = new ItemFilter();
        filter.year = year;
        filter.planId = planId;
        filter.practicalProject = "true";
        Map<String, Object> values = new HashMap<>(plans.reader(caller));
        String condition = filter.condition(values) + after(paging, values);
        List<PracticalProjectView> rows = projects.where(condition, paging.limit() + 1, values);
        Page<PracticalProjectView> page = Page.of(rows, paging, row -> List.of(row.planId(), row.position()));
        trail.readAny("plan-items", page.items(), PracticalProjectView::restricted);
        return page.response(uri);
    }

    private static String after(Paging paging, Map<String, Object> values) {
        List<String> after = paging.after(2);
        if (after == null) {
            return "";
        }
        try {
            values.put("afterPlan", UUID.fromString(after.get(0)));
            values.put("afterPosition", Integer.parseInt(after.get(1)));
        } catch (IllegalArgumentException ofAnotherList) {
            throw Cursor.invalid();
        }
        return " and (i.plan_id < :afterPlan or i.plan_id = :afterPlan and i.position > :afterPosition)";
    }
}
