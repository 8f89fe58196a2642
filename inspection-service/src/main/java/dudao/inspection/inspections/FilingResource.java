package dudao.inspection.inspections;

import dudao.commons.audit.AuditTrail;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.People;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.filing.EntryCode;
import dudao.inspection.filing.EntryCodes;
import dudao.inspection.filing.FilingCheck;
import dudao.inspection.filing.FilingRules;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 备案: what may be filed, who answers for what the yearly plan does not have, and the code for the gate. */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Filing")
class FilingResource {

    @Schema(name = "SignedEntryCode")
    record Signed(@Schema(description = "text of the QR code") String code, EntryCode content) {}

    private final Inspections inspections;
    private final Facts facts;
    private final FilingRules rules;
    private final EntryCodes codes;
    private final OrganizationTree tree;
    private final AuditTrail trail;
    private final Caller caller;
    private final Clock clock;

    FilingResource(
            Inspections inspections,
            Facts facts,
            FilingRules rules,
            EntryCodes codes,
            OrganizationTree tree,
            AuditTrail trail,
            Caller caller,
            Clock clock) {
        this.inspections = inspections;
        this.facts = facts;
        this.rules = rules;
        this.codes = codes;
        this.tree = tree;
        this.trail = trail;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/file")
    @Transactional
    @Operation(
            operationId = "fileInspection",
            summary = "Files it (备案): gives it a number and freezes kind, unit, matters and days",
            description =
                    "By the office's approved plan of the year, if there is one; what stands against it is refused"
                            + " unless somebody else has approved it: NOT_IN_YEARLY_PLAN, CAP_EXCEEDED, VISITS_CLASH.")
    @APIResponse(
            responseCode = "200",
            description = "filed",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response file(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        inspection.mustBeFilable();
        rules.check(inspection.filing()).mustBeClear(rules.approved(id));
        int year = Clocks.dateOf(clock.instant()).getYear();
        inspection.file(inspections.nextFilingNumber(year, inspection.isSecret()), Actor.of(caller), clock.instant());
        return facts.tell("filed", inspection);
    }

    @GET
    @Path("/{id}/filing-check")
    @Transactional
    @Operation(
            operationId = "checkFiling",
            summary = "What stands against filing it, and how clashing visits could be one",
            description = "Visits the caller may not see count for nothing.")
    @APIResponse(
            responseCode = "200",
            description = "obstacles, and a proposal where visits clash",
            content = @Content(schema = @Schema(implementation = FilingCheck.class)))
    public FilingCheck check(@PathParam("id") UUID id) {
        return rules.check(inspections.getRun(id).filing());
    }

    @POST
    @Path("/{id}/approve-exception")
    @Transactional
    @RolesAllowed({"ESO", "LEADER"})
    @Operation(
            operationId = "approveFilingException",
            summary = "Somebody else than who planned it approves, with a reason, what stands against filing it now")
    @APIResponse(
            responseCode = "200",
            description = "approved",
            content = @Content(schema = @Schema(implementation = InspectionView.class)))
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Inspection inspection = inspections.toRun(id, ifMatch);
        inspection.mustBeFilable();
        Actor by = Actor.of(caller);
        by.people().mustNotMeet(People.of(inspection.plannedBy, inspection.plannedFor), "列入督导的人不能批准例外");
        FilingCheck check = rules.check(inspection.filing());
        if (check.obstacles().isEmpty()) {
            throw RuleViolation.of("NOTHING_TO_APPROVE", "可以直接备案,不需要例外");
        }
        rules.except(id, check.codes(), why.reason(), by, clock.instant());
        trail.changed("FilingException", id, null, check);
        return facts.show(inspection, Response.ok());
    }

    @POST
    @Path("/{id}/entry-code")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR"})
    @Operation(
            operationId = "issueEntryCode",
            summary = "Signs the code the team shows at the gate (入校码)",
            description = "Signed by the office: it can be checked without a network.")
    @APIResponse(
            responseCode = "200",
            description = "text of a QR code; not to be cached",
            content = @Content(schema = @Schema(implementation = Signed.class)))
    @APIResponse(responseCode = "409", description = "NOT_FILED")
    @APIResponse(responseCode = "503", description = "FIELD_KEY_MISSING: the key that signs could not be protected")
    public Response entryCode(@PathParam("id") UUID id) {
        Inspection inspection = inspections.getRun(id);
        if (inspection.scopeHash == null || !inspection.state.isFiled()) {
            throw RuleViolation.of("NOT_FILED", "尚未备案或已取消,没有入校码");
        }
        EntryCode code = inspection.entryCode(
                tree.get(inspection.organizationId).name(),
                tree.get(inspection.officeId).name());
        return Response.ok(
                        new Signed(codes.sign(code, inspection.officeId, inspection.isSecret(), clock.instant()), code))
                .header("Cache-Control", "no-store")
                .build();
    }
}
