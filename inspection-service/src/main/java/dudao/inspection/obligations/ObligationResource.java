package dudao.inspection.obligations;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.requests.Days;
import dudao.inspection.requests.Reason;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/obligations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "SYSTEM"})
@Tag(name = "Obligations", description = "What is due to schools and counties (教育督导条例 Art. 14), last had and missing")
class ObligationResource {

    @Schema(name = "ObligationTarget")
    record Target(UUID id, UUID organizationId, NewTarget target) {}

    @Schema(name = "ObligationTargetList")
    record TargetList(List<Targets.TargetRow> items) {}

    @Schema(name = "ObligationSummaries")
    record Summaries(LocalDate on, List<Obligations.Summary> items) {}

    private final Obligations obligations;
    private final Targets targets;
    private final AuditTrail trail;
    private final Clock clock;

    ObligationResource(Obligations obligations, Targets targets, AuditTrail trail, Clock clock) {
        this.obligations = obligations;
        this.targets = targets;
        this.trail = trail;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listObligations",
            summary = "What each unit is due, by the day it is due first",
            description = "A visit that is only planned counts for nothing here and is not told.")
    @APIResponse(
            responseCode = "200",
            description = "a page of obligations",
            content = @Content(schema = @Schema(implementation = ObligationPage.class)))
    public Response list(@BeanParam ObligationFilter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        id("under", filter.under);
        day("dueBefore", filter.dueBefore);
        return obligations.list(filter, on(filter.on), paging).response(uri);
    }

    @GET
    @Path("/summary")
    @Transactional
    @Operation(
            operationId = "summarizeObligations",
            summary = "Each rule over all units: fulfilled, missing, never had")
    @APIResponse(
            responseCode = "200",
            description = "a row for each rule",
            content = @Content(schema = @Schema(implementation = Summaries.class)))
    public Summaries summary(@QueryParam("under") UUID under, @QueryParam("on") String on) {
        LocalDate day = on(on);
        return new Summaries(day, obligations.summary(under == null ? null : under.toString(), day));
    }

    @GET
    @Path("/targets")
    @Transactional
    @Operation(
            operationId = "listObligationTargets",
            summary = "Local targets above and below the caller, newest first")
    public TargetList targets() {
        return new TargetList(targets.visible());
    }

    @POST
    @Path("/targets")
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "setObligationTarget",
            summary = "A local target for the units below the caller's bureau, beside the statutory minimum")
    @APIResponse(
            responseCode = "201",
            description = "set",
            content = @Content(schema = @Schema(implementation = Target.class)))
    public Response target(@NotNull @Valid NewTarget wanted) {
        Target target = new Target(Ids.next(), targets.home(), wanted);
        targets.add(target.id(), wanted, clock.instant());
        trail.changed("ObligationTarget", target.id(), null, wanted);
        return Response.created(URI.create("/api/v1/obligations/targets"))
                .entity(target)
                .build();
    }

    @POST
    @Path("/targets/{id}/end")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "endObligationTarget", summary = "From today on it asks for nothing more")
    @APIResponse(responseCode = "204", description = "ended")
    public void end(@PathParam("id") UUID id, @NotNull @Valid Reason why) {
        targets.end(id, Clocks.dateOf(clock.instant()));
        trail.changed("ObligationTarget", id, null, why);
    }

    private LocalDate on(String text) {
        return text == null ? Clocks.dateOf(clock.instant()) : day("on", text);
    }

    private static LocalDate day(String name, String text) {
        if (text == null) {
            return null;
        }
        try {
            return Days.plausible("?" + name, LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", name + " 应为日期 2026-03-01")
                    .at("?" + name, "应为日期");
        }
    }

    private static void id(String name, String text) {
        try {
            if (text != null) {
                UUID.fromString(text);
            }
        } catch (IllegalArgumentException notAnId) {
            throw RuleViolation.of("INVALID_PARAMETER", name + " 应为 UUID").at("?" + name, "应为 UUID");
        }
    }

    /** Only for the API description. */
    record ObligationPage(List<Obligation> items, String next) {}
}
