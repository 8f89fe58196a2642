package dudao.task.ladder;

import java.time.Instant;
import java.util.Set;

/**
 * Where a task stands, as far as its ladder is concerned. Nothing of what people did in the system is in it.
 *
 * @param accepted whether the unit has signed for it
 * @param urgent 特急: plain days count, at any hour
 * @param done codes of the steps sent at the limit it has now
 * @param floor the rung it had reached before a submission was returned: it goes on from there; else 0
 * @param deliveredAt when the highest slip sent at this limit reached the unit; null while it has not
 */
public record Standing(
        Instant assignedAt,
        Instant dueAt,
        boolean accepted,
        boolean urgent,
        Set<String> done,
        int floor,
        Instant deliveredAt) {}
