package dudao.commons.audit;

import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import java.util.UUID;

/** Who asked, for whom and as what; all null when nobody could be recognised. */
record Actor(String id, String name, String onBehalfOf, UUID organizationId, String roles, String client) {

    static final Actor NOBODY = new Actor(null, null, null, null, null, null);

    static Actor of(Caller caller) {
        String id = caller.id();
        if (id == null || id.isEmpty()) {
            return NOBODY;
        }
        String roles =
                caller.roles().stream().sorted().reduce((a, b) -> a + ',' + b).orElse(null);
        return new Actor(
                id, caller.name(), caller.onBehalfOf().orElse(null), organization(caller), roles, caller.client());
    }

    private static UUID organization(Caller caller) {
        try {
            return caller.organizationId();
        } catch (RuleViolation none) {
            return null;
        }
    }
}
