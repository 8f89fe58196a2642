package dudao.task.tasks;

import dudao.commons.audit.AuditTrail;
import dudao.commons.events.Event;
import dudao.commons.http.ETags;
import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.identity.People;
import dudao.commons.identity.Scope;
import dudao.commons.problems.RuleViolation;
import dudao.task.duties.Duty;
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
import java.util.function.Function;

/**
 * All tasks, and the only way by which other features act on one. A caller sees the tasks of its organisation and of what
 * stands below it.
 */
@Singleton
public class Tasks {

    /** As whom timers and listeners act. */
    public static final String SYSTEM = "task-service";

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

    /** What the caller may not see does not exist: 404. */
    public SeenTask get(UUID id) {
        return seen(id, entities.find(Task.class, id));
    }

    /** As it was; not to be acted on. */
    public SeenTask get(UUID id, Instant asOf) {
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
        return new SeenTask(
                task, unit, scope.home(), caller, () -> history.workers(id), command -> history.hinders(command, id));
    }

    /** One command: may the caller, on this version, in this state; then all that it leaves behind. */
    public SeenTask act(UUID id, String ifMatch, Act act) {
        SeenTask seen = get(id);
        seen.mustAllow(act.right);
        ETags.check(ifMatch, seen.task);
        act(seen, act);
        return seen;
    }

    /** An act whose feature has checked by its own rule that the caller may: all that it leaves behind. */
    public void act(SeenTask seen, Act act) {
        act(seen.task, act, Author.of(caller), null);
    }

    /**
     * An act of a timer or of an event's listener; row security must let the transaction see the task.
     *
     * @param cause the event that made it happen, or null
     * @return the task after it; empty when there is no such task
     */
    public Optional<TaskFacts> actBySystem(UUID id, Act act, Event cause) {
        Task task = locked(id);
        if (task == null) {
            return Optional.empty();
        }
        act(task, act, Author.of(cause, SYSTEM), cause);
        return Optional.of(TaskFacts.of(task));
    }

    /** As a timer or an event's listener finds it, locked until the end of the transaction. */
    public Optional<TaskFacts> bySystem(UUID id) {
        return Optional.ofNullable(locked(id)).map(TaskFacts::of);
    }

    private Task locked(UUID id) {
        limitAbove(id);
        return entities.find(Task.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Limit of the task this one was handed down from, in sight or not, which stands until the end of the transaction;
     * empty of any other. To be asked before the task itself is locked: what stands above is locked first.
     */
    public Optional<Instant> limitAbove(UUID id) {
        return Optional.ofNullable((Instant) entities.createNativeQuery("select hold_above(?1)", Instant.class)
                .setParameter(1, id)
                .getSingleResult());
    }

    void act(Task task, Act act, Author author, Event cause) {
        if (task.parentId != null) {
            limitAbove(task.id);
        }
        TaskFacts before = TaskFacts.of(task);
        act.rule.accept(task, task.moment(clock));
        history.add(task, act, before, author, cause);
    }

    /** A new task of the caller's; the history of a task begins after its assignment. */
    public SeenTask assign(Duty duty) {
        return assign(duty, null);
    }

    /** @param parentId the task it is handed down from */
    public SeenTask assign(Duty duty, UUID parentId) {
        Author by = Author.of(caller);
        Task task = Task.assign(duty, by, clock.instant().truncatedTo(ChronoUnit.MICROS));
        task.parentId = parentId;
        add(task, by, null);
        return new SeenTask(task, duty.unit(), tree.scopeOf(caller).home(), caller, People::of, command -> false);
    }

    /** @param limit of the new task, from what is known of the old one and the moment of the act */
    public SeenTask reassign(UUID id, String ifMatch, Node unit, Function<TaskFacts, Instant> limit) {
        // Before the new one takes along what stands below it.
        locked(id);
        Author by = Author.of(caller);
        Act reassign = Act.reassign(
                (task, now) -> add(task.reassign(unit, limit.apply(TaskFacts.of(task)), by, now), by, null));
        return act(id, ifMatch, reassign);
    }

    void add(Task task, Author author, Event cause) {
        entities.persist(task);
        history.begin(task, author, cause);
    }

    /**
     * Something was reported on the task, which is no transition: whoever acts on it should have seen it.
     *
     * @param ifMatch may be missing: a report adds and overwrites nothing
     * @return the moment of the report; {@link #tell} raises the version
     */
    public Instant report(SeenTask seen, String ifMatch) {
        if (ifMatch != null) {
            ETags.check(ifMatch, seen.task);
        }
        Instant now = seen.task.moment(clock);
        seen.task.reported(now);
        return now;
    }

    /** Tells others of the task; not beside an act, which tells by itself. */
    public void tell(SeenTask seen, String fact, String text, Object report) {
        history.tell(seen.task, fact, null, text, Author.of(caller), report, null);
    }

    Task find(UUID id) {
        return entities.find(Task.class, id);
    }

    List<Task> handedDownFrom(UUID id) {
        return entities.createQuery("from Task where parentId = ?1 order by id", Task.class)
                .setParameter(1, id)
                .getResultList();
    }

    List<Task> ofFinding(UUID findingId) {
        return entities.createQuery("from Task where source.findingId = ?1", Task.class)
                .setParameter(1, findingId)
                .getResultList();
    }
}
