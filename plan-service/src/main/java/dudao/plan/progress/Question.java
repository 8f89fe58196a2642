package dudao.plan.progress;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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

    /** To be found again by. */
    Map<String, Object> comparableReader() {
        Map<String, Object> comparable = new HashMap<>(reader);
        comparable.replaceAll((name, value) -> value instanceof Object[] several ? List.of(several) : value);
        return comparable;
    }

    /** A condition on one item, if it is about one. */
    String onItem(String column) {
        return itemId == null ? "" : " and " + column + " = :item";
    }
}
