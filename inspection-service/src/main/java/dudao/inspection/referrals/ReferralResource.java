package dudao.inspection.referrals;

import dudao.commons.http.Paging;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.access.Offices;
import dudao.inspection.access.Units;
import dudao.inspection.requests.Reason;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/referrals")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER", "UNIT_HEAD"})
@Tag(name = "Referrals", description = "上报、移送: sent, confirmed with a receipt, answered; the finding stays open")
class ReferralResource {

    @Schema(name = "ReferralReceipt")
    record Receipt(@NotBlank @Size(max = 100) @Schema(description = "number of the receipt") String receipt) {}

    @Schema(name = "ReferralAnswer")
    record Answer(@NotBlank @Size(max = 10_000) String text) {}

    private final Referrals referrals;
    private final ReferralFacts facts;
    private final Units units;
    private final Offices offices;
    private final Caller caller;
    private final Clock clock;

    ReferralResource(
            Referrals referrals, ReferralFacts facts, Units units, Offices offices, Caller caller, Clock clock) {
        this.referrals = referrals;
        this.facts = facts;
        this.units = units;
        this.offices = offices;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listReferrals",
            summary = "Referrals sent or received in the caller's scope, newest first",
            description = "Never shown to the unit the finding is about.")
    @APIResponse(
            responseCode = "200",
            description = "a page of referrals",
            content = @Content(schema = @Schema(implementation = ReferralPage.class)))
    public Response list(@BeanParam Referrals.Filter filter, @BeanParam Paging paging, @Context UriInfo uri) {
        return referrals.list(filter, paging).response(uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "getReferral", summary = "One referral with what was sent")
    @APIResponse(
            responseCode = "200",
            description = "the referral",
            content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response get(@PathParam("id") UUID id) {
        return facts.show(referrals.get(id), Response.ok());
    }

    @POST
    @Path("/{id}/receive")
    @Transactional
    @RolesAllowed({"ESO", "UNIT_HEAD"})
    @Operation(
            operationId = "receiveReferral",
            summary = "签收: the receiver confirms with a receipt",
            description =
                    "By the receiving organisation or its inspection office, if that is not the sender; of a body outside the"
                            + " tree the office enters its receipt.")
    @APIResponse(
            responseCode = "200",
            description = "received",
            content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response receive(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Receipt given) {
        Referral referral = asReceiver(id, ifMatch);
        referral.receive(given.receipt(), Actor.of(caller), clock.instant());
        return facts.tell("received", referral, Response.ok());
    }

    @POST
    @Path("/{id}/refuse")
    @Transactional
    @RolesAllowed({"ESO", "UNIT_HEAD"})
    @Operation(operationId = "refuseReferral", summary = "退回: the receiver is not competent, for a reason")
    @APIResponse(
            responseCode = "200",
            description = "refused",
            content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response refuse(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Referral referral = asReceiver(id, ifMatch);
        referral.refuse(why.reason(), Actor.of(caller), clock.instant());
        return facts.tell("refused", referral, Response.ok());
    }

    @POST
    @Path("/{id}/answer")
    @Transactional
    @RolesAllowed({"ESO", "UNIT_HEAD"})
    @Operation(operationId = "answerReferral", summary = "反馈: what the receiver has done")
    @APIResponse(
            responseCode = "200",
            description = "answered",
            content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response answer(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Answer said) {
        Referral referral = asReceiver(id, ifMatch);
        referral.answer(said.text(), Actor.of(caller), clock.instant());
        return facts.tell("answered", referral, Response.ok());
    }

    @POST
    @Path("/{id}/withdraw")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "withdrawReferral", summary = "Takes back what nobody has received yet")
    @APIResponse(
            responseCode = "200",
            description = "withdrawn",
            content = @Content(schema = @Schema(implementation = ReferralView.class)))
    public Response withdraw(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reason why) {
        Referral referral = referrals.toChange(id, ifMatch);
        offices.mustBeOf(referral.officeId);
        referral.withdraw(why.reason());
        return facts.tell("withdrawn", referral, Response.ok());
    }

    private Referral asReceiver(UUID id, String ifMatch) {
        Referral referral = referrals.toChange(id, ifMatch);
        if (referral.organizationId == null) {
            offices.mustBeOf(referral.officeId);
        } else {
            units.mustActFor(referral.organizationId, referral.officeId);
        }
        return referral;
    }

    /** Only for the API description. */
    record ReferralPage(List<ReferralRow> items, String next) {}
}
