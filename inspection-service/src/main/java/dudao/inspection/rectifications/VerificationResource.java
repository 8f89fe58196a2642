package dudao.inspection.rectifications;

import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.archiving.Supplements;
import dudao.inspection.findings.FindingCourse;
import dudao.inspection.requests.Days;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The office's verdict on what the unit has reported. It stands above the state of the unit's task. */
@Path("/api/v1/rectifications")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("ESO")
@Tag(name = "Rectifications")
class VerificationResource {

    record Start(@NotNull Verification.Method method) {}

    record Acceptance(
            Verification.Method method,
            @NotBlank @Size(max = 10_000) String text,
            @NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 500) String> evidence) {}

    record Rejection(
            @NotBlank @Size(max = 2000) String reason,
            @NotNull @Schema(description = "the new limit") LocalDate dueOn) {}

    private final Judging judging;
    private final RectificationFacts facts;
    private final FindingCourse course;
    private final Supplements supplements;
    private final Caller caller;
    private final Clock clock;

    VerificationResource(
            Judging judging,
            RectificationFacts facts,
            FindingCourse course,
            Supplements supplements,
            Caller caller,
            Clock clock) {
        this.judging = judging;
        this.facts = facts;
        this.course = course;
        this.supplements = supplements;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Path("/{id}/start-verification")
    @Transactional
    @Operation(
            operationId = "startVerification",
            summary = "Begins to verify the report; from now on the unit cannot take it back",
            description = "Not by the person who reported or who recorded the finding, nor by anybody of the unit.")
    @APIResponse(
            responseCode = "200",
            description = "verifying",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response startVerification(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Start start) {
        Rectification rectification = judging.toVerify(id, ifMatch);
        rectification.startVerification(start.method(), Actor.of(caller), clock.instant());
        course.verificationStarted(rectification.findingId);
        return facts.tell("verification-started", rectification);
    }

    @POST
    @Path("/{id}/accept")
    @Transactional
    @Operation(operationId = "acceptRectification", summary = "Finds the rectification done, with evidence")
    @APIResponse(
            responseCode = "200",
            description = "accepted",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response accept(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Acceptance said) {
        Rectification rectification = judging.toVerify(id, ifMatch);
        rectification.accept(said.method(), said.text(), said.evidence(), Actor.of(caller), clock.instant());
        return facts.tell("accepted", rectification);
    }

    @POST
    @Path("/{id}/reject")
    @Transactional
    @Operation(operationId = "rejectRectification", summary = "Finds it not done: a reason and a new limit")
    @APIResponse(
            responseCode = "200",
            description = "rejected",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response reject(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Rejection said) {
        Rectification rectification = judging.toVerify(id, ifMatch);
        LocalDate limit = Days.limit("/dueOn", said.dueOn(), clock);
        rectification.reject(said.reason(), limit, Actor.of(caller), clock.instant());
        course.rejected(rectification.findingId, said.reason(), limit);
        return facts.tell("rejected", rectification);
    }

    @POST
    @Path("/{id}/close")
    @Transactional
    @Operation(operationId = "closeRectification", summary = "Closes what was accepted, and the finding with it (销号)")
    @APIResponse(
            responseCode = "200",
            description = "closed",
            content = @Content(schema = @Schema(implementation = RectificationView.class)))
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Rectification rectification = judging.toVerify(id, ifMatch);
        rectification.close(clock.instant());
        course.closed(rectification.findingId);
        supplements.add(
                rectification.inspectionId,
                "rectification-" + id + "-closed-" + rectification.reopenCount + ".json",
                RectificationView.of(rectification, null));
        return facts.tell("closed", rectification);
    }
}
