package dudao.inspection.programmes.points;

import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.programmes.Desk;
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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Points")
class PointsResource {

    /** Only for the API description. */
    @Schema(name = "PointsEntryPage")
    record EntryPage(List<PointsEntry> items, String next) {}

    /** Only for the API description. */
    @Schema(name = "PointsBalancePage")
    record BalancePage(List<Balances.Balance> items, String next) {}

    private final Ledger ledger;
    private final Balances balances;
    private final Desk desk;
    private final Units units;

    PointsResource(Ledger ledger, Balances balances, Desk desk, Units units) {
        this.ledger = ledger;
        this.balances = balances;
        this.desk = desk;
        this.units = units;
    }

    @POST
    @Path("/points-entries")
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "enterPoints",
            summary =
                    "Proposes a line of a private school's ledger (计分、扣分); it counts once another person has confirmed it",
            description = "By nobody of the school, also when acting for another. A finding counts once by a clause.")
    @APIResponse(
            responseCode = "201",
            description = "entered",
            content = @Content(schema = @Schema(implementation = PointsEntry.class)))
    public Response enter(@NotNull @Valid NewEntry wanted) {
        desk.below(wanted.organizationId(), "/organizationId");
        units.mustBeIndependentOf(wanted.organizationId());
        ledger.mustBePrivate(wanted.organizationId());
        mustBeSensible(wanted);
        if (wanted.findingId() != null) {
            ledger.mustBeFinding(wanted.findingId(), wanted.organizationId());
            ledger.mustNotStand(wanted.findingId(), wanted.basis());
        }
        PointsEntry entry = PointsEntry.of(wanted, desk.office(), desk.actor(), desk.now());
        ledger.add(entry);
        return created(entry);
    }

    private void mustBeSensible(NewEntry wanted) {
        Days.plausible("/occurredOn", wanted.occurredOn());
        if (wanted.occurredOn().isAfter(desk.today())) {
            throw RuleViolation.invalidField("/occurredOn", "不能晚于今天");
        }
        if (wanted.points().signum() == 0) {
            throw RuleViolation.invalidField("/points", "不能为 0");
        }
        if (wanted.expiresOn() != null) {
            Days.plausible("/expiresOn", wanted.expiresOn());
            Days.inOrder(wanted.occurredOn().plusDays(1), wanted.expiresOn(), "/expiresOn");
        }
    }

    @POST
    @Path("/points-entries/{id}/reverse")
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "reversePoints",
            summary = "Takes an entry back by another one (冲销), from today on",
            description =
                    "Once, and by somebody else than who entered or confirmed it. Balances of earlier days stay as they were.")
    @APIResponse(
            responseCode = "201",
            description = "reversed",
            content = @Content(schema = @Schema(implementation = PointsEntry.class)))
    public Response reverse(@PathParam("id") UUID id, @NotNull @Valid Reason why) {
        PointsEntry entry = ledger.toDecide(id);
        PointsEntry reversal = entry.reversed(why.reason(), desk.today(), desk.actor(), desk.now());
        ledger.add(reversal);
        ledger.decide(reversal, true, null);
        return created(reversal);
    }

    private static Response created(PointsEntry entry) {
        return Response.created(URI.create("/api/v1/points-entries/" + entry.id()))
                .entity(entry)
                .build();
    }

    @GET
    @Path("/points-entries")
    @Transactional
    @Operation(operationId = "listPointsEntries", summary = "Lines of the ledger, newest first")
    @APIResponse(
            responseCode = "200",
            description = "a page of entries",
            content = @Content(schema = @Schema(implementation = EntryPage.class)))
    public Response entries(
            @QueryParam("organizationId") String organizationId, @BeanParam Paging paging, @Context UriInfo uri) {
        return ledger.list(organizationId, paging).response(uri);
    }

    @GET
    @Path("/points-balances")
    @Transactional
    @Operation(
            operationId = "listPointsBalances",
            summary = "What private schools stand at on a day, and what the scheme says of it",
            description = "By school; there is no order by balance.")
    @APIResponse(
            responseCode = "200",
            description = "a page of balances",
            content = @Content(schema = @Schema(implementation = BalancePage.class)))
    public Response balances(
            @QueryParam("organizationId") String organizationId,
            @Parameter(description = "a date; today unless told") @QueryParam("asOf") String asOf,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        return balances.list(organizationId, day(asOf), paging).response(uri);
    }

    private LocalDate day(String asOf) {
        try {
            return asOf == null ? desk.today() : Days.plausible("?asOf", LocalDate.parse(asOf));
        } catch (DateTimeParseException unreadable) {
            throw RuleViolation.of("INVALID_PARAMETER", "asOf 应为日期 2026-03-01").at("?asOf", "应为日期");
        }
    }
}
