package dudao.inspection.commonproblems;

import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.inspection.access.Units;
import dudao.inspection.commonproblems.Thresholds.Threshold;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "SUPERVISOR", "LEADER"})
@Tag(
        name = "Common problems",
        description = "共性问题: what many units share, and what an office proposes to do about it in a plan")
class ClusterResource {

    @Schema(name = "FindingClusters")
    record Page(
            @Schema(description = "those of most units first, at most 200") List<Cluster> items,
            @Schema(description = "absent where none is set") Threshold threshold) {}

    private final Clusters clusters;
    private final Thresholds thresholds;
    private final Units units;
    private final OrganizationTree tree;
    private final Clock clock;

    ClusterResource(Clusters clusters, Thresholds thresholds, Units units, OrganizationTree tree, Clock clock) {
        this.clusters = clusters;
        this.thresholds = thresholds;
        this.units = units;
        this.tree = tree;
        this.clock = clock;
    }

    @GET
    @Path("/finding-clusters")
    @Transactional
    @Operation(
            operationId = "listFindingClusters",
            summary = "Confirmed findings of a period by indicator and clause, with units, share and trend",
            description =
                    "Compared with the period of the same length before. Problems are put in order, units never are:"
                            + " none is named. What is restricted is not counted.")
    @APIResponse(
            responseCode = "200",
            description = "the clusters",
            content = @Content(schema = @Schema(implementation = Page.class)))
    public Page list(
            @Parameter(required = true, description = "first day, a date") @QueryParam("from") String from,
            @Parameter(required = true, description = "last day, a date; 366 days at most") @QueryParam("to") String to,
            @Parameter(description = "findings at this organisation and those below it") @QueryParam("under")
                    String under) {
        Period period = Period.of(from, to);
        Optional<Threshold> threshold = thresholds.at(period.to());
        List<Cluster> found = clusters.of(period, path(under), null, null, threshold).stream()
                .map(Clusters.Found::cluster)
                .toList();
        return new Page(found, threshold.orElse(null));
    }

    private String path(String under) {
        try {
            return under == null
                    ? null
                    : tree.get(units.named(UUID.fromString(under), "?under")).path();
        } catch (IllegalArgumentException notAnId) {
            throw RuleViolation.of("INVALID_PARAMETER", "under 应为 UUID").at("?under", "应为 UUID");
        }
    }

    @POST
    @Path("/common-problem-thresholds")
    @Idempotent
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "setCommonProblemThreshold",
            summary = "From when on how many units and which share make a problem common",
            description = "For the organisation the office works for and those below that set none of their own.")
    @APIResponse(
            responseCode = "201",
            description = "set",
            content = @Content(schema = @Schema(implementation = Threshold.class)))
    public Response set(@NotNull @Valid NewThreshold wanted) {
        Days.plausible("/validFrom", wanted.validFrom());
        return Response.created(URI.create("/api/v1/finding-clusters"))
                .entity(thresholds.add(wanted, clock.instant()))
                .build();
    }
}
