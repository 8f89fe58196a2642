package dudao.task.tasks;

import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Event;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** All tasks; a caller sees those of its organisation and of what stands below. */
@Singleton
class Tasks {

    private final EntityManager entities;
    private final OrganizationTree tree;
    private final TaskHistory history;
    private final Caller caller;
    private final Clock clock;
    private final AuditTrail trail;

    Tasks(
            EntityManager entities,
            OrganizationTree tree,
            TaskHistory history,
            Caller caller,
            Clock clock,
            AuditTrail trail) {
        this.trail = trail;
        this.entities = entities;
        this.tree = tree;
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    SeenTask get(UUID id) {
        return seen(id, entities.find(Task.class, id));
    }

    /** As it was; not to be changed. */
    SeenTask get(UUID id, Instant asOf) {
        List<?> found = entities.createNativeQuery("select * from task_as_of(?1) where id = ?2", Task.class)
                .setParameter(1, asOf.atOffset(ZoneOffset.UTC))
                .setParameter(2, id)
                .getResultList();
        return seen(id, found.isEmpty() ? null : (Task) found.get(0));
    }

    private SeenTask seen(UUID id, Task task) {
        Scope scope = tree.scopeOf(caller);
        Node unit = task == null ? null : tree.find(task.organizationId).orElse(null);
        if (unit == null || !scope.contains(unit) || !task.secrecy().isReadableBy(caller.organizationId(), unit.id())) {
            throw RuleViolation.notFound("任务", id);
        }
        if (task.secrecy().isRestricted()) {
            trail.read("tasks", id);
        }
        return new SeenTask(task, unit, scope.home(), caller, () -> history.workers(id));
    }

    /** One command: may the caller, on this version, in this state; then all that it leaves behind. */
    SeenTask command(UUID id, String ifMatch, TaskCommand command, Said said, BiConsumer<Task, Instant> rule) {
        SeenTask seen = get(id);
        seen.mustAllow(command);
        Task task = seen.task();
        ETags.check(ifMatch, task);
        TaskState from = task.state;
        rule.accept(task, task.moment(clock));
        history.add(task, command.path(), command.fact, from, said, Author.of(caller), null);
        return seen;
    }

    /** A new task; the history of a task begins after its assignment. */
    void add(Task task, Author author, Event cause) {
        entities.persist(task);
        history.tell(task, "assigned", Said.NOTHING, author, null, cause);
    }

    Task find(UUID id) {
        return entities.find(Task.class, id);
    }

    List<Task> ofFinding(UUID findingId) {
        return entities.createQuery("from Task where findingId = ?1", Task.class)
                .setParameter(1, findingId)
                .getResultList();
    }
}
