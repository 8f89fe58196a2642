package dudao.task.tasks;

import dudao.commons.identity.Caller;
import java.util.UUID;

/** Whose act it was and for whom; an act of another service has no person's name. */
record Author(String id, String name, String onBehalfOf, UUID organizationId) {

    static Author of(Caller caller) {
        return new Author(caller.id(), caller.name(), caller.onBehalfOf().orElse(null), caller.organizationId());
    }
}
