package dudao.inspection.publications;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import dudao.inspection.inspections.Course;
import dudao.inspection.inspections.Course.Standing;
import dudao.inspection.remedies.LetterStanding;
import dudao.inspection.reports.FormedReports;
import dudao.inspection.rulepacks.Cited;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.rulepacks.RulePacks;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the public will read: drafted, looked through by two others, approved. */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Publications", description = "公布: reviewed by two persons, then shown to the public")
class PublicationResource {

    @Schema(name = "RedactionReview")
    record Reviewed(
            @NotBlank
                    @Size(max = 5000)
                    @Schema(description = "what was looked for and found (政府信息公开条例 Arts 14, 15, 17)")
                    String text) {}

    private final Course course;
    private final Publications publications;
    private final FormedReports reports;
    private final LetterStanding letters;
    private final RulePacks packs;
    private final Timetable timetable;
    private final Caller caller;

    PublicationResource(
            Course course,
            Publications publications,
            FormedReports reports,
            LetterStanding letters,
            RulePacks packs,
            Timetable timetable,
            Caller caller) {
        this.course = course;
        this.publications = publications;
        this.reports = reports;
        this.letters = letters;
        this.packs = packs;
        this.timetable = timetable;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/publication")
    @Transactional
    @RolesAllowed({"ESO", "INSPECTOR", "SUPERVISOR", "LEADER"})
    @Operation(
            operationId = "getPublication",
            summary = "How far the publication is, for those who do the inspection's work")
    @APIResponse(
            responseCode = "200",
            description = "the publication",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response get(@PathParam("id") UUID id) {
        course.ofItsWork(id);
        return answer(publications.of(id));
    }

    @POST
    @Path("/{id}/publication/draft")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "draftPublication",
            summary = "Drafts what the public shall read, or why it shall read nothing",
            description =
                    "The first draft needs no If-Match. Reviews of an earlier draft count no more. With the opinion"
                            + " letter where the local law has it published.")
    @APIResponse(
            responseCode = "200",
            description = "drafted",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response draft(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid NewPublication wanted) {
        Standing standing = course.byOffice(id, "*");
        course.mustBeOpen(standing);
        reports.mustBeFormed(id);
        Optional<Publication> there = publications.findByIdOptional(id);
        there.ifPresent(publication -> ETags.check(ifMatch, publication));
        Publication publication = there.orElseGet(() -> Publication.of(id));
        publication.draft(wanted, Actor.of(caller), course.now());
        if (publication.text != null) {
            mustHaveLetter(standing, publication);
            publication.mustShowLetterAsItIs(letters.isRevoked(id), null);
        }
        publications.persist(publication);
        return answer(publication);
    }

    private void mustHaveLetter(Standing standing, Publication publication) {
        packs.at(standing.jurisdiction(), Clocks.dateOf(course.now()))
                .about(Matter.LETTER_PUBLICATION, standing.kind())
                .filter(cited -> cited.rule().verified())
                .filter(law -> publication.letter == null || publication.letter.isBlank())
                .map(Cited::sentence)
                .ifPresent(law -> {
                    throw RuleViolation.of("LETTER_MISSING", law).at("/letter", "应一并公布督导意见书");
                });
    }

    @POST
    @Path("/{id}/publication/review")
    @Transactional
    @RolesAllowed({"ESO", "LEADER"})
    @Operation(operationId = "reviewPublication", summary = "A first person, not who drafted it, looks through it")
    @APIResponse(
            responseCode = "200",
            description = "reviewed",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response review(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reviewed reviewed) {
        Publication publication = publications.toChange(id, ifMatch);
        publication.review(reviewed.text(), Actor.of(caller), course.now());
        return answer(publication);
    }

    @POST
    @Path("/{id}/publication/approve")
    @Transactional
    @RolesAllowed({"ESO", "LEADER"})
    @Operation(
            operationId = "approvePublication",
            summary = "A second person, neither who drafted nor who reviewed it, approves it or the exemption")
    @APIResponse(
            responseCode = "200",
            description = "approved, or exempt",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Reviewed reviewed) {
        Publication publication = publications.toChange(id, ifMatch);
        publication.approve(reviewed.text(), Actor.of(caller), course.now());
        if (publication.state == PublicationState.EXEMPT) {
            timetable.met(id, Matter.PUBLICATION);
        }
        return answer(publication);
    }

    private Response answer(Publication publication) {
        publications.flush();
        return ETags.tagged(Response.ok(PublicationView.of(publication)), publication)
                .build();
    }
}
