package dudao.task.escalating;

import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.time.Clocks;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiConsumer;

/** All steps of all ladders; a caller sees those of the tasks it sees. */
@Singleton
class Escalations {

    private final EntityManager entities;
    private final EscalationList list;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    Escalations(
            EntityManager entities, EscalationList list, Outbox outbox, Caller caller, Clock clock, AuditTrail trail) {
        this.entities = entities;
        this.list = list;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.trail = trail;
    }

    EscalationView get(UUID id) {
        EscalationView view = list.find(id).orElseThrow(() -> RuleViolation.notFound("催办督办", id));
        if (view.classification() == Classification.RESTRICTED) {
            trail.read("escalations", id);
        }
        return view;
    }

    /** One command: is it there for the caller, may the caller, on this version, in this state; then what it tells. */
    EscalationView command(UUID id, String ifMatch, String command, BiConsumer<Escalation, Instant> rule) {
        get(id);
        Escalation escalation = entities.find(Escalation.class, id);
        new Deciders(caller).mustAllow(command, escalation);
        ETags.check(ifMatch, escalation);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rule.accept(escalation, now);
        entities.flush();
        EscalationView after = get(id);
        outbox.add(
                EscalationFact.TOPIC,
                escalation.state.eventType(),
                escalation,
                fact(escalation, list.concerned(escalation.taskId), after, now),
                Readers.of(escalation.organizationId),
                null);
        return after;
    }

    private static EscalationFact fact(
            Escalation escalation, EscalationList.Concerned task, EscalationView view, Instant now) {
        return new EscalationFact(
                escalation.id,
                escalation.taskId,
                escalation.organizationId,
                task.countyId(),
                escalation.issuerId,
                task.planId(),
                task.itemId(),
                task.measureId(),
                task.title(),
                escalation.step,
                escalation.rung,
                escalation.form,
                escalation.pack,
                escalation.state,
                escalation.deadlineVersion,
                now.atZone(Clocks.SHANGHAI).toOffsetDateTime(),
                view.slip(),
                escalation.documentNumber,
                escalation.replyBy,
                escalation.state == EscalationState.ACKNOWLEDGED ? escalation.reply : escalation.text,
                escalation.voidReason,
                task.secrecy().told(),
                task.handlingOfficeId());
    }
}
