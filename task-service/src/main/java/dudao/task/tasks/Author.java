package dudao.task.tasks;

import dudao.commons.events.Event;
import dudao.commons.identity.Caller;
import java.util.UUID;

/** Whose act it was and for whom; an act of a service has no person's name. */
record Author(String id, String name, String onBehalfOf, UUID organizationId) {

    static Author of(Caller caller) {
        return new Author(caller.id(), caller.name(), caller.onBehalfOf().orElse(null), caller.organizationId());
    }

    /** Whoever caused the event, else the service itself. */
    static Author of(Event cause, String service) {
        return cause == null || cause.actor() == null
                ? new Author(service, null, cause == null ? null : cause.onBehalfOf(), null)
                : new Author(cause.actor(), null, cause.onBehalfOf(), null);
    }
}
