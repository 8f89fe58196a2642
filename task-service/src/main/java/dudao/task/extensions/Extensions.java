package dudao.task.extensions;

import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code extension}. */
@Singleton
class Extensions {

    private static final String IN_SCOPE =
            """
            select e.id from extension e join task t on t.id = e.task_id join organization o on o.id = e.organization_id
            where o.path ^@ any(:scope)
              and (t.classification <> 'RESTRICTED' or :office in (t.handling_office_id, t.organization_id))
              and (cast(:task as uuid) is null or e.task_id = :task)
              and (cast(:state as text) is null or :state =
                case when e.state = 'REQUESTED' and e.due_at < :now then 'LAPSED' else e.state end)
              and (not :late or e.state = 'REQUESTED' and e.decide_by < :now)
              and (cast(:after as uuid) is null or e.id > :after)
            order by e.id limit :limit""";

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final Clock clock;

    Extensions(EntityManager entities, Jdbi jdbi, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Extension get(UUID id) {
        Extension found = entities.find(Extension.class, id);
        if (found == null) {
            throw RuleViolation.notFound("延期申请", id);
        }
        return found;
    }

    /** Whoever decides next sees what was decided. */
    void lock(Extension extension) {
        entities.refresh(extension, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Extension> open(UUID task) {
        return entities.createQuery("from Extension where taskId = ?1 and state = REQUESTED", Extension.class)
                .setParameter(1, task)
                .getResultStream()
                .findFirst();
    }

    int granted(UUID task) {
        return Math.toIntExact(entities.createQuery(
                        "select count(*) from Extension where taskId = ?1 and state = APPROVED", Long.class)
                .setParameter(1, task)
                .getSingleResult());
    }

    void add(Extension extension, Secrecy secrecy) {
        entities.persist(extension);
        tell(extension, "requested", secrecy);
    }

    /** @param secrecy of the task */
    void tell(Extension extension, String fact, Secrecy secrecy) {
        outbox.add(
                "task.events.v1",
                "dudao.task.extension-" + fact + ".v1",
                extension,
                ExtensionFact.of(extension, secrecy),
                Readers.of(extension.organizationId),
                null);
    }

    void flush() {
        entities.flush();
    }

    /** @param late only those whose decision is overdue */
    record Filter(UUID task, ExtensionState state, boolean late) {}

    Page<Extension> page(Filter filter, Paging paging, Scope scope, Caller caller) {
        List<String> after = paging.after(1);
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery(IN_SCOPE)
                .bindArray("scope", String.class, (Object[]) scope.paths())
                .bind("office", caller.organizationId())
                .bind("task", filter.task())
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("late", filter.late())
                .bind("now", now().atOffset(ZoneOffset.UTC))
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .mapTo(UUID.class)
                .list());
        List<Extension> rows = entities.createQuery("from Extension where id in ?1 order by id", Extension.class)
                .setParameter(1, ids)
                .getResultList();
        return Page.of(rows, paging, row -> List.of(row.id));
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw dudao.commons.http.Cursor.invalid();
        }
    }
}
