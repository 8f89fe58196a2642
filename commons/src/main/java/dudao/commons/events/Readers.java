package dudao.commons.events;

import java.util.UUID;

/**
 * Who may read an event in the change feed: whoever's scope contains the organisation it is about.
 *
 * @param downward also organisations below it: it binds them
 */
public record Readers(UUID organizationId, boolean downward) {

    /** It stays between the services. */
    public static final Readers NOBODY = new Readers(null, false);

    public static Readers of(UUID organizationId) {
        return new Readers(organizationId, false);
    }

    public static Readers alsoBelow(UUID organizationId) {
        return new Readers(organizationId, true);
    }
}
