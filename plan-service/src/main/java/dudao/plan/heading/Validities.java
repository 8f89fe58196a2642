package dudao.plan.heading;

import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Whether plans still hold, and what took their place. */
@Singleton
public class Validities {

    private final Jdbi jdbi;
    private final Headings headings;

    Validities(Jdbi jdbi, Headings headings) {
        this.jdbi = jdbi;
        this.headings = headings;
    }

    public Validity of(UUID planId) {
        return headings.of(planId).validity();
    }

    /** @param before as {@link #of} says, of a plan whose lock is held */
    public void change(
            UUID planId, Validity before, ValidityStatus next, UUID successor, LocalDate until, String reason) {
        if (before.status() == null || !before.status().mayBecome(next)) {
            throw RuleViolation.illegalTransition(
                    before.status() == null ? "未印发" : before.status(),
                    "validity " + next,
                    before.status() == null ? List.of() : before.status().mayBecome());
        }
        requireSuccessor(planId, next, successor);
        requireEnd(planId, until);
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        update plan set validity = :next, superseded_by = :successor, validity_reason = :reason,
                          valid_until = coalesce(:until, valid_until)
                        where id = :id""")
                .bind("next", next)
                .bind("successor", successor)
                .bind("reason", reason)
                .bind("until", until)
                .bind("id", planId)
                .execute());
    }

    private void requireSuccessor(UUID planId, ValidityStatus next, UUID successor) {
        boolean needed = next == ValidityStatus.SUPERSEDED;
        if (needed && successor == null) {
            throw RuleViolation.invalidField("/supersededBy", "请指明替代它的计划");
        }
        if (successor == null) {
            return;
        }
        if (next == ValidityStatus.LAPSED) {
            throw RuleViolation.invalidField("/supersededBy", "失效的计划没有替代它的计划");
        }
        if (!mayFollow(planId, successor)) {
            throw RuleViolation.invalidField("/supersededBy", "替代计划 " + successor + " 不存在、未印发、已废止或本身被它替代");
        }
    }

    /** One the caller sees, that is issued and holds, and does not go back to this one by any way. */
    private boolean mayFollow(UUID planId, UUID successor) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        """
                        with recursive line as (
                          select id, superseded_by from plan where id = :successor
                          union
                          select p.id, p.superseded_by from line join plan p on p.id = line.superseded_by)
                        select exists (select from plan where id = :successor and not voided
                                         and status in ('ISSUED', 'CLOSED', 'ARCHIVED'))
                          and not exists (select from line where id = :id or superseded_by = :id)""")
                .bind("successor", successor)
                .bind("id", planId)
                .mapTo(Boolean.class)
                .one());
    }

    private void requireEnd(UUID planId, LocalDate until) {
        Heading head = headings.of(planId);
        LocalDate begins = head.effectiveOn() != null ? head.effectiveOn() : head.signedOn();
        if (until != null && begins != null && until.isBefore(begins)) {
            throw RuleViolation.invalidField("/until", "有效期不能在施行之前届满");
        }
    }
}
