package dudao.plan.merging;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.plan.acceptance.Acceptance;
import dudao.plan.acceptance.KnownParties;
import dudao.plan.access.PlanAccess;
import dudao.plan.access.PlanHead;
import dudao.plan.access.PlanStatus;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import dudao.plan.importing.PlanImports;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedSection;
import dudao.plan.planning.Drafting;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/plan-imports/{id}/documents/{n}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plan imports")
class MergeResource {

    private static final String KIND = "plan-items";

    private final PlanImports imports;
    private final PlanAccess plans;
    private final Items items;
    private final MergedRows rows;
    private final Merging merging;
    private final Caller caller;
    private final AuditTrail trail;

    MergeResource(
            PlanImports imports,
            PlanAccess plans,
            Items items,
            MergedRows rows,
            Merging merging,
            Caller caller,
            AuditTrail trail) {
        this.imports = imports;
        this.plans = plans;
        this.items = items;
        this.rows = rows;
        this.merging = merging;
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @Path("diff")
    @Transactional
    @RolesAllowed({"ISSUER", "LEADER"})
    @Operation(
            operationId = "compareImportWithPlan",
            summary = "What an imported document says otherwise than a plan",
            description =
                    "Items are found again by title and wording, whatever their number is now. What people changed"
                            + " in a draft after it was taken from a document counts for no change of the text.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanDiff.class)))
    public PlanDiff compare(
            @PathParam("id") UUID importId,
            @PathParam("n") int n,
            @Parameter(description = "The plan, draft or issued", required = true) @QueryParam("planId") @NotNull
                    UUID planId) {
        ImportedDocument document = imports.document(importId, n, caller);
        Map<String, Object> reader = plans.reader(caller);
        PlanHead plan = plans.readable(planId, reader);
        List<Item> present = items.of(planId, reader);
        trail.readAny(KIND, present, item -> item.secrecy().isRestricted());
        return PlanDiff.of(
                planId,
                ItemMatch.of(
                        present,
                        Acceptance.items(planId, plan.year(), document, KnownParties.NONE),
                        EarlierText.of(plan, last(planId))));
    }

    @POST
    @Path("merge")
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "mergeImportIntoPlan",
            summary = "Brings a draft up to date with a changed text",
            description = "`If-Match` is the plan's ETag; the answer carries the new one and says what was done. Items,"
                    + " measures and targets that stay keep their ids and what people filled in. The same text a second"
                    + " time changes nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PlanDiff.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "PLAN_NEEDS_REVISION: the plan is issued; `revisionProposals` is where to propose the changes")
    public Response merge(
            @PathParam("id") UUID importId,
            @PathParam("n") int n,
            @Parameter(description = "The draft", required = true) @QueryParam("planId") @NotNull UUID planId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            MergeWish wish) {
        ImportedDocument document = imports.document(importId, n, caller);
        PlanHead plan = editable(planId, ifMatch);
        List<Item> present = items.of(planId);
        Optional<ImportedDocument> last = last(planId);
        EarlierText earlier = EarlierText.of(plan, last);
        List<ItemMatch> matches =
                ItemMatch.of(present, Acceptance.items(planId, plan.year(), document, KnownParties.NONE), earlier);
        PlanDiff diff = PlanDiff.of(planId, matches);
        boolean written = rows.sections(planId, newSections(document, last))
                | merging.merge(present, matches, earlier, wish != null && wish.removeMissing());
        long version = plan.version();
        if (written) {
            rows.setSource(planId, new Drafting.Source(importId, n));
            version = plans.raise(planId);
            trail.changed(KIND, planId, present, diff);
        }
        return Response.ok(diff).header(HttpHeaders.ETAG, ETags.of(version)).build();
    }

    private PlanHead editable(UUID planId, String ifMatch) {
        PlanHead plan = plans.readable(planId, caller);
        plans.requireIssuer(plan, caller);
        if (plan.status() == PlanStatus.ISSUED) {
            throw RuleViolation.of("PLAN_NEEDS_REVISION", "计划已印发,不能直接并入新文本;请提出修订建议")
                    .with("revisionProposals", "/api/v1/plans/" + planId + "/revision-proposals");
        }
        PlanHead locked = plans.lockForEditing(plan, caller);
        ETags.check(ifMatch, locked);
        return locked;
    }

    /** What the plan was last taken from. */
    private Optional<ImportedDocument> last(UUID planId) {
        return rows.source(planId).flatMap(source -> imports.find(source.importId(), source.document(), caller));
    }

    /** A text may print an ordinal twice. */
    private static Collection<ImportedSection> newSections(ImportedDocument document, Optional<ImportedDocument> last) {
        Map<Integer, ImportedSection> sections = new LinkedHashMap<>();
        document.sections().forEach(each -> sections.putIfAbsent(each.ordinal(), each));
        last.ifPresent(known -> sections.values().removeAll(known.sections()));
        return sections.values();
    }
}
