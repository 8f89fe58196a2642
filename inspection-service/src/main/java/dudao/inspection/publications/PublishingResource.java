package dudao.inspection.publications;

import dudao.commons.http.ETags;
import dudao.commons.identity.Actor;
import dudao.commons.identity.Caller;
import dudao.inspection.inspections.Course;
import dudao.inspection.remedies.LetterStanding;
import dudao.inspection.rulepacks.Matter;
import dudao.inspection.timetable.Timetable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From publication on: what the public says to it, and what it is answered. */
@Path("/api/v1/inspections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Publications")
class PublishingResource {

    @Schema(name = "NewPublicationObjection")
    record Against(
            @NotBlank @Size(max = 100) @Schema(description = "how it came in: 来信、热线、网站 …") String channel,
            @NotBlank @Size(max = 10_000) @Schema(description = "what is objected to, without the name of who objects")
                    String text) {}

    @Schema(name = "PublicationAnswer")
    record Answer(@NotNull Objection.Outcome outcome, @NotBlank @Size(max = 10_000) String text) {}

    private final Course course;
    private final Publications publications;
    private final LetterStanding letters;
    private final Timetable timetable;
    private final Caller caller;

    PublishingResource(
            Course course, Publications publications, LetterStanding letters, Timetable timetable, Caller caller) {
        this.course = course;
        this.publications = publications;
        this.letters = letters;
        this.timetable = timetable;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/publication/publish")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "publishReport",
            summary = "Shows to the public what was approved, and nothing else",
            description = "No letter that was revoked, and none as it was before it was amended: LETTER_CHANGED.")
    @APIResponse(
            responseCode = "200",
            description = "published",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response publish(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch) {
        Publication publication = publications.toChange(id, ifMatch);
        publication.publish(Actor.of(caller), course.now());
        publication.mustShowLetterAsItIs(
                letters.isRevoked(id), letters.amendedAt(id).orElse(null));
        timetable.met(id, Matter.PUBLICATION);
        course.touch(id);
        course.announce("report-published", id);
        return answer(publication);
    }

    @POST
    @Path("/{id}/publication/object")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(operationId = "objectToPublication", summary = "Enters an objection that came in from the public")
    @APIResponse(
            responseCode = "200",
            description = "entered",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response object(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Against against) {
        Publication publication = publications.toChange(id, ifMatch);
        publication.object(against.channel(), against.text(), Actor.of(caller), course.now());
        return answer(publication);
    }

    @POST
    @Path("/{id}/publication/answer")
    @Transactional
    @RolesAllowed("ESO")
    @Operation(
            operationId = "answerObjection",
            summary = "Answers it: the report stands, or is drafted and reviewed anew and not shown until then")
    @APIResponse(
            responseCode = "200",
            description = "answered",
            content = @Content(schema = @Schema(implementation = PublicationView.class)))
    public Response answer(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid Answer answer) {
        Publication publication = publications.toChange(id, ifMatch);
        publication.answer(answer.outcome(), answer.text(), Actor.of(caller), course.now());
        return answer(publication);
    }

    private Response answer(Publication publication) {
        publications.flush();
        return ETags.tagged(Response.ok(PublicationView.of(publication)), publication)
                .build();
    }
}
