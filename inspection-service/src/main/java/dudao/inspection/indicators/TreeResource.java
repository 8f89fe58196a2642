package dudao.inspection.indicators;

import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/catalogues/indicators")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "REVIEWER", "LEADER", "ISSUER", "SYSTEM", "UNIT_HEAD", "UNIT_CLERK"})
@Tag(name = "Indicators", description = "指标体系: versioned trees, and the three columns of scores of an inspection")
class TreeResource {

    private static final int MOST = 200;

    @Schema(name = "IndicatorTrees")
    record Trees(List<TreeView> items) {}

    private final IndicatorTrees trees;
    private final OrganizationTree organizations;
    private final Caller caller;
    private final Clock clock;

    TreeResource(IndicatorTrees trees, OrganizationTree organizations, Caller caller, Clock clock) {
        this.trees = trees;
        this.organizations = organizations;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "createIndicatorTree",
            summary = "A tree of indicators, or the next revision of one",
            description = "Marks and admission rates are refused as indicators (破五唯). A revision never changes.")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = TreeView.class)))
    public Response create(@NotNull @Valid NewTree wanted) {
        Days.plausible("/validFrom", wanted.validFrom());
        // An office gives it in the place of the organisation it works for: what is below that is measured by it.
        UUID own = organizations.scopeOf(caller).home().id();
        int revision = trees.nextRevision(own, wanted.name().strip());
        IndicatorTree tree = IndicatorTree.of(wanted, own, revision, Actor.of(caller), clock.instant());
        trees.persist(tree);
        trees.flush();
        return ETags.tagged(Response.created(URI.create("/api/v1/catalogues/indicators/" + tree.id)), tree)
                .entity(TreeView.of(tree))
                .build();
    }

    @GET
    @Transactional
    @Operation(operationId = "listIndicatorTrees", summary = "The trees one gives or is measured by, the newest 200")
    @APIResponse(responseCode = "200", description = "newest first")
    public Trees list() {
        return new Trees(trees.newestFirst(MOST).stream().map(TreeView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getIndicatorTree", summary = "One revision of a tree")
    @APIResponse(
            responseCode = "200",
            description = "the tree",
            content = @Content(schema = @Schema(implementation = TreeView.class)))
    public Response get(@PathParam("id") UUID id) {
        IndicatorTree tree = trees.of(id);
        return ETags.tagged(Response.ok(TreeView.of(tree)), tree).build();
    }
}
