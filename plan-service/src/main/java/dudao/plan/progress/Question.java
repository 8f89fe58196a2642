package dudao.plan.progress;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What is to be counted, and who asks.
 *
 * @param itemId null for the whole plan
 * @param reader see {@link dudao.plan.access.PlanAccess#reader}: what is restricted counts for few
 */
record Question(UUID planId, UUID itemId, Instant asOf, Tense tense, Map<String, Object> reader) {

    /**
     * The past is counted from the histories; from now on the kept counters hold, also for a moment to come. These say what
     * has been heard, which may be a moment ahead of the sender's clock.
     */
    enum Tense {
        PAST,
        NOW,
        TO_COME
    }

    boolean past() {
        return tense == Tense.PAST;
    }

    /** A condition on one item, if it is about one. */
    String onItem(String column) {
        return itemId == null ? "" : " and " + column + " = :item";
    }
}
