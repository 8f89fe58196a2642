package dudao.task.reverification.draws;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.http.Paging;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.Scope;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/reverification-draws")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Re-verification")
class DrawResource {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 16;

    @Schema(name = "ReverificationDrawPage")
    record DrawPage(List<Draw> items, String next) {}

    @Schema(name = "ReverificationPoolPage")
    record PoolPage(List<PoolMember> items, String next) {}

    @Schema(name = "ReverificationDrawCheck")
    record Check(
            @Schema(description = "the list is the one that was frozen") boolean poolAgrees,
            @Schema(description = "every rank follows from the seed") boolean ranksAgree,
            @Schema(description = "those that were drawn are those whom the seed draws") boolean drawnAgree) {}

    private final Drawing drawing;
    private final Draws draws;
    private final OrganizationTree tree;
    private final Caller caller;
    private final AuditTrail trail;

    DrawResource(Drawing drawing, Draws draws, OrganizationTree tree, Caller caller, AuditTrail trail) {
        this.drawing = drawing;
        this.draws = draws;
        this.tree = tree;
        this.caller = caller;
        this.trail = trail;
    }

    @POST
    @RolesAllowed("SUPERVISOR")
    @Idempotent
    @Transactional
    @Operation(
            operationId = "drawReverifications",
            summary = "抽取: draws done tasks of each county and measure for re-verification",
            description =
                    "The list is frozen with its hash; whoever has it and the seed comes to the same result. Left out"
                            + " are tasks of findings, which the inspection verifies, restricted ones, and those that wait for"
                            + " a re-verification. A completed task that was drawn is closed only afterwards"
                            + " (REVERIFICATION_PENDING).")
    @APIResponse(
            responseCode = "201",
            description = "the draw",
            content = @Content(schema = @Schema(implementation = Draw.class)))
    public Response draw(@NotNull @Valid NewDraw wanted) {
        wanted.check();
        Scope under = wanted.under() == null ? tree.scopeOf(caller) : Scope.of(tree.inScope(wanted.under(), caller));
        UUID id = drawing.draw(wanted, wanted.seed() == null ? newSeed() : wanted.seed(), under, caller);
        Draw draw = draws.get(id, tree.scopeOf(caller));
        trail.changed("reverification-draws", id, null, draw);
        return ETags.tagged(
                        Response.created(URI.create("/api/v1/reverification-draws/" + id))
                                .entity(draw),
                        draw)
                .build();
    }

    private static String newSeed() {
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        return HexFormat.of().formatHex(seed);
    }

    @GET
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listReverificationDraws", summary = "Draws above and below the caller, newest first")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = DrawPage.class)))
    public Response list(@BeanParam Paging paging, @Context UriInfo uri) {
        return draws.page(paging, tree.scopeOf(caller)).response(uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "getReverificationDraw", summary = "One draw: seed, list, strata and how far it is")
    @APIResponse(
            responseCode = "200",
            description = "the draw",
            content = @Content(schema = @Schema(implementation = Draw.class)))
    public Response get(@PathParam("id") UUID id) {
        Draw draw = draws.get(id, tree.scopeOf(caller));
        return ETags.tagged(Response.ok(draw), draw).build();
    }

    @GET
    @Path("/{id}/pool")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "listReverificationPool", summary = "The frozen list of a draw, in the order of the ranks")
    @APIResponse(
            responseCode = "200",
            description = "one page",
            content = @Content(schema = @Schema(implementation = PoolPage.class)))
    public Response pool(@PathParam("id") UUID id, @BeanParam Paging paging, @Context UriInfo uri) {
        draws.get(id, tree.scopeOf(caller));
        return draws.pool(id, paging).response(uri);
    }

    @GET
    @Path("/{id}/verification")
    @RolesAllowed({"ISSUER", "LEADER", "SUPERVISOR", "REVIEWER", "ESO", "INSPECTOR", "UNIT_HEAD", "UNIT_CLERK", "SYSTEM"
    })
    @Transactional
    @Operation(operationId = "verifyReverificationDraw", summary = "Draws again from the record and compares")
    @APIResponse(responseCode = "200", description = "whether it comes to the same")
    public Check verify(@PathParam("id") UUID id) {
        Draw draw = draws.get(id, tree.scopeOf(caller));
        List<PoolMember> listed = draws.pool(id);
        List<HashDraw.Member> pool = listed.stream()
                .map(each -> new HashDraw.Member(each.taskId(), each.countyId(), each.measureId()))
                .toList();
        Set<UUID> drawn = listed.stream()
                .filter(PoolMember::drawn)
                .map(PoolMember::taskId)
                .collect(Collectors.toSet());
        return new Check(
                HashDraw.hashOf(pool).equals(draw.poolHash()),
                listed.stream().allMatch(each -> HashDraw.rank(draw.seed(), each.taskId())
                        .equals(each.rank())),
                HashDraw.draw(draw.seed(), draw.percent(), pool).equals(drawn));
    }
}
