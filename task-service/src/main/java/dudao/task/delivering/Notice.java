package dudao.task.delivering;

import java.util.UUID;

/**
 * Something to be said to an organisation about a step of its task's ladder.
 *
 * @param downward whether every unit below the organisation may read it too
 * @param recipient by office, as in the pack
 * @param urgent does not wait for the day's digest
 */
public record Notice(
        UUID taskId,
        UUID escalationId,
        UUID organizationId,
        boolean downward,
        String recipient,
        int rung,
        boolean urgent,
        String subject,
        String body) {

    /** The same for whatever is said twice. */
    String key() {
        return escalationId + "/" + recipient;
    }
}
