package dudao.plan.progress;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OnePlan;
import dudao.commons.time.Clocks;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.progress.Question.Tense;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
@Tag(
        name = "Progress",
        description =
                "Tasks by state and light, targets achieved against wanted, open findings; now or as of any moment."
                        + " A moment that has passed always gives the same answer")
class ProgressResource {

    private static final String DATE = "yyyy-MM-dd";

    private final Remembered remembered;
    private final CountyReader counties;
    private final PlanAccess plans;
    private final Clock clock;
    private final Caller caller;

    ProgressResource(Remembered remembered, CountyReader counties, PlanAccess plans, Clock clock, Caller caller) {
        this.remembered = remembered;
        this.counties = counties;
        this.plans = plans;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @OnePlan
    @Path("/plans/{id}/progress")
    @Transactional
    @Operation(operationId = "getPlanProgress", summary = "How far a plan is, and each of its items")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Progress.class)))
    public byte[] ofPlan(@PathParam("id") UUID id, @QueryParam("asOf") String asOf) {
        Map<String, Object> asking = plans.reader(caller);
        plans.readable(id, asking);
        return remembered.answer(() -> question(id, null, asOf, asking));
    }

    @GET
    @Path("/plans/{id}/progress/counties")
    @Transactional
    @Operation(operationId = "getPlanProgressByCounty", summary = "How far a plan is in each county")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CountyProgress.class)))
    public CountyProgress byCounty(@PathParam("id") UUID id, @QueryParam("asOf") String asOf) {
        Map<String, Object> asking = plans.reader(caller);
        plans.readable(id, asking);
        return counties.of(question(id, null, asOf, asking));
    }

    @GET
    @OnePlan
    @Path("/plan-items/{id}/progress")
    @Transactional
    @Operation(operationId = "getItemProgress", summary = "How far one item is")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Progress.class)))
    public byte[] ofItem(@PathParam("id") UUID id, @QueryParam("asOf") String asOf) {
        PlanHead plan = plans.readableByItem(id, caller);
        Map<String, Object> asking = plans.reader(caller);
        return remembered.answer(() -> question(plan.id(), id, asOf, asking));
    }

    /** A date means its 24:00; today has not ended, so it means now. */
    private Question question(UUID planId, UUID itemId, String asOf, Map<String, Object> reader) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant moment = Clocks.asOf(asOf, clock);
        if (asOf == null || asOf.isBlank() || isToday(asOf, moment, now)) {
            return new Question(planId, itemId, now, Tense.NOW, reader);
        }
        return new Question(planId, itemId, moment, moment.isBefore(now) ? Tense.PAST : Tense.TO_COME, reader);
    }

    private static boolean isToday(String asOf, Instant moment, Instant now) {
        return asOf.length() == DATE.length() && Clocks.lastDayOf(moment).equals(Clocks.dateOf(now));
    }
}
