package dudao.task.reverification;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.People;
import dudao.commons.identity.Scope;
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
import org.jdbi.v3.core.Jdbi;

/** Table {@code reverification}. */
@Singleton
class Reverifications {

    private static final String IN_SCOPE =
            """
            select v.id from reverification v join task t on t.id = v.task_id
              join organization o on o.id = v.organization_id
            where o.path ^@ any(:scope)
              and (t.classification <> 'RESTRICTED' or :office in (t.handling_office_id, t.organization_id))
              and (cast(:draw as uuid) is null or v.draw_id = :draw)
              and (cast(:task as uuid) is null or v.task_id = :task)
              and (cast(:state as text) is null or v.state = :state)
              and (cast(:after as uuid) is null or v.id > :after)
            order by v.id limit :limit""";

    private static final String CERTIFIERS =
            """
            select distinct person from (
              select actor, on_behalf_of from task_transition where task_id = :task and command = 'complete'
              union all
              select proposed_by, proposed_for from ruling
              where task_id = :task and state = 'DECIDED' and decision = 'COMPLETE') act,
              lateral (values (actor), (on_behalf_of)) p (person)
            where person is not null""";

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    Reverifications(EntityManager entities, Jdbi jdbi, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Reverification get(UUID id) {
        return Optional.ofNullable(entities.find(Reverification.class, id))
                .orElseThrow(() -> RuleViolation.notFound("复核", id));
    }

    /** Whoever decides next sees what was found. */
    void lock(Reverification found) {
        entities.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Reverification> open(UUID task) {
        return entities.createQuery("from Reverification where taskId = ?1 and state = DRAWN", Reverification.class)
                .setParameter(1, task)
                .getResultStream()
                .findFirst();
    }

    /** Everybody who has said that the task was done, or for whom that was said. */
    People certifiers(UUID task) {
        return new People(jdbi.withHandle(handle -> handle.createQuery(CERTIFIERS)
                .bind("task", task)
                .mapTo(String.class)
                .set()));
    }

    /** @param secrecy of the task */
    void tell(Reverification found, Secrecy secrecy) {
        outbox.add(
                "task.events.v1",
                "dudao.task.reverified.v1",
                found,
                ReverificationFact.of(found, secrecy),
                Readers.of(found.organizationId),
                null);
    }

    /** What was drawn is struck off only after it has been looked at, and needs no look once it is open again. */
    void on(@Observes TaskChanged change) {
        boolean wasDone = change.from() == TaskState.COMPLETED || change.from() == TaskState.CLOSED;
        if (!wasDone || change.from() == change.to()) {
            return;
        }
        open(change.taskId()).ifPresent(open -> {
            if (change.to() == TaskState.CLOSED) {
                throw RuleViolation.of("REVERIFICATION_PENDING", "该任务已被抽中复核,复核后才能销号")
                        .with("reverificationId", open.id);
            }
            open.lapse();
        });
    }

    record Filter(UUID draw, UUID task, ReverificationState state) {}

    Page<Reverification> page(Filter filter, Paging paging, Scope scope, Caller caller) {
        List<String> after = paging.after(1);
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery(IN_SCOPE)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind("office", caller.organizationId())
                .bind("draw", filter.draw())
                .bind("task", filter.task())
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .mapTo(UUID.class)
                .list());
        List<Reverification> rows = entities.createQuery(
                        "from Reverification where id in ?1 order by id", Reverification.class)
                .setParameter(1, ids)
                .getResultList();
        return Page.of(rows, paging, row -> List.of(row.id));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }
}
