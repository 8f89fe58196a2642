package dudao.plan.targets.values;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.targets.TargetAccess;
import dudao.plan.targets.TargetAccess.Placed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"})
@Tag(
        name = "Target values",
        description = "Baselines, year's values, ranks and awards, by period and by unit; now or as of any moment. A"
                + " correction is recorded beside what it corrects")
class TargetValueResource {

    private static final String KIND = "target-values";
    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2199;

    private final TargetValues values;
    private final YearsApart years;
    private final AssessedValues assessed;
    private final TargetAccess targets;
    private final PlanAccess plans;
    private final OrganizationTree organizations;
    private final Clock clock;
    private final Caller caller;
    private final AuditTrail trail;

    TargetValueResource(
            TargetValues values,
            YearsApart years,
            AssessedValues assessed,
            TargetAccess targets,
            PlanAccess plans,
            OrganizationTree organizations,
            Clock clock,
            Caller caller,
            AuditTrail trail) {
        this.values = values;
        this.years = years;
        this.assessed = assessed;
        this.targets = targets;
        this.plans = plans;
        this.organizations = organizations;
        this.clock = clock;
        this.caller = caller;
        this.trail = trail;
    }

    @Schema(name = "TargetValuePage")
    record ValuePage(List<TargetValue> items, String next) {}

    @Schema(name = "RecordedValues")
    record Recorded(List<TargetValue> items) {}

    @POST
    @Path("/targets/{id}/values")
    @Idempotent
    @Transactional
    @RolesAllowed({"ISSUER", "SUPERVISOR"})
    @Operation(
            operationId = "recordTargetValues",
            summary = "Records values of a target",
            description =
                    "A ratio may be given as numerator and denominator, both are kept. 422 TARGET_NOT_MEASURED of a"
                            + " SCOPE number.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Recorded.class)))
    public Response record(@PathParam("id") UUID id, @NotNull @Valid NewTargetValues wanted) {
        Placed placed = targets.ofIssuer(id, caller);
        placed.requireAlive("record-values");
        wanted.check(placed.target());
        requireKnown(wanted.values());
        Recorded recorded = new Recorded(values.record(id, wanted.values(), Actor.of(caller)));
        trail.changed(KIND, id, null, recorded);
        return Response.created(URI.create("/api/v1/targets/" + id + "/values"))
                .entity(recorded)
                .build();
    }

    private void requireKnown(List<NewTargetValues.Value> wanted) {
        List<UUID> units =
                wanted.stream().map(NewTargetValues.Value::organizationId).toList();
        Set<UUID> known = values.known(units, organizations.scopeOf(caller).paths());
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i) != null && !known.contains(units.get(i))) {
                throw RuleViolation.invalidField("/values/" + i + "/organizationId", "机构不存在或不在本单位范围内");
            }
        }
    }

    @GET
    @Path("/targets/{id}/values")
    @Transactional
    @Operation(
            operationId = "listTargetValues",
            summary = "The values of a target, by unit and period",
            description = "The last one recorded of each by `asOf`. A county reads its own and those of the whole.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ValuePage.class)))
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("period") String period,
            @QueryParam("asOf") String asOf,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        targets.readable(id, caller);
        List<TargetValue> rows = values.page(
                id,
                Clocks.asOf(asOf, clock),
                period,
                paging.after(2),
                paging.limit() + 1,
                organizations.scopeOf(caller).paths());
        return Page.of(
                        rows,
                        paging,
                        row -> List.of(
                                row.organizationId() == null
                                        ? ""
                                        : row.organizationId().toString(),
                                row.period()))
                .response(uri);
    }

    @GET
    @Path("/targets/{id}/comparison")
    @Transactional
    @Operation(
            operationId = "compareTargetYears",
            summary = "Each unit's year against its year before, with a verdict",
            description = "两个只增不减: of a NEVER_BELOW target a fall is NOT_MET as soon as it is recorded. `year` is the"
                    + " plan's unless told.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = YearsApart.Comparison.class)))
    public YearsApart.Comparison compare(
            @PathParam("id") UUID id, @QueryParam("year") Integer year, @QueryParam("asOf") String asOf) {
        Placed placed = targets.readable(id, caller);
        Instant moment = Clocks.asOf(asOf, clock);
        return years.of(
                placed.target(),
                year == null ? placed.plan().year() : sensible(year),
                moment,
                Clocks.dateOf(moment),
                organizations.scopeOf(caller).paths());
    }

    @GET
    @Path("/plans/{id}/assessed-values")
    @Transactional
    @Operation(
            operationId = "listAssessedValues",
            summary = "纳入政府责任考核的指标: each indicator's value per unit and year",
            description = "An indicator without a value stands there once without one.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AssessedValues.RowPage.class)))
    public Response assessed(
            @PathParam("id") UUID id,
            @QueryParam("year") Integer year,
            @QueryParam("organizationId") UUID organizationId,
            @QueryParam("asOf") String asOf,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        plans.readable(id, caller);
        int after = after(paging);
        List<AssessedValues.Row> rows = assessed.of(
                id,
                year == null ? null : sensible(year),
                organizationId,
                Clocks.asOf(asOf, clock),
                after,
                paging.limit() + 1,
                plans.reader(caller));
        return Page.of(rows, paging, row -> List.of(after + paging.limit())).response(uri);
    }

    private static int after(Paging paging) {
        List<String> after = paging.after(1);
        try {
            return after == null ? 0 : Math.max(0, Integer.parseInt(after.get(0)));
        } catch (NumberFormatException ofAnotherList) {
            throw Cursor.invalid();
        }
    }

    private static int sensible(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw RuleViolation.of("INVALID_PARAMETER", "year 应在 1950 到 2199 之间")
                    .at("?year", "1950…2199");
        }
        return year;
    }
}
