package dudao.task.tasks;

import java.util.List;
import java.util.UUID;

/** What somebody said with a command. */
record Said(String reason, String text, UUID proposedOrganizationId, List<UUID> evidenceIds) {

    static final Said NOTHING = because(null, null);

    static Said because(String reason, String text) {
        return new Said(reason, text, null, List.of());
    }

    static Said text(String text) {
        return because(null, text);
    }
}
