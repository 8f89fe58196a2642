package dudao.task.difficulties;

import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Outbox;
import dudao.commons.events.Readers;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
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
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Table {@code difficulty}. */
@Singleton
class Difficulties {

    private static final String IN_SCOPE =
            """
            select d.id, t.classification = 'RESTRICTED' as restricted from difficulty d join task t on t.id = d.task_id join organization o on o.id = d.organization_id
            where o.path ^@ any(:scope) and %s
              and (cast(:task as uuid) is null or d.task_id = :task)
              and (cast(:unit as uuid) is null or d.organization_id = :unit)
              and (cast(:addressee as uuid) is null or d.office_id = :addressee)
              and (cast(:state as text) is null or d.state = :state)
              and (not :late or d.state = 'OPEN' and d.answer_by < :now)
              and (cast(:after as uuid) is null or d.id > :after)
            order by d.id limit :limit"""
                    .formatted(Secrecy.readable("t", "t.organization_id"));

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final Outbox outbox;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    Difficulties(
            EntityManager entities,
            Jdbi jdbi,
            Outbox outbox,
            OrganizationTree tree,
            Caller caller,
            Clock clock,
            AuditTrail trail) {
        this.trail = trail;
        this.entities = entities;
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Difficulty get(UUID id) {
        Difficulty found = entities.find(Difficulty.class, id);
        if (found == null) {
            throw RuleViolation.notFound("困难", id);
        }
        return found;
    }

    /** Whoever answers next sees what was answered. */
    void lock(Difficulty difficulty) {
        entities.refresh(difficulty, LockModeType.PESSIMISTIC_WRITE);
    }

    void add(Difficulty difficulty) {
        entities.persist(difficulty);
    }

    void tell(Difficulty difficulty, Secrecy secrecy) {
        outbox.add(
                "task.events.v1",
                "dudao.task.difficulty-changed.v1",
                difficulty,
                DifficultyFact.of(difficulty, secrecy),
                Readers.of(difficulty.organizationId),
                null);
    }

    /** Whoever wants the task: the unit it was handed down by, the issuer of its plan, or whoever registered it. */
    UUID officeOf(UUID taskId) {
        return jdbi.withHandle(handle -> handle.createQuery("select office_of(:id)")
                .bind("id", taskId)
                .mapTo(UUID.class)
                .one());
    }

    /** @param late only those whose answer is overdue */
    record Filter(UUID task, UUID unit, UUID office, DifficultyState state, boolean late) {}

    Page<Difficulty> page(Filter filter, Paging paging) {
        List<String> after = paging.after(1);
        Map<UUID, Boolean> ids = jdbi.withHandle(handle -> handle
                .createQuery(IN_SCOPE)
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .bind("task", filter.task())
                .bind("unit", filter.unit())
                .bind("addressee", filter.office())
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("late", filter.late())
                .bind("now", now().atOffset(ZoneOffset.UTC))
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .map((row, context) -> Map.entry(row.getObject("id", UUID.class), row.getBoolean("restricted")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        List<Difficulty> rows = entities.createQuery("from Difficulty where id in ?1 order by id", Difficulty.class)
                .setParameter(1, ids.keySet())
                .getResultList();
        trail.readAny("difficulties", rows, row -> ids.get(row.id));
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
