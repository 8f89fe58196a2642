package dudao.plan.planning;

import dudao.commons.identity.Caller;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who did something. */
@Schema(name = "Actor")
record Actor(String id, String name) {

    static Actor of(Caller caller) {
        return new Actor(caller.id(), caller.name());
    }
}
