package dudao.task.escalating;

import dudao.commons.data.Versioned;
import dudao.commons.identity.Actor;
import dudao.commons.problems.RuleViolation;
import dudao.commons.time.Clocks;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One step of a task's ladder, as the people see it who decide about it or answer it. */
@Entity
class Escalation implements Versioned {

    @Id
    UUID id;

    @Version
    long version;

    UUID taskId;
    UUID organizationId;
    UUID issuerId;
    int deadlineVersion;
    String pack;
    String step;
    int rung;
    String form;

    @Enumerated(EnumType.STRING)
    EscalationState state;

    boolean urgent;
    Instant nextActionAt;
    boolean last;
    Integer slipYear;
    Integer slipNumber;
    String documentNumber;
    LocalDate replyBy;
    String text;
    Instant proposedAt;
    Instant decidedAt;
    String decidedBy;
    String decidedByName;
    String decidedFor;
    Instant sentAt;
    Instant acknowledgedAt;
    String acknowledgedBy;
    String acknowledgedByName;
    String acknowledgedFor;
    String reply;
    Instant voidedAt;
    String voidReason;

    protected Escalation() {}

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public long version() {
        return version;
    }

    /** It goes out in the next working hour, which is now when it is one. */
    void confirm(Decision decision, Actor by, Instant now) {
        move("confirm", EscalationState.APPROVED);
        mustBeTime(decision.replyBy(), Clocks.dateOf(now));
        replyBy = decision.replyBy();
        documentNumber = decision.documentNumber();
        text = decision.text();
        decided(by, now);
        nextActionAt = now;
    }

    private static void mustBeTime(LocalDate replyBy, LocalDate today) {
        if (replyBy != null && (replyBy.isBefore(today) || replyBy.isAfter(today.plusYears(1)))) {
            throw RuleViolation.invalidField("/replyBy", "答复期限应在今天到一年之内");
        }
    }

    /** A person says that this is not to be: the ladder rests until the task has another limit. */
    void cancel(String reason, Actor by, Instant now) {
        move("void", EscalationState.VOIDED);
        decided(by, now);
        voidedAt = now;
        voidReason = reason;
        nextActionAt = null;
        last = true;
    }

    private void decided(Actor by, Instant now) {
        decidedAt = now;
        decidedBy = by.id();
        decidedByName = by.name();
        decidedFor = by.onBehalfOf();
    }

    void acknowledge(String answer, Actor by, Instant now) {
        move("acknowledge", EscalationState.ACKNOWLEDGED);
        acknowledgedAt = now;
        acknowledgedBy = by.id();
        acknowledgedByName = by.name();
        acknowledgedFor = by.onBehalfOf();
        reply = answer;
    }

    private void move(String command, EscalationState next) {
        if (!state.commands().contains(command)) {
            throw RuleViolation.illegalTransition(state, command, state.commands());
        }
        state = next;
    }
}
