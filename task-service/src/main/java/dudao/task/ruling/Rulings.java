package dudao.task.ruling;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.task.tasks.TaskChanged;
import dudao.task.tasks.TaskState;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code ruling}. */
@Singleton
class Rulings {

    private final EntityManager entities;
    private final Outbox outbox;
    private final Clock clock;

    Rulings(EntityManager entities, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Ruling get(UUID id) {
        return Optional.ofNullable(entities.find(Ruling.class, id))
                .orElseThrow(() -> RuleViolation.notFound("会商裁决", id));
    }

    /** Whoever decides next sees what was decided. */
    void lock(Ruling ruling) {
        entities.refresh(ruling, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Ruling> of(UUID task) {
        return entities.createQuery("from Ruling where taskId = ?1 order by id", Ruling.class)
                .setParameter(1, task)
                .getResultList();
    }

    Optional<Ruling> open(UUID task) {
        return entities.createQuery("from Ruling where taskId = ?1 and state = PROPOSED", Ruling.class)
                .setParameter(1, task)
                .getResultStream()
                .findFirst();
    }

    void add(Ruling ruling, String fact, Secrecy secrecy) {
        entities.persist(ruling);
        tell(ruling, fact, secrecy);
    }

    /** @param secrecy of the task */
    void tell(Ruling ruling, String fact, Secrecy secrecy) {
        outbox.add(
                "task.events.v1",
                "dudao.task.ruling-" + fact + ".v1",
                ruling,
                RulingFact.of(ruling, secrecy),
                Readers.of(ruling.organizationId),
                null);
    }

    /** What was proposed about a submission means nothing once that has been recalled, reviewed or cancelled. */
    void on(@Observes TaskChanged change) {
        if (change.from() == TaskState.SUBMITTED && change.to() != TaskState.SUBMITTED) {
            open(change.taskId()).ifPresent(Ruling::lapse);
        }
    }
}
