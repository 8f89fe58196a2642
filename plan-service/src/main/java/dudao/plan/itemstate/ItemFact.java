package dudao.plan.itemstate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dudao.commons.secrecy.Classification;
import java.util.UUID;

/**
 * Something that happened to an item, as {@code plan.events.v1} tells it.
 *
 * @param details what only this kind of fact says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ItemFact(
        UUID planId,
        UUID itemId,
        UUID issuerId,
        String number,
        String title,
        ItemState state,
        String document,
        String reason,
        Classification classification,
        UUID handlingOfficeId,
        @JsonUnwrapped Object details) {

    static ItemFact of(StatedItem moved, Cause cause) {
        return new ItemFact(
                moved.planId(),
                moved.id(),
                moved.issuerId(),
                moved.number(),
                moved.title(),
                moved.state(),
                cause.document(),
                cause.reason(),
                moved.secrecy().told(),
                moved.handlingOfficeId(),
                cause.details());
    }
}
