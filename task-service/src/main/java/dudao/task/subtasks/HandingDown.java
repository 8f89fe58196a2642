package dudao.task.subtasks;

import dudao.commons.identity.Caller;
import dudao.commons.identity.OrganizationTree;
import dudao.commons.identity.OrganizationTree.Node;
import dudao.commons.problems.RuleViolation;
import dudao.commons.secrecy.Classification;
import dudao.commons.secrecy.Secrecy;
import dudao.commons.time.Clocks;
import dudao.task.duties.Deadline;
import dudao.task.duties.Deadlines;
import dudao.task.duties.Duty;
import dudao.task.duties.Source;
import dudao.task.duties.WhiteList;
import dudao.task.tasks.SeenTask;
import dudao.task.tasks.TaskCommand.By;
import dudao.task.tasks.TaskFacts;
import dudao.task.tasks.TaskState;
import dudao.task.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A unit hands its task, or a part of it, down to organisations below it, and stays answerable for the whole. */
@Singleton
class HandingDown {

    private static final Set<TaskState> AT_WORK =
            EnumSet.of(TaskState.ACCEPTED, TaskState.IN_PROGRESS, TaskState.RETURNED);

    private final Tasks tasks;
    private final Subtasks subtasks;
    private final Deadlines deadlines;
    private final WhiteList whiteList;
    private final OrganizationTree tree;
    private final Caller caller;
    private final Clock clock;

    HandingDown(
            Tasks tasks,
            Subtasks subtasks,
            Deadlines deadlines,
            WhiteList whiteList,
            OrganizationTree tree,
            Caller caller,
            Clock clock) {
        this.whiteList = whiteList;
        this.tasks = tasks;
        this.subtasks = subtasks;
        this.deadlines = deadlines;
        this.tree = tree;
        this.caller = caller;
        this.clock = clock;
    }

    void handDown(UUID id, NewSubtasks wanted) {
        SeenTask seen = tasks.get(id);
        seen.mustBe(By.UNIT_HEAD);
        // Nobody hands down twice at once, nor submits meanwhile.
        tasks.bySystem(id);
        TaskFacts task = seen.facts();
        if (!AT_WORK.contains(task.state())) {
            throw RuleViolation.illegalTransition(task.state(), "subtasks", seen.allowedCommands());
        }
        List<UUID> ids = wanted.organizationIds().stream().distinct().toList();
        List<Node> units = ids.stream().map(unit -> below(task, unit)).toList();
        if (units.stream().anyMatch(WhiteList::protects) && !whiteList.covers(id)) {
            throw WhiteList.approvalRequired("计划外任务分解给学校须经领导审定(立项时注明 schoolsBelow)");
        }
        List<UUID> taken = subtasks.taken(id, ids);
        if (!taken.isEmpty()) {
            throw RuleViolation.of("SUBTASK_EXISTS", "其中 " + taken.size() + " 个单位已有由该任务分解的任务")
                    .with("organizationIds", taken);
        }
        Instant dueAt = limit(task, wanted.dueOn());
        Deadline deadline = Deadline.set(dueAt, Deadline.by("由上级任务分解", dueAt));
        Secrecy secrecy = task.secrecy().isRestricted()
                ? new Secrecy(Classification.RESTRICTED, task.organizationId())
                : task.secrecy();
        for (Node unit : units) {
            tasks.assign(
                    new Duty(
                            Source.subtask(),
                            wanted.title() == null ? task.title() : wanted.title(),
                            wanted.acceptanceStandard() == null
                                    ? task.acceptanceStandard()
                                    : wanted.acceptanceStandard(),
                            unit,
                            deadline,
                            secrecy),
                    id);
        }
    }

    private Node below(TaskFacts task, UUID id) {
        Node unit = tree.inScope(id, caller);
        if (unit.id().equals(task.organizationId())) {
            throw RuleViolation.invalidField("/organizationIds", "任务只能分解给下级单位");
        }
        return unit;
    }

    private Instant limit(TaskFacts task, LocalDate dueOn) {
        Instant now = clock.instant();
        Optional<Instant> latest = latest(task.dueAt(), now);
        if (dueOn == null) {
            return latest.orElseThrow(() ->
                    RuleViolation.of("DUE_REQUIRED", "任务期限已过，分解时要给出 dueOn").at("/dueOn", "必须给出"));
        }
        Instant dueAt = deadlines.chosen(dueOn, now);
        latest.ifPresent(limit -> mustNotPass(limit, dueAt));
        return dueAt;
    }

    /** Once the limit above has passed, what is late is the task above, and work goes on below. */
    static Optional<Instant> latest(Instant limitAbove, Instant now) {
        return Optional.of(limitAbove).filter(limit -> limit.isAfter(now));
    }

    static void mustNotPass(Instant limitAbove, Instant dueAt) {
        if (dueAt.isAfter(limitAbove)) {
            throw RuleViolation.of("SUBTASK_AFTER_PARENT", "期限不能晚于上级任务的期限 " + Clocks.lastDayOf(limitAbove))
                    .with("latest", Clocks.lastDayOf(limitAbove))
                    .at("/dueOn", "晚于上级任务的期限");
        }
    }
}
