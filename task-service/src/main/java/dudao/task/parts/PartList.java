package dudao.task.parts;

import dudao.commons.audit.AuditTrail;
import dudao.commons.http.Cursor;
import dudao.commons.http.Page;
import dudao.commons.http.Paging;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Lights;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads the parts a caller may see: those of the tasks it sees, and those its own organisation or one below it assists
 * with, whoever leads.
 */
@Singleton
class PartList {

    private static final String SEEN =
            """
            select p.id from task_part p join organization a on a.id = p.organization_id
            left join task t on t.id = p.task_id left join organization o on o.id = t.organization_id
            where (a.path ^@ any(:scope) and (not p.restricted or p.organization_id = :office)
                or o.path ^@ any(:scope) and %s)\s"""
                    .formatted(Secrecy.readable("t", "t.organization_id"));

    private static final String PAGE = SEEN
            + """
            and (cast(:task as uuid) is null or p.task_id = :task)
            and (cast(:unit as uuid) is null or p.organization_id = :unit)
            and (cast(:state as text) is null or p.state = :state)
            and (not :late or p.state in ('ASSIGNED', 'ACCEPTED', 'RETURNED') and p.due_at < :now)
            and (cast(:after as uuid) is null or p.id > :after)
            order by p.id limit :limit""";

    private final Jdbi jdbi;
    private final Parts parts;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Lights lights;
    private final AuditTrail trail;

    PartList(Jdbi jdbi, Parts parts, OrganizationTree tree, Caller caller, Lights lights, AuditTrail trail) {
        this.jdbi = jdbi;
        this.parts = parts;
        this.tree = tree;
        this.caller = caller;
        this.lights = lights;
        this.trail = trail;
    }

    /** What the caller may not see does not exist: 404. */
    Part get(UUID id) {
        boolean seen = jdbi.withHandle(handle -> handle.createQuery(SEEN + "and p.id = :id")
                .bind("id", id)
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .mapTo(UUID.class)
                .findOne()
                .isPresent());
        if (!seen) {
            throw RuleViolation.notFound("协办事项", id);
        }
        Part part = parts.get(id);
        if (part.restricted) {
            trail.read("parts", id);
        }
        return part;
    }

    /** @param late only those whose limit has passed undelivered */
    record Filter(UUID task, UUID unit, PartState state, boolean late) {}

    Page<PartView> page(Filter filter, Paging paging) {
        List<String> after = paging.after(1);
        Instant now = parts.now();
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery(PAGE)
                .bindArray(
                        "scope", String.class, (Object[]) tree.scopeOf(caller).paths())
                .bind(Secrecy.OFFICE, caller.organizationId())
                .bind("task", filter.task())
                .bind("unit", filter.unit())
                .bind("state", filter.state() == null ? null : filter.state().name())
                .bind("late", filter.late())
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("after", after == null ? null : id(after.get(0)))
                .bind("limit", paging.limit() + 1)
                .mapTo(UUID.class)
                .list());
        List<Part> found = parts.all(ids);
        trail.readAny("parts", found, part -> part.restricted);
        return Page.of(views(found), paging, row -> List.of(row.id()));
    }

    List<PartView> views(List<Part> found) {
        Map<UUID, List<PartView.Done>> histories =
                parts.histories(found.stream().map(Part::id).toList());
        Instant now = parts.now();
        return found.stream()
                .map(part -> PartView.of(part, histories.getOrDefault(part.id, List.of()), now, lights))
                .toList();
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }
}
