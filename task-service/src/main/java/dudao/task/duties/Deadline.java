package dudao.task.duties;

import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * By when a duty is to be done.
 *
 * @param originalDueAt as it was first set; never moves
 * @param deadlineVersion counts the limits from 1
 * @param deadlineBasis the sentence that explains the limit
 */
@Embeddable
public record Deadline(
        Instant dueAt,
        Instant originalDueAt,
        @Enumerated(EnumType.STRING) Kind deadlineKind,
        int deadlineVersion,
        String deadlineBasis) {

    public enum Kind {
        SET,
        /** Laid down in a letter or by law: no clock of ours moves it. */
        STATUTORY
    }

    public Deadline {
        dueAt = dueAt.truncatedTo(ChronoUnit.MICROS);
        originalDueAt = originalDueAt.truncatedTo(ChronoUnit.MICROS);
    }

    public static Deadline set(Instant dueAt, String basis) {
        return new Deadline(dueAt, dueAt, Kind.SET, 1, basis);
    }

    public static Deadline statutory(Instant dueAt, String basis) {
        return new Deadline(dueAt, dueAt, Kind.STATUTORY, 1, basis);
    }

    public static String by(String why, Instant limit) {
        return why + "，限 " + Clocks.lastDayOf(limit) + " 前办结";
    }

    public Deadline moved(Instant to, String basis) {
        return new Deadline(to, originalDueAt, deadlineKind, deadlineVersion + 1, basis);
    }

    public boolean isStatutory() {
        return deadlineKind == Kind.STATUTORY;
    }

    public void mustBeMovable(String detail) {
        if (isStatutory()) {
            throw RuleViolation.of("DEADLINE_NOT_EXTENDABLE", detail);
        }
    }
}
