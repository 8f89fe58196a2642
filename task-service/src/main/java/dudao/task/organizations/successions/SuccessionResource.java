package dudao.task.organizations.successions;

import dudao.commons.audit.AuditTrail;
import dudao.commons.data.Ids;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.task.organizations.Organizations;
import dudao.task.organizations.Sight;
import dudao.task.organizations.successions.Succession.State;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/organizations/{id}/successions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Successions", description = "Mergers, splits, new names, codes and places of organisations, and closures")
class SuccessionResource {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final int MOST_YEARS_AHEAD = 2;

    record SuccessionPage(List<SuccessionView> items, String next) {}

    private final Organizations organizations;
    private final Successions successions;
    private final Succeeding succeeding;
    private final Sight sight;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    SuccessionResource(
            Organizations organizations,
            Successions successions,
            Succeeding succeeding,
            Sight sight,
            Caller caller,
            Clock clock,
            AuditTrail trail) {
        this.organizations = organizations;
        this.successions = successions;
        this.succeeding = succeeding;
        this.sight = sight;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    @POST
    @RolesAllowed("SYSADMIN")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "recordSuccession",
            summary = "Records a merger, a split, a new name, code or place, or a closure",
            description =
                    "It takes effect on its day: at once when that has come. What ends stays, with `closedOn`, its"
                            + " tasks and its figures; its open tasks are not touched, see `proposals`. A merger may keep"
                            + " the code of one that ends; every other code of theirs is given up (学校(机构)标识码编制规则).")
    @APIResponse(
            responseCode = "201",
            description = "the succession, EFFECTIVE or PLANNED",
            content = @Content(schema = @Schema(implementation = SuccessionView.class)))
    @APIResponse(
            responseCode = "409",
            description = "SUCCESSION_PLANNED, SUBORDINATES_LEFT, DUPLICATE or CODE_GIVEN_UP")
    @APIResponse(
            responseCode = "422",
            description =
                    "SUCCESSOR_UNKNOWN, SUCCESSOR_OF_ANOTHER_KIND, SUCCESSION_TOO_EARLY and others: the tree says no")
    public Response record(@PathParam("id") UUID id, @NotNull @Valid NewSuccession wanted) {
        wanted.check(id);
        organizations.lock();
        organizations.get(id);
        Succession succession = made(id, wanted);
        LocalDate today = organizations.today();
        if (succession.effectiveOn().isBefore(FIRST)
                || succession.effectiveOn().isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            throw RuleViolation.invalidField("/effectiveOn", "应在 1900 年以后,最迟两年以内");
        }
        succeeding.check(succession);
        successions.add(succession);
        trail.changed("successions", succession.id(), null, succession);
        if (succession.isDue(today)) {
            succeeding.takeEffect(succession).forEach(each -> trail.changed("organizations", each.id(), null, each));
        }
        Succession kept = successions.get(succession.id(), Organizations.EVERYWHERE);
        return ETags.tagged(
                        Response.created(URI.create("/api/v1/successions/" + kept.id()))
                                .entity(SuccessionView.of(kept)),
                        kept)
                .build();
    }

    private Succession made(UUID organization, NewSuccession wanted) {
        return new Succession(
                Ids.next(),
                0,
                wanted.kind(),
                State.PLANNED,
                wanted.effectiveOn(),
                wanted.predecessors(organization),
                wanted.successorIds(),
                wanted.keepCodeOf(),
                wanted.name(),
                wanted.codeScheme() == null ? null : wanted.codeScheme().name(),
                wanted.code(),
                wanted.parentId(),
                wanted.document().title(),
                wanted.document().number(),
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                caller.id(),
                caller.onBehalfOf().orElse(null));
    }

    @GET
    @RolesAllowed({
        "ISSUER",
        "LEADER",
        "SUPERVISOR",
        "REVIEWER",
        "ESO",
        "INSPECTOR",
        "UNIT_HEAD",
        "UNIT_CLERK",
        "SYSTEM",
        "SYSADMIN"
    })
    @Transactional
    @Operation(
            operationId = "listSuccessions",
            summary = "What became of an organisation and what it came from, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = SuccessionPage.class)))
    public Response list(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        organizations.get(id, sight.paths());
        return successions.of(id, paging).map(SuccessionView::of).response(uri);
    }
}
