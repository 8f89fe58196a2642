package dudao.task.notices;

import dudao.task.deadlines.CountedLimit;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One counted limit under another notice; an assignment's limit stands for all of its tasks.
 *
 * @param tasks open ones it is the limit of
 */
record Shift(UUID deadlineId, int tasks, CountedLimit now, CountedLimit then) {

    enum Fate {
        /** Provisional so far: the date moves. */
        MOVES,
        /** Provisional so far: the notice says the same date. */
        CONFIRMED,
        /** Told to its unit on a notice that was loaded: it stays. */
        KEPT
    }

    /** Null when the notice makes no difference. */
    Fate fate() {
        boolean same = now.dueAt().equals(then.dueAt());
        if (now.provisional()) {
            return same ? then.provisional() ? null : Fate.CONFIRMED : Fate.MOVES;
        }
        return same ? null : Fate.KEPT;
    }

    LocalDate from() {
        return now.dueOn();
    }

    LocalDate to() {
        return then.dueOn();
    }
}
