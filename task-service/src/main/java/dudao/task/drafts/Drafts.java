package dudao.task.drafts;

import dudao.commons.audit.AuditTrail;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Table {@code task_draft}: those that the caller's organisation or one below it has registered. */
@Singleton
public class Drafts {

    private static final String IN_SCOPE =
            """
            select d.id from task_draft d join organization o on o.id = d.registrar_organization_id
            where o.path ^@ any(:scope) and %s
              and (cast(:id as uuid) is null or d.id = :id)
              and (cast(:state as text) is null or d.state = :state)
              and (cast(:unit as uuid) is null or d.organization_id = :unit)
              and (cast(:after as uuid) is null or d.id > :after)
            order by d.id limit :limit"""
                    .formatted(Secrecy.readable("d", "d.registrar_organization_id"));

    private final EntityManager entities;
    private final Jdbi jdbi;
    private final OrganizationTree tree;
    private final Caller caller;
    private final AuditTrail trail;

    Drafts(EntityManager entities, Jdbi jdbi, OrganizationTree tree, Caller caller, AuditTrail trail) {
        this.entities = entities;
        this.jdbi = jdbi;
        this.tree = tree;
        this.caller = caller;
        this.trail = trail;
    }

    void add(Draft draft) {
        entities.persist(draft);
    }

    /** What the caller may not see does not exist: 404. */
    Draft get(UUID id) {
        List<UUID> found = ids(id, null, null, null, 1);
        if (found.isEmpty()) {
            throw RuleViolation.notFound("立项", id);
        }
        Draft draft = entities.find(Draft.class, id);
        if (draft.secrecy().isRestricted()) {
            trail.read("task-drafts", id);
        }
        return draft;
    }

    /** Whoever decides next sees what was decided. */
    void lock(Draft draft) {
        entities.refresh(draft, LockModeType.PESSIMISTIC_WRITE);
    }

    Page<Draft> page(DraftState state, UUID unit, Paging paging) {
        List<String> after = paging.after(1);
        List<UUID> ids = ids(null, state, unit, after == null ? null : id(after.get(0)), paging.limit() + 1);
        List<Draft> rows = entities.createQuery("from Draft where id in ?1 order by id", Draft.class)
                .setParameter(1, ids)
                .getResultList();
        trail.readAny("task-drafts", rows, row -> row.secrecy().isRestricted());
        return Page.of(rows, paging, row -> List.of(row.id));
    }

    private List<UUID> ids(UUID id, DraftState state, UUID unit, UUID after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(IN_SCOPE)
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .bind("id", id)
                .bind("state", state == null ? null : state.name())
                .bind("unit", unit)
                .bind("after", after)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
    }

    /** Of a task the caller has been let see, or of the one whose place it took. */
    public Optional<Reference> referenceOf(UUID taskId) {
        return entities.createNativeQuery("select * from draft_of(?1)", Draft.class)
                .setParameter(1, taskId)
                .getResultStream()
                .findFirst()
                .map(each -> ((Draft) each).reference());
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }
}
