package dudao.commons.events;

import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("SYSADMIN")
@Tag(name = "Dead letters", description = "Events this service could not handle")
class DeadLetterResource {

    @Schema(name = "Discarding")
    record Reason(@NotBlank @Size(max = 2000) String reason) {}

    private final DeadLetters letters;
    private final Inbox inbox;
    private final Caller caller;

    DeadLetterResource(DeadLetters letters, Inbox inbox, Caller caller) {
        this.letters = letters;
        this.inbox = inbox;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "listDeadLetters", summary = "Parked events, oldest first")
    public Response list(
            @QueryParam("state") @DefaultValue("PARKED") @Pattern(regexp = "PARKED|RETRIED|DISCARDED") String state,
            @BeanParam Paging paging,
            @Context UriInfo uri) {
        Page<DeadLetters.DeadLetter> page = letters.list(state, paging);
        return page.response(uri);
    }

    @POST
    @Path("/{id}/retry")
    @Transactional
    @Operation(operationId = "retryDeadLetter", summary = "Handles the event now; the first of an aggregate goes first")
    public void retry(@PathParam("id") UUID id) {
        DeadLetters.DeadLetter letter = letters.parked(id);
        if (!letters.isFirstOfItsKey(letter)) {
            throw RuleViolation.of("ILLEGAL_TRANSITION", "同一对象更早的事件尚未处理");
        }
        try {
            inbox.take(List.of(Event.parse(letter.message())));
        } catch (Event.UnreadableEvent stillUnreadable) {
            throw RuleViolation.of("BAD_REQUEST", stillUnreadable.getMessage());
        }
        letters.settle(id, "RETRIED", null, caller.id());
    }

    @POST
    @Path("/{id}/discard")
    @Transactional
    @Operation(operationId = "discardDeadLetter", summary = "Gives the event up, for a reason that is kept")
    public void discard(@PathParam("id") UUID id, @NotNull @Valid Reason reason) {
        letters.parked(id);
        letters.settle(id, "DISCARDED", reason.reason(), caller.id());
    }
}
