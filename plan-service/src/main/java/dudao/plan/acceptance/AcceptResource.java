package dudao.plan.acceptance;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.ETags;
import dudao.commons.idempotency.Idempotent;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.plan.content.Item;
import dudao.plan.content.Items;
import dudao.plan.heading.Heading;
import dudao.plan.heading.IssuingBody;
import dudao.plan.importing.PlanImports;
import dudao.plan.importing.document.ImportedDocument;
import dudao.plan.importing.document.ImportedHead;
import dudao.plan.importing.document.ImportedSection;
import dudao.plan.planning.Drafting;
import dudao.plan.planning.PlanDraft;
import dudao.plan.planning.PlanView;
import dudao.plan.receipts.Addressee;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;

@Path("/api/v1/plan-imports/{id}/documents/{n}/accept")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
class AcceptResource {

    private final PlanImports imports;
    private final Drafting drafting;
    private final Items items;
    private final OrganizationTree organizations;
    private final Jdbi jdbi;
    private final Caller caller;
    private final AuditTrail trail;

    AcceptResource(
            PlanImports imports,
            Drafting drafting,
            Items items,
            OrganizationTree organizations,
            Jdbi jdbi,
            Caller caller,
            AuditTrail trail) {
        this.imports = imports;
        this.drafting = drafting;
        this.items = items;
        this.organizations = organizations;
        this.jdbi = jdbi;
        this.caller = caller;
        this.trail = trail;
    }

    @POST
    @Idempotent
    @Transactional
    @RolesAllowed("ISSUER")
    @Operation(
            operationId = "acceptImportedPlan",
            summary = "Makes a draft of an imported document, with its items",
            description =
                    "Whom a text names as 牵头, 责任单位 or 配合 and exactly one organisation of the caller's scope is called is"
                            + " proposed as lead or assisting. A measure whose words name no day is due at the end of the"
                            + " plan's year, marked DEFAULTED; where they leave the time open it has no day.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PlanView.class)))
    public Response accept(@PathParam("id") UUID importId, @PathParam("n") int n, @Valid AcceptWish wish) {
        ImportedDocument document = imports.document(importId, n, caller);
        PlanDraft draft = draft(document, wish);
        UUID id = drafting.draft(draft, new Drafting.Source(importId, n), caller);
        KnownParties known = KnownParties.of(document.items(), organizations.scopeOf(caller), jdbi);
        List<Item> accepted = Acceptance.items(id, draft.year(), document, known);
        items.add(accepted);
        trail.changed("plan-items", id, null, accepted);
        PlanView plan = drafting.view(id, caller);
        return ETags.tagged(Response.created(URI.create("/api/v1/plans/" + id)), plan)
                .entity(plan)
                .build();
    }

    private static PlanDraft draft(ImportedDocument document, AcceptWish wish) {
        Integer year = wish == null || wish.planYear() == null ? document.planYear() : wish.planYear();
        if (year == null) {
            throw RuleViolation.of("PLAN_YEAR_REQUIRED", "文中没有计划年度,请在 planYear 里给出")
                    .at("/planYear", "请给出年度");
        }
        String kind = wish == null || wish.kind() == null ? PlanDraft.DEFAULT_KIND : wish.kind();
        String title = wish == null || wish.title() == null ? document.title() : wish.title();
        return new PlanDraft(
                        title == null || title.isBlank() ? year + "年" + kind : title,
                        kind,
                        year,
                        sections(document),
                        null,
                        null)
                .with(heading(document));
    }

    /** What stands around the items. A day the register names before the signature's is for a person to look at. */
    private static Heading heading(ImportedDocument document) {
        ImportedHead head = document.metadata();
        return new Heading(
                document.issuers().isEmpty()
                        ? null
                        : document.issuers().stream()
                                .map(name -> new IssuingBody(null, name))
                                .toList(),
                document.addressees().isEmpty()
                        ? null
                        : document.addressees().stream()
                                .map(each -> new Addressee(each.name(), null))
                                .toList(),
                head.signedOn(),
                notBefore(head.signedOn(), head.publishedOn()),
                notBefore(head.signedOn(), head.effectiveOn()),
                null,
                head.subjectClass(),
                document.coverNotice(),
                document.preamble(),
                null,
                null);
    }

    private static LocalDate notBefore(LocalDate signed, LocalDate day) {
        return signed != null && day != null && day.isBefore(signed) ? null : day;
    }

    /** A text may print an ordinal twice; an item can only stand under one. */
    private static List<PlanDraft.Section> sections(ImportedDocument document) {
        Map<Integer, PlanDraft.Section> sections = new LinkedHashMap<>();
        for (ImportedSection each : document.sections()) {
            sections.putIfAbsent(each.ordinal(), new PlanDraft.Section(each.ordinal(), each.heading()));
        }
        return List.copyOf(sections.values());
    }
}
